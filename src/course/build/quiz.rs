//! One quiz file: read, checked, and written down as Rust. What only a running machine knows is for the tests to check.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quiz {
    id: String,
    title: String,
    question: String,
    hint: String,
    source: String,
    scenario: String,
    items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Item {
    name: String,
    line: usize,
    place: String,
    code: String,
    static_data: String,
    heap: String,
    stack: String,
}

/// The id of a quiz, and its Rust. An error says what is wrong with the file and what would be right.
pub fn generate(text: &str) -> Result<(String, String), String> {
    let quiz: Quiz = toml::from_str(text).map_err(|error| error.to_string())?;
    check_id(&quiz.id)?;
    check(&quiz)?;
    let items: String = quiz.items.iter().map(item).collect();
    let Quiz { id, title, question, hint, source, scenario, .. } = &quiz;
    let rust = format!(
        "Quiz {{ id: {id:?}, title: {title:?}, question: {question:?}, hint: {hint:?}, \
         source: {source:?}, scenario: {scenario:?}, items: &[{items}] }},\n"
    );
    Ok((quiz.id, rust))
}

fn item(item: &Item) -> String {
    let Item { name, line, place, .. } = item;
    let reasons = item.reasons().map(|(_, reason)| reason);
    format!("Item {{ name: {name:?}, line: {line}, place: {place:?}, reasons: {reasons:?} }},\n")
}

impl Item {
    fn reasons(&self) -> [(&str, &str); 4] {
        [
            ("code", &self.code),
            ("static-data", &self.static_data),
            ("heap", &self.heap),
            ("stack", &self.stack),
        ]
    }
}

fn check_id(id: &str) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.is_empty() && id.chars().all(plain) {
        return Ok(());
    }
    Err(format!("the id \u{201c}{id}\u{201d} stands in addresses: write it with a to z, 0 to 9 and -"))
}

fn check(quiz: &Quiz) -> Result<(), String> {
    let texts = [
        ("title", &quiz.title),
        ("question", &quiz.question),
        ("hint", &quiz.hint),
        ("source", &quiz.source),
        ("scenario", &quiz.scenario),
    ];
    if let Some((key, _)) = texts.iter().find(|(_, text)| text.trim().is_empty()) {
        return Err(format!("{key} is empty"));
    }
    if quiz.items.is_empty() {
        return Err("there is nothing to place: add [[items]]".into());
    }
    quiz.items.iter().try_for_each(|item| check_item(item, &quiz.source))
}

fn check_item(item: &Item, source: &str) -> Result<(), String> {
    let Item { name, line, place, .. } = item;
    let said = item.line.checked_sub(1).and_then(|index| source.lines().nth(index));
    if name.is_empty() || place.is_empty() {
        return Err("an item needs a name and a place".into());
    }
    if !said.is_some_and(|text| text.contains(name.as_str())) {
        return Err(format!("line {line} of the source does not name {name}"));
    }
    let reasons = item.reasons();
    for (index, (segment, reason)) in reasons.iter().enumerate() {
        if reason.trim().is_empty() {
            return Err(format!("{name} has no reason for {segment}"));
        }
        if reasons.iter().take(index).any(|(_, other)| other == reason) {
            return Err(format!("{name} has the same reason for {segment} as for another segment"));
        }
    }
    Ok(())
}
