//! A command line to words, as a shell would take it apart.

use super::error::HomeworkError;

/// Quotes that people paste, each with the one that closes it.
const QUOTES: [(char, char); 5] =
    [('"', '"'), ('\'', '\''), ('`', '`'), ('\u{201c}', '\u{201d}'), ('\u{2018}', '\u{2019}')];

/// Dashes that a text processor makes of `-` and `--`.
const DASHES: [char; 3] = ['\u{2012}', '\u{2013}', '\u{2212}'];

/// Words between blanks; quotes keep blanks together. An error says that a quote is not closed.
pub(super) fn words(text: &str) -> Result<Vec<String>, HomeworkError> {
    let text = unquoted(text.trim()).replace("\\\r\n", " ").replace("\\\n", " ");
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter.is_whitespace() {
            words.extend(word.take());
        } else if let Some((open, close)) = quote(letter) {
            word.get_or_insert_default().push_str(&inside(&mut letters, open, close)?);
        } else {
            word.get_or_insert_default().push(letter);
        }
    }
    words.extend(word);
    Ok(words.into_iter().map(dashed).collect())
}

fn quote(letter: char) -> Option<(char, char)> {
    QUOTES.into_iter().find(|(open, _)| *open == letter)
}

fn inside(
    letters: &mut impl Iterator<Item = char>,
    open: char,
    close: char,
) -> Result<String, HomeworkError> {
    let mut text = String::new();
    for letter in letters {
        if letter == close {
            return Ok(text);
        }
        text.push(letter);
    }
    Err(HomeworkError::new(open, format!("this quote is never closed; add {close} where the word ends")))
}

/// A text without the quotes around all of it.
fn unquoted(text: &str) -> &str {
    let mut letters = text.chars();
    let ends = letters.next().and_then(quote).zip(letters.next_back());
    let middle = letters.as_str();
    match ends {
        Some(((open, close), last)) if last == close && !middle.contains([open, close]) => middle.trim(),
        _ => text,
    }
}

/// A word that begins with the dashes that the book's printer made of `-` and `--`.
fn dashed(word: String) -> String {
    if let Some(rest) = word.strip_prefix('\u{2014}') {
        return format!("--{rest}");
    }
    let Some(rest) = word.strip_prefix(DASHES) else { return word };
    let letters = rest.chars().take_while(char::is_ascii_alphabetic).count();
    format!("{}{rest}", if letters > 1 { "--" } else { "-" })
}
