//! The tokens of a program parsed: its syntax tree, and where each part of it stands in the source.

use std::collections::BTreeSet;

use lang_c::ast::TranslationUnit;
use lang_c::driver::{Config, Flavor, SyntaxError, parse_preprocessed};
use lang_c::span::Span;

use super::error::CError;
use super::known::TYPES;
use super::scan::{Kind, Token};

/// A parsed program.
pub struct Syntax<'a> {
    pub unit: TranslationUnit,
    pub places: Places<'a>,
}

/// Where the parts of the parsed text stand in the source.
pub struct Places<'a> {
    source: &'a str,
    /// Where its lines end.
    ends: Vec<usize>,
    /// The byte of the parsed text at which each token begins, ascending, and the token.
    pieces: Vec<(usize, Token<'a>)>,
    /// Bytes of the parsed text.
    length: usize,
}

/// Parses the tokens of `source`.
pub fn parse<'a>(source: &'a str, tokens: &[Token<'a>]) -> Result<Syntax<'a>, CError> {
    let mut text = TYPES.to_owned();
    let mut pieces = Vec::with_capacity(tokens.len());
    for token in tokens {
        pieces.push((text.len(), *token));
        write(&mut text, token);
        text.push(' ');
    }
    let ends = source.match_indices('\n').map(|(at, _)| at).collect();
    let places = Places { source, ends, pieces, length: text.len() };
    // The commands are for a preprocessor, which is never asked.
    let config = Config { cpp_command: String::new(), cpp_options: Vec::new(), flavor: Flavor::GnuC11 };
    match parse_preprocessed(&config, text) {
        Ok(parse) => Ok(Syntax { unit: parse.unit, places }),
        Err(error) => Err(places.complain(&error)),
    }
}

/// Writes a token. What quotes enclose is replaced, as the parser knows only some of it and we need none.
fn write(text: &mut String, token: &Token<'_>) {
    let quote = match token.kind {
        Kind::Text => '"',
        Kind::Character => '\'',
        _ => return text.push_str(token.text),
    };
    let (prefix, _) = token.text.split_once(quote).unwrap_or_default();
    text.push_str(prefix);
    text.push(quote);
    text.push('x');
    text.push(quote);
}

impl Places<'_> {
    /// The line of the source on which a part begins, from 1.
    pub fn line(&self, span: Span) -> u32 {
        let at = self.at(self.index(span.start));
        u32::try_from(self.ends.partition_point(|end| *end < at) + 1).unwrap_or(u32::MAX)
    }

    /// An error about a part.
    pub fn error(&self, span: Span, message: String) -> CError {
        CError::at(self.source, self.at(self.index(span.start)), message)
    }

    /// The string literals in a part, as the source writes them.
    pub fn text(&self, span: Span) -> String {
        let parts = self.pieces.iter().skip(self.index(span.start)).take_while(|(at, _)| *at < span.end);
        let texts: Vec<&str> =
            parts.filter(|(_, token)| token.text != "\"\"").map(|(_, token)| token.text).collect();
        if texts.is_empty() { "\"\"".to_owned() } else { texts.join(" ") }
    }

    /// The token that begins at or behind a byte of the parsed text.
    fn index(&self, offset: usize) -> usize {
        self.pieces.partition_point(|(at, _)| *at < offset)
    }

    fn at(&self, index: usize) -> usize {
        self.pieces.get(index).map_or(self.source.trim_end().len(), |(_, token)| token.at)
    }

    /// The name in `name *other`, just before a token, and where it stands.
    fn meant_as_type(&self, index: usize) -> Option<(usize, &str)> {
        match self.pieces.get(index.checked_sub(4)?..index)? {
            [(_, start), (_, name), (_, star), (_, other)] => {
                let begins = start.is(";") || start.is("{") || start.is("}");
                let meant = begins && is_name(name) && star.is("*") && is_name(other);
                meant.then_some((name.at, name.text))
            }
            _ => None,
        }
    }

    /// The token at which the parser stopped; it may do so inside one, such as a number.
    fn stopped(&self, offset: usize) -> usize {
        let next = self.pieces.partition_point(|(at, _)| *at <= offset);
        // A space follows each token.
        let end = self.pieces.get(next).map_or(self.length, |(at, _)| *at).saturating_sub(1);
        if offset >= end { next } else { next.saturating_sub(1) }
    }

    fn complain(&self, error: &SyntaxError) -> CError {
        let index = self.stopped(error.offset);
        let here = self.pieces.get(index).map(|(_, token)| token);
        if let Some((at, name)) = self.meant_as_type(index).filter(|_| here.is_some_and(|here| here.is("=")))
        {
            return CError::at(self.source, at, unknown_type(name));
        }
        let before = index.checked_sub(1).and_then(|index| self.pieces.get(index)).map(|(_, token)| token);
        let expected = error.expected.iter().copied().collect();
        let message = match here {
            Some(here) => surprise(before, here, &expected),
            None => format!("the program ends too early; {} could stand here", hopes(&expected)),
        };
        CError::at(self.source, self.at(index), message)
    }
}

/// What to say of a name that can only be meant as a type.
pub fn unknown_type(name: &str) -> String {
    format!("{} is no type that is known here; write a typedef for it above", shown(name))
}

/// What to say of a token that nobody expected, behind another.
fn surprise(before: Option<&Token<'_>>, here: &Token<'_>, expected: &BTreeSet<&str>) -> String {
    let hopes = hopes(expected);
    let found = shown(here.text);
    match before.map(|before| (before, shown(before.text))) {
        Some((before, name)) if is_name(before) && is_name(here) => format!(
            "\u{201c}{found}\u{201d} is not expected behind \u{201c}{name}\u{201d}; if {name} is a type, it needs a \
             typedef above, otherwise {hopes} could stand here"
        ),
        Some((before, last)) if expected.contains(";") && ends_there(before, here) => {
            format!(
                "\u{201c}{found}\u{201d} is not expected here; a ; may be missing behind \u{201c}{last}\u{201d}"
            )
        }
        _ if expected.contains("<typedef_name>") && is_name(here) => format!(
            "\u{201c}{found}\u{201d} is no type that is known here; if it is one, it needs a typedef above, otherwise \
             {hopes} could stand here"
        ),
        _ => format!("\u{201c}{found}\u{201d} is not expected here; {hopes} could stand here"),
    }
}

/// Whether a statement or declaration that ends behind `before` would make `here` right.
fn ends_there(before: &Token<'_>, here: &Token<'_>) -> bool {
    here.line > before.line || here.is("}")
}

fn is_name(token: &Token<'_>) -> bool {
    token.kind == Kind::Word && !KEYWORDS.split(' ').any(|word| word == token.text)
}

const KEYWORDS: &str = "auto break case char const continue default do double else enum extern float for goto if \
inline int long register restrict return short signed sizeof static struct switch typedef union unsigned void \
volatile while _Bool";

/// At most 20 characters of a text.
fn shown(text: &str) -> String {
    let short: String = text.chars().take(20).collect();
    if short.len() < text.len() { format!("{short}\u{2026}") } else { short }
}

/// What the parser hoped for, in words: marks that end something first.
fn hopes(expected: &BTreeSet<&str>) -> String {
    let operand = expected.contains("[0-9.]");
    let operator = !operand && ["+", "-", "*", "/", "+="].iter().any(|sign| expected.contains(sign));
    let ends = [";", ",", ")", "]", "}"].into_iter().filter(|mark| expected.contains(mark));
    let mut hopes: Vec<String> = ends.map(quoted).collect();
    let others = [
        ("{", expected.contains("{")),
        ("=", expected.contains("=") && !operator),
        (":", expected.contains(":")),
        ("(", expected.contains("(") && !operator && (operand || hopes.is_empty())),
    ];
    hopes.extend(others.into_iter().filter(|(_, hoped)| *hoped).map(|(mark, _)| quoted(mark)));
    let kinds = [
        ("a name", expected.contains("identifier") || expected.contains("[_a-zA-Z]")),
        ("a number", operand || expected.contains("[0-9]")),
        ("a type", expected.contains("<typedef_name>")),
        ("an operator", operator),
    ];
    hopes.extend(kinds.into_iter().filter(|(_, hoped)| *hoped).map(|(kind, _)| kind.to_owned()));
    match hopes.split_last() {
        None => "the end of the program, a declaration or a function".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

fn quoted(mark: &str) -> String {
    format!("\u{201c}{mark}\u{201d}")
}
