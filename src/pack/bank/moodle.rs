//! Moodle XML.

use super::html::prose;
use super::item::{Answer, Form, Item};
use crate::xml::{Element, document, fragment, line};

/// A file of some items.
pub(super) fn written(items: &[Item], title: &str) -> String {
    let title = line(title).replace('/', "//");
    let category = (!title.is_empty()).then(|| {
        let name = Element::new("category").and(text(&format!("$course$/top/{title}")));
        Element::new("question").with("type", "category").and(name)
    });
    document(&Element::new("quiz").all(category).all(items.iter().map(question)))
}

fn question(item: &Item) -> Element {
    let (kind, grade) = match &item.form {
        Form::Choose(_) => ("multichoice", 1),
        Form::Type { .. } => ("shortanswer", 1),
        Form::Match { pairs, .. } => ("matching", pairs.len()),
    };
    let hint = (!item.hint.is_empty()).then(|| html("hint", sentence(&item.hint)));
    Element::new("question")
        .with("type", kind)
        .and(Element::new("name").and(text(&line(&item.name()))))
        .and(html("questiontext", item.body_html()))
        .and(html("generalfeedback", item.worked_html()))
        .and(plain("defaultgrade", &grade.to_string()))
        .and(plain("penalty", "0.3333333"))
        .and(plain("hidden", "0"))
        .and(plain("idnumber", &item.id))
        .all(answered(&item.form))
        .all(hint)
}

fn answered(form: &Form) -> Vec<Element> {
    match form {
        Form::Choose(choices) => {
            let settings = [("single", "true"), ("shuffleanswers", "true"), ("answernumbering", "abc")];
            let settings = settings.map(|(name, value)| plain(name, value));
            let answers = choices
                .iter()
                .map(|choice| answer(choice.right, "html", &sentence(&choice.label), &choice.reason));
            settings.into_iter().chain(answers).collect()
        }
        Form::Type { answers, otherwise } => {
            let mut all = vec![plain("usecase", "0")];
            for Answer { spellings, reason, right } in answers {
                all.extend(spellings.iter().map(|typed| answer(*right, "plain_text", typed, reason)));
            }
            // An answer of the form * is what nothing before has matched.
            all.extend((!otherwise.is_empty()).then(|| answer(false, "plain_text", "*", otherwise)));
            all
        }
        Form::Match { pairs, targets } => matched(pairs, targets),
    }
}

fn answer(right: bool, format: &str, content: &str, reason: &str) -> Element {
    Element::new("answer")
        .with("fraction", if right { "100" } else { "0" })
        .with("format", format)
        .and(text(content))
        .and(html("feedback", sentence(reason)))
}

/// The pairs, and the targets of none of them.
fn matched(pairs: &[(String, usize)], targets: &[&str]) -> Vec<Element> {
    let pair = |name: String, place: usize| {
        let target = targets.get(place).copied().unwrap_or_default();
        html("subquestion", name).and(Element::new("answer").and(text(target)))
    };
    let found = pairs.iter().map(|(name, place)| pair(sentence(name), *place));
    let unused = (0..targets.len()).filter(|place| pairs.iter().all(|(_, used)| used != place));
    let unused = unused.map(|place| pair(String::new(), place));
    std::iter::once(plain("shuffleanswers", "true")).chain(found).chain(unused).collect()
}

fn sentence(text: &str) -> String {
    fragment(&prose(text))
}

fn html(name: &str, content: String) -> Element {
    Element::new(name).with("format", "html").and(text(&content))
}

fn text(content: &str) -> Element {
    plain("text", content)
}

fn plain(name: &str, content: &str) -> Element {
    let element = Element::new(name);
    if content.is_empty() { element } else { element.and(content) }
}
