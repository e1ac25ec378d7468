//! What a reader of XML reads of a QTI package.

use std::collections::{BTreeMap, BTreeSet};

use pack::bank::{self, Task, Version};
use roxmltree::{Document, Node};

use super::read::{Answer, Named, Read, items, text};

/// The questions of a package, in the order of its test. Every file is in the manifest, and nothing else is.
pub fn read(tasks: &[Task], version: Version) -> Vec<Read> {
    let package = bank::qti(tasks, "Memory", version);
    let files: BTreeMap<&str, &str> =
        package.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(files.len(), package.len());
    let manifest = Document::parse(files["imsmanifest.xml"]).unwrap();
    let resources = manifest.descendants().filter(|node| node.has_tag_name_of("resource"));
    let mut listed: BTreeSet<&str> = resources.map(|node| node.attribute("href").unwrap()).collect();
    assert!(listed.insert("imsmanifest.xml"));
    assert_eq!(listed, files.keys().copied().collect());
    let test = Document::parse(files["assessment.xml"]).unwrap();
    let words = Words(version);
    let references = words.all(test.root_element(), "assessmentItemRef");
    references.iter().map(|node| item(words, node, files[node.attribute("href").unwrap()])).collect()
}

fn item(words: Words, reference: &Node, file: &str) -> Read {
    let document = Document::parse(file).expect(file);
    let root = document.root_element();
    let identifier = root.attribute("identifier").unwrap();
    assert!(words.is(root, "assessmentItem") && reference.attribute("identifier") == Some(identifier));
    let id = identifier.strip_prefix("item-").unwrap().replace('_', "/");
    let feedback: BTreeMap<&str, Node> = words
        .all(root, "modalFeedback")
        .into_iter()
        .map(|node| (node.attribute("identifier").unwrap(), node))
        .collect();
    let worked = feedback.get("WORKED").map(|node| items(*node)).unwrap_or_default();
    let mut read = Read::body(&id, words.one(root, "itemBody"), &worked);
    let right: Vec<String> =
        words.all(words.one(root, "correctResponse"), "value").into_iter().map(text).collect();
    let told = |name: &str| feedback.get(name).map(|node| text(*node)).unwrap_or_default();
    if let [choices] = words.all(root, "choiceInteraction").as_slice() {
        let choice = |node: Node| {
            let name = node.attribute("identifier").unwrap();
            Answer { text: text(node), right: right == [name], told: told(name).trim().to_owned() }
        };
        read.answers = words.all(*choices, "simpleChoice").into_iter().map(choice).collect();
    } else if let [pairs] = words.all(root, "matchInteraction").as_slice() {
        matched(words, *pairs, &right, &mut read);
    } else {
        assert_eq!(words.all(root, "textEntryInteraction").len(), 1);
        read.answers = typed(words, root, told);
        keyed(words, root, &right, &read.answers);
    }
    read
}

/// The cases of the rules, in which a typed answer is looked for.
fn typed(words: Words, root: Node, told: impl Fn(&str) -> String) -> Vec<Answer> {
    let mut answers = Vec::new();
    for case in words.one(root, "responseCondition").children().filter(Node::is_element) {
        let set = |outcome: &str| {
            let set = words.all(case, "setOutcomeValue").into_iter();
            set.filter(|node| node.attribute("identifier") == Some(outcome)).map(text).next()
        };
        let right = set("SCORE").unwrap().trim() == "1";
        let feedback = set("FEEDBACK").map(|name| told(name.trim()).trim().to_owned());
        let typed: Vec<String> = words
            .all(case, "stringMatch")
            .into_iter()
            .map(|node| text(words.one(node, "baseValue")).trim().to_owned())
            .collect();
        let any = if words.is(case, "responseElse") { vec!["*".to_owned()] } else { typed };
        // What nobody foresaw is only told where there is something to tell.
        let all = any.into_iter().filter(|text| text != "*" || feedback.is_some());
        answers.extend(all.map(|text| Answer { text, right, told: feedback.clone().unwrap_or_default() }));
    }
    answers
}

/// The standard template comes to the same right answers as the rules.
fn keyed(words: Words, root: Node, right: &[String], answers: &[Answer]) {
    let keys = words.all(words.one(root, "mapping"), "mapEntry").into_iter();
    let keys: Vec<&str> = keys.map(|node| node.attribute(words.said("mapKey").as_str()).unwrap()).collect();
    let told: Vec<&str> =
        answers.iter().filter(|answer| answer.right).map(|answer| answer.text.as_str()).collect();
    assert_eq!(keys, told);
    assert_eq!(right, [told[0]]);
}

fn matched(words: Words, interaction: Node, right: &[String], read: &mut Read) {
    let sets = words.all(interaction, "simpleMatchSet");
    let named = |set: Node| {
        let choices = words.all(set, "simpleAssociableChoice").into_iter();
        choices.map(|node| (node.attribute("identifier").unwrap().to_owned(), text(node))).collect::<Vec<_>>()
    };
    let [names, targets] = [named(sets[0]), named(sets[1])];
    let found =
        |all: &[(String, String)], name: &str| all.iter().find(|(id, _)| id == name).unwrap().1.clone();
    read.answers = right
        .iter()
        .map(|pair| {
            let (name, target) = pair.split_once(' ').unwrap();
            Answer { text: found(&names, name), right: true, told: found(&targets, target) }
        })
        .collect();
    read.targets = targets.into_iter().map(|(_, text)| text).collect();
}

/// The words of a version.
#[derive(Clone, Copy)]
struct Words(Version);

impl Words {
    fn said(self, name: &str) -> String {
        let kebab = |c: char| if c.is_uppercase() { format!("-{}", c.to_lowercase()) } else { c.to_string() };
        match self.0 {
            Version::V2p1 => name.to_owned(),
            Version::V3p0 => name.chars().map(kebab).collect(),
        }
    }

    fn is(self, node: Node, name: &str) -> bool {
        let prefix = if self.0 == Version::V3p0 { "qti-" } else { "" };
        node.has_tag_name_of(&format!("{prefix}{}", self.said(name)))
    }

    fn all<'a, 'i>(self, node: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
        node.descendants().filter(|node| self.is(*node, name)).collect()
    }

    fn one<'a, 'i>(self, node: Node<'a, 'i>, name: &str) -> Node<'a, 'i> {
        self.all(node, name)[0]
    }
}
