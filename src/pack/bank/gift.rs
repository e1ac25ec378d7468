//! GIFT, Moodle's plain text.
//!
//! A question ends at an empty line, so each of its texts stands on one line. `->` cannot be escaped, but every text is
//! HTML, which writes `-&gt;`.

use super::html::prose;
use super::item::{Form, Item};
use crate::xml::{fragment, line};
use course::practice::Choice;

/// A file of some items.
pub(super) fn written(items: &[Item], title: &str) -> String {
    let title = line(title).replace('/', "//");
    let category = if title.is_empty() { String::new() } else { format!("$CATEGORY: {title}\n\n") };
    let questions: Vec<String> = items.iter().map(question).collect();
    category + &questions.join("\n")
}

fn question(item: &Item) -> String {
    let answers = match &item.form {
        Form::Choose(choices) => choices.iter().map(choice).collect(),
        Form::Type { answers, otherwise } => {
            let mut lines = Vec::new();
            for answer in answers {
                let weight = if answer.right { 100 } else { 0 };
                lines.extend(answer.spellings.iter().map(|typed| short(weight, typed, &answer.reason)));
            }
            // An answer of the form * is what nothing before has matched.
            lines.extend((!otherwise.is_empty()).then(|| short(0, "*", otherwise)));
            lines.concat()
        }
        Form::Match { pairs, targets } => matched(pairs, targets),
    };
    let feedback = html(&item.worked_html());
    let feedback = if feedback.is_empty() { feedback } else { format!("\t####{feedback}\n") };
    let name = escaped(&line(&item.name()));
    format!("// [id:{}]\n::{name}::[html]{}{{\n{answers}{feedback}}}\n", item.id, html(&item.body_html()))
}

fn choice(choice: &Choice) -> String {
    let mark = if choice.right { '=' } else { '~' };
    format!("\t{mark}{}#{}\n", text(&choice.label), text(&choice.reason))
}

fn short(weight: u8, typed: &str, reason: &str) -> String {
    format!("\t=%{weight}%{typed}#{}\n", text(reason))
}

/// The pairs, and the targets of none of them.
fn matched(pairs: &[(String, usize)], targets: &[&str]) -> String {
    let target = |place: usize| targets.get(place).copied().unwrap_or_default();
    let found = pairs.iter().map(|(name, place)| format!("\t={} -> {}\n", text(name), target(*place)));
    let unused = (0..targets.len()).filter(|place| pairs.iter().all(|(_, used)| used != place));
    found.chain(unused.map(|place| format!("\t= -> {}\n", target(place)))).collect()
}

/// A sentence as HTML.
fn text(text: &str) -> String {
    html(&fragment(&prose(text)))
}

/// HTML on one line. At its beginning `%` and `[` would open a weight or a format, and of a row of spaces some readers
/// keep only one.
fn html(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut before = None;
    for c in html.chars() {
        match (c, before) {
            ('%' | '[', None) | (' ', None | Some(' ' | '\n')) | ('\t', _) => {
                out += &format!("&#{};", u32::from(c));
            }
            _ => out.push(c),
        }
        before = Some(c);
    }
    escaped(&out)
}

/// A text without any character that means something in GIFT.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ':' | '#' | '=' | '{' | '}' | '~' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}
