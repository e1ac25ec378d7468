//! A C program as tokens, with neither comments nor white space.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Word,
    /// A number as the preprocessor sees it.
    Number,
    /// A string literal, its prefix included.
    Text,
    /// A character constant.
    Character,
    /// Punctuation.
    Mark,
    /// What cannot be read: its first characters say why. It is wrong only where it is not skipped.
    Broken,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Where it stands, or the macro that it came from: a byte of the source.
    pub at: usize,
    /// Lines that a backslash joins have one number.
    pub line: u32,
}

impl Token<'_> {
    pub fn is(&self, text: &str) -> bool {
        self.text == text && matches!(self.kind, Kind::Word | Kind::Mark)
    }
}

/// Longest first.
const MARKS: [&str; 23] = [
    "...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "*=", "/=", "%=",
    "+=", "-=", "&=", "^=", "|=", "##",
];

const SINGLE: &str = "+-*/%=<>!&|^~?:;,.()[]{}#";

/// Directives whose rest is no C: an apostrophe in them opens nothing.
const PROSE: [&str; 7] = ["include", "include_next", "error", "warning", "pragma", "line", "ident"];

/// The tokens of a program.
pub fn scan(source: &str) -> Vec<Token<'_>> {
    let mut scanner = Scanner { source, at: 0, line: 0, tokens: Vec::new() };
    if source.starts_with('\u{feff}') {
        scanner.at = '\u{feff}'.len_utf8();
    }
    while scanner.skip_space() {
        scanner.token();
    }
    scanner.tokens
}

struct Scanner<'a> {
    source: &'a str,
    at: usize,
    line: u32,
    tokens: Vec<Token<'a>>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or("")
    }

    /// Past white space and comments; false at the end.
    fn skip_space(&mut self) -> bool {
        loop {
            let rest = self.rest();
            let Some(first) = rest.chars().next() else { return false };
            match first {
                '\n' => {
                    self.line += 1;
                    self.at += 1;
                }
                ' ' | '\t' | '\r' | '\u{b}' | '\u{c}' => self.at += 1,
                '\\' if continues(rest) => self.at += rest.find('\n').map_or(rest.len(), |end| end + 1),
                '/' if rest.starts_with("//") => self.at += line_length(rest),
                '/' if rest.starts_with("/*") => match rest.get(2..).and_then(|rest| rest.find("*/")) {
                    // Inside a directive a comment does not end the line, whatever lines it covers.
                    Some(end) => self.at += end + 4,
                    None => return true,
                },
                _ => return true,
            }
        }
    }

    fn token(&mut self) {
        let rest = self.rest();
        let (kind, length) = read(rest);
        let length = if kind == Kind::Mark && self.begins_prose(rest) { self.prose(rest) } else { length };
        let text = rest.get(..length).unwrap_or(rest);
        self.tokens.push(Token { kind, text, at: self.at, line: self.line });
        self.at += text.len();
    }

    /// Whether a directive begins here that is prose.
    fn begins_prose(&self, rest: &str) -> bool {
        let first = self.tokens.last().is_none_or(|last| last.line != self.line);
        let word = rest.strip_prefix('#').map(|rest| rest.trim_start_matches([' ', '\t']));
        let word = word.map(|word| word.get(..word_length(word)).unwrap_or(""));
        first && word.is_some_and(|word| PROSE.contains(&word))
    }

    /// Bytes up to the end of the line, or to a comment that may go on beyond it.
    fn prose(&self, rest: &str) -> usize {
        let length = line_length(rest);
        let comment = rest.get(..length).and_then(|line| line.find("/*"));
        comment.unwrap_or(length)
    }
}

/// The kind and the bytes of the token at the start of `rest`.
fn read(rest: &str) -> (Kind, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    let word = word_length(rest);
    let (before, quoted) = rest.split_at_checked(word).unwrap_or_default();
    if prefix(before) && quoted.starts_with(['"', '\'']) {
        let (kind, length) = quotation(quoted);
        return (kind, word + length);
    }
    if word > 0 && !first.is_ascii_digit() {
        return (Kind::Word, word);
    }
    let number = number_length(rest);
    if number > 0 {
        return (Kind::Number, number);
    }
    match MARKS.iter().find(|mark| rest.starts_with(**mark)) {
        Some(mark) => (Kind::Mark, mark.len()),
        None if rest.starts_with("/*") => (Kind::Broken, rest.len()),
        None if SINGLE.contains(first) => (Kind::Mark, 1),
        None => (Kind::Broken, first.len_utf8()),
    }
}

/// Whether a string may follow at once: nothing, or what says how its characters are coded.
fn prefix(word: &str) -> bool {
    ["", "L", "u", "U", "u8"].contains(&word)
}

fn quotation(rest: &str) -> (Kind, usize) {
    let quote = if rest.starts_with('"') { '"' } else { '\'' };
    let kind = if quote == '"' { Kind::Text } else { Kind::Character };
    let mut escaped = false;
    for (index, c) in rest.char_indices().skip(1) {
        match c {
            '\n' if !escaped => return (Kind::Broken, index),
            '\0' => return (Kind::Broken, index + 1),
            '\r' if escaped => {}
            '\\' if !escaped => escaped = true,
            c if c == quote && !escaped && (index > 1 || quote == '"') => return (kind, index + 1),
            _ => escaped = false,
        }
    }
    (Kind::Broken, rest.len())
}

fn word_length(rest: &str) -> usize {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let length = rest.find(|c| !plain(c)).unwrap_or(rest.len());
    if rest.starts_with(|c: char| c.is_ascii_digit()) { 0 } else { length }
}

/// Digits, letters, points, and a sign behind an exponent.
fn number_length(rest: &str) -> usize {
    let dotted = rest.strip_prefix('.').unwrap_or(rest);
    if !dotted.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let mut last = ' ';
    for (index, c) in rest.char_indices() {
        let sign = matches!(c, '+' | '-') && matches!(last, 'e' | 'E' | 'p' | 'P');
        // In 0xe+1 the e is a digit.
        let sign = sign && (matches!(last, 'p' | 'P') || !rest.starts_with(['0']) || !is_hexadecimal(rest));
        if !(c.is_ascii_alphanumeric() || c == '.' || c == '_' || sign) {
            return index;
        }
        last = c;
    }
    rest.len()
}

fn is_hexadecimal(rest: &str) -> bool {
    rest.starts_with("0x") || rest.starts_with("0X")
}

/// Whether a backslash at the start joins this line with the next.
fn continues(rest: &str) -> bool {
    let blank = rest.trim_start_matches('\\').trim_start_matches([' ', '\t', '\r']);
    rest.starts_with('\\') && !rest.starts_with("\\\\") && (blank.is_empty() || blank.starts_with('\n'))
}

/// Bytes of the line, and of those joined to it, without the last line feed.
fn line_length(rest: &str) -> usize {
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        let joined = line.trim_end_matches(['\n', '\r']).ends_with('\\');
        length += line.len();
        if !joined {
            return length - usize::from(line.ends_with('\n'));
        }
    }
    length
}
