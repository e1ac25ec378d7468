//! What a reader of XML reads of Moodle XML.

use roxmltree::{Document, Node};

use super::read::{Answer, Named, Read, plain};

/// The questions of a file.
pub fn read(file: &str) -> Vec<Read> {
    let document = Document::parse(file).expect(file);
    assert!(document.root_element().has_tag_name("quiz"));
    let questions = children(document.root_element(), "question");
    questions.filter(|node| node.attribute("type") != Some("category")).map(question).collect()
}

fn question(node: Node) -> Read {
    let id = child(node, "idnumber").text().unwrap();
    assert!(id.len() <= 100 && said(child(node, "name")).ends_with(&format!("({id})")));
    let mut read = Read::html(id, said(child(node, "questiontext")), said(child(node, "generalfeedback")));
    for hint in children(node, "hint") {
        assert!(!plain(said(hint)).is_empty());
    }
    match node.attribute("type") {
        Some("multichoice") => {
            read.answers = children(node, "answer").map(|node| answer(node, true)).collect()
        }
        Some("shortanswer") => {
            assert_eq!(child(node, "usecase").text(), Some("0"));
            read.answers = children(node, "answer").map(|node| answer(node, false)).collect();
        }
        Some("matching") => matched(node, &mut read),
        other => panic!("{other:?}"),
    }
    read
}

fn answer(node: Node, html: bool) -> Answer {
    let text = said(node);
    let right = match node.attribute("fraction") {
        Some("100") => true,
        Some("0") => false,
        other => panic!("{other:?}"),
    };
    let text = if html { plain(text) } else { text.to_owned() };
    Answer { text, right, told: plain(said(child(node, "feedback"))) }
}

fn matched(node: Node, read: &mut Read) {
    for pair in children(node, "subquestion") {
        let target = said(child(pair, "answer")).to_owned();
        if !read.targets.contains(&target) {
            read.targets.push(target.clone());
        }
        if !said(pair).is_empty() {
            read.answers.push(Answer { text: plain(said(pair)), right: true, told: target });
        }
    }
    read.sort_targets();
}

fn said<'a>(node: Node<'a, '_>) -> &'a str {
    child(node, "text").text().unwrap_or_default()
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Node<'a, 'i> {
    node.children().find(|child| child.has_tag_name_of(name)).expect(name)
}

fn children<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.has_tag_name_of(name))
}
