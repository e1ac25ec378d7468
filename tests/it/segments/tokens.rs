//! C as tokens, each with its place and how deep in brackets it stands. Only for programs that gcc accepts.

use std::ops::Range;

/// A token.
#[derive(Clone, Debug)]
pub struct Token {
    pub text: String,
    /// Where it begins, in bytes.
    pub at: usize,
    pub line: u32,
    /// Open `{` around it.
    pub braces: usize,
    /// Open `(` and `[` around it.
    pub parens: usize,
}

impl Token {
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    pub fn is_text(&self) -> bool {
        self.text.ends_with('"')
    }
}

/// The tokens of a program, without comments and directives.
pub fn tokens(source: &str) -> Vec<Token> {
    let (mut found, mut braces, mut parens): (Vec<Token>, usize, usize) = (Vec::new(), 0, 0);
    let (mut at, mut line) = (0, 1);
    while at < source.len() {
        let rest = &source[at..];
        let length = length(rest, source[..at].trim_end_matches([' ', '\t']).ends_with('\n') || at == 0);
        let text = &rest[..length];
        let space = text.trim().is_empty()
            || text.starts_with("//")
            || text.starts_with("/*")
            || text.starts_with('#');
        if !space {
            match text {
                "}" => braces = braces.saturating_sub(1),
                ")" | "]" => parens = parens.saturating_sub(1),
                _ => {}
            }
            found.push(Token { text: text.to_owned(), at, line, braces, parens });
            match text {
                "{" => braces += 1,
                "(" | "[" => parens += 1,
                _ => {}
            }
        }
        line += u32::try_from(text.matches('\n').count()).unwrap();
        at += length;
    }
    found
}

fn length(rest: &str, first: bool) -> usize {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let first_char = rest.chars().next().unwrap();
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").unwrap() + 2;
    }
    if first && first_char == '#' {
        return directive(rest);
    }
    let word = rest.find(|c| !plain(c)).unwrap_or(rest.len());
    let quoted = &rest[word..];
    if word <= 2 && quoted.starts_with(['"', '\'']) && ["", "L", "u", "U", "u8"].contains(&&rest[..word]) {
        return word + quotation(quoted);
    }
    if word > 0 {
        return word;
    }
    if rest.starts_with("->") { 2 } else { first_char.len_utf8() }
}

fn directive(rest: &str) -> usize {
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        length += line.len();
        if !line.trim_end().ends_with('\\') {
            return length - usize::from(line.ends_with('\n'));
        }
    }
    length
}

fn quotation(rest: &str) -> usize {
    let quote = rest.chars().next().unwrap();
    let mut escaped = false;
    for (index, c) in rest.char_indices().skip(1) {
        if c == quote && !escaped {
            return index + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    panic!("an open quotation: {rest}")
}

/// The index of the bracket that closes the one at `open`.
pub fn closing(tokens: &[Token], open: usize) -> usize {
    let (braces, parens) = (tokens[open].braces, tokens[open].parens);
    let closes = |token: &Token| ["}", ")", "]"].contains(&token.text.as_str());
    let found = tokens.iter().enumerate().skip(open + 1);
    found
        .filter(|(_, token)| closes(token) && token.braces == braces && token.parens == parens)
        .map(|(index, _)| index)
        .next()
        .unwrap()
}

/// The body of the function whose name stands on that line: the indices of its braces.
pub fn body(tokens: &[Token], name: &str, line: u32) -> Option<Range<usize>> {
    let named =
        tokens.iter().position(|token| token.text == name && token.line == line && token.braces == 0)?;
    let open = named + tokens[named..].iter().position(|token| token.text == "{" && token.braces == 0)?;
    Some(open..closing(tokens, open))
}
