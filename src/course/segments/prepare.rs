//! What the preprocessor would do, as far as one file alone allows it: comments go, macros are replaced, `#if` parts are
//! taken or left, and `#include` is passed over. Every token remembers where it stood, so lines stay what they were.

use super::error::CError;
use super::macros::{Macro, Macros};
use super::scan::{Kind, Token, scan};

/// The tokens that the parser is to read.
pub fn prepare(source: &str) -> Result<Vec<Token<'_>>, CError> {
    let tokens = scan(source);
    let mut preparer = Preparer {
        macros: Macros::standard(),
        conditions: Vec::new(),
        waiting: Vec::new(),
        ready: Vec::new(),
    };
    let done = preparer.lines(&tokens);
    done.and_then(|()| without_attributes(&preparer.ready))
        .map_err(|(at, message)| CError::at(source, at, message))
}

/// A byte of the source, and what is wrong there.
type Wrong = (usize, String);

/// An `#if` that is open.
struct Condition {
    at: usize,
    /// Whether the lines here count.
    active: bool,
    /// Whether one of its parts counted, or none may.
    taken: bool,
}

struct Preparer<'a> {
    macros: Macros<'a>,
    conditions: Vec<Condition>,
    /// Tokens since the last directive.
    waiting: Vec<Token<'a>>,
    ready: Vec<Token<'a>>,
}

impl<'a> Preparer<'a> {
    fn lines(&mut self, tokens: &[Token<'a>]) -> Result<(), Wrong> {
        for line in tokens.chunk_by(|a, b| a.line == b.line) {
            match line.split_first() {
                Some((mark, directive)) if mark.text.starts_with('#') && mark.kind == Kind::Mark => {
                    self.directive(mark, directive)?;
                }
                _ if self.active() => self.code(line)?,
                _ => {}
            }
        }
        self.flush()?;
        match self.conditions.last() {
            Some(open) => Err((open.at, "this #if is never closed; write #endif".to_owned())),
            None => Ok(()),
        }
    }

    fn active(&self) -> bool {
        self.conditions.last().is_none_or(|condition| condition.active)
    }

    fn code(&mut self, line: &[Token<'a>]) -> Result<(), Wrong> {
        if let Some(broken) = line.iter().find(|token| token.kind == Kind::Broken) {
            return Err((broken.at, complaint(broken.text)));
        }
        self.waiting.extend(line);
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Wrong> {
        let waiting = std::mem::take(&mut self.waiting);
        self.ready.extend(self.macros.expand(&waiting)?);
        Ok(())
    }

    fn directive(&mut self, mark: &Token<'a>, rest: &[Token<'a>]) -> Result<(), Wrong> {
        let Some((name, rest)) = rest.split_first() else { return self.lone(mark) };
        match name.text {
            "if" | "ifdef" | "ifndef" => self.open(name, rest),
            "elif" | "else" | "endif" => self.turn(name, rest),
            _ if !self.active() => Ok(()),
            "define" => self.flush().and_then(|()| self.define(name, rest)),
            "undef" => {
                self.flush()?;
                rest.iter().for_each(|word| self.macros.undefine(word.text));
                Ok(())
            }
            other => Err((name.at, format!("#{other} is no directive of C"))),
        }
    }

    /// A `#` alone on its line, or one with the prose behind it.
    fn lone(&self, mark: &Token<'a>) -> Result<(), Wrong> {
        let text = mark.text.trim_start_matches(['#', ' ', '\t']);
        match text.strip_prefix("error") {
            Some(said) if self.active() => {
                Err((mark.at, format!("here the program stops itself: #error{said}")))
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, name: &Token<'a>, rest: &[Token<'a>]) -> Result<(), Wrong> {
        let outer = self.active();
        let holds = outer && self.holds(name, rest)?;
        self.conditions.push(Condition { at: name.at, active: holds, taken: holds || !outer });
        Ok(())
    }

    fn turn(&mut self, name: &Token<'a>, rest: &[Token<'a>]) -> Result<(), Wrong> {
        let Some(mut open) = self.conditions.pop() else {
            return Err((name.at, format!("#{} stands here without an #if before it", name.text)));
        };
        if name.text == "endif" {
            return Ok(());
        }
        let free = !open.taken;
        open.active = free && (name.text == "else" || self.holds(name, rest)?);
        open.taken |= open.active;
        self.conditions.push(open);
        Ok(())
    }

    /// Whether a condition holds. Only those that need no arithmetic are read.
    fn holds(&mut self, name: &Token<'a>, rest: &[Token<'a>]) -> Result<bool, Wrong> {
        let words: Vec<&str> = rest.iter().map(|token| token.text).collect();
        let defined = |word: &str| self.macros.get(word).is_some();
        match (name.text, words.as_slice()) {
            ("ifdef", [word, ..]) => Ok(defined(word)),
            ("ifndef", [word, ..]) => Ok(!defined(word)),
            (_, ["defined", "(", word, ")"] | ["defined", word]) => Ok(defined(word)),
            (_, ["!", "defined", "(", word, ")"] | ["!", "defined", word]) => Ok(!defined(word)),
            (_, [word]) => {
                let value =
                    self.macros.get(word).and_then(|found| found.body.first()).map(|token| token.text);
                number(value.unwrap_or(word)).ok_or_else(|| hard(name))
            }
            _ => Err(hard(name)),
        }
    }

    fn define(&mut self, name: &Token<'a>, rest: &[Token<'a>]) -> Result<(), Wrong> {
        let Some((word, body)) = rest.split_first().filter(|(word, _)| word.kind == Kind::Word) else {
            return Err((name.at, "#define needs the name of a macro behind it".to_owned()));
        };
        if let Some(broken) = body.iter().find(|token| token.kind == Kind::Broken) {
            return Err((broken.at, complaint(broken.text)));
        }
        let opens = body.first().filter(|next| next.is("(") && next.at == word.at + word.text.len());
        let close = body.iter().position(|token| token.is(")"));
        let found = match (opens, close) {
            (Some(_), Some(close)) => {
                let inside = body.get(1..close).unwrap_or_default();
                let parameters = inside.iter().filter(|token| !token.is(",")).map(|token| token.text);
                let body = body.get(close + 1..).unwrap_or_default().to_vec();
                Macro { parameters: Some(parameters.collect()), body }
            }
            (Some(open), None) => {
                return Err((open.at, "the parameters of this macro are never closed; write )".to_owned()));
            }
            _ => Macro { parameters: None, body: body.to_vec() },
        };
        self.macros.define(word.text, found);
        Ok(())
    }
}

fn hard(name: &Token<'_>) -> Wrong {
    let known = "write #if 0, #if 1, #ifdef NAME, #if defined(NAME) or keep the part that is meant";
    (name.at, format!("the condition of this #{} cannot be worked out here; {known}", name.text))
}

/// Whether a word is a number other than 0; a name that nobody defined counts as 0.
fn number(word: &str) -> Option<bool> {
    let digits = word.trim_end_matches(['u', 'U', 'l', 'L']);
    let is_name = word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if is_name { Some(false) } else { digits.parse::<u64>().ok().map(|value| value != 0) }
}

/// Why a token cannot be read.
fn complaint(text: &str) -> String {
    let first = text.chars().next().unwrap_or(' ');
    match first {
        '/' => "the comment that begins here is never closed; write */ where it ends".to_owned(),
        _ if text.contains('\0') && text.len() > 1 => nul(),
        '"' | 'L' | 'u' | 'U' if text.contains('"') => {
            "the string that begins here is not closed on its line; write \" where it ends".to_owned()
        }
        '\'' | 'L' | 'u' | 'U' => {
            "the character that begins here is not closed on its line; write ' where it ends".to_owned()
        }
        '\0' => nul(),
        '\\' => "a backslash may stand here only at the very end of a line".to_owned(),
        c if c.is_control() => {
            format!("the character U+{:04X} cannot stand in a C program", u32::from(c))
        }
        c => format!("\u{201c}{c}\u{201d} cannot stand in a C program outside strings and comments"),
    }
}

fn nul() -> String {
    "a byte of value 0 cannot stand in a C program".to_owned()
}

/// Whether a token is the `...` of `malloc(...)`, as lectures write it.
fn is_elided(before: &[Token<'_>], token: &Token<'_>) -> bool {
    token.is("...") && before.last().is_some_and(|last| last.is("("))
}

/// The tokens without `__attribute__((…))` and `__extension__`: they can stand almost anywhere and place nothing, but for
/// `section`.
fn without_attributes<'a>(tokens: &[Token<'a>]) -> Result<Vec<Token<'a>>, Wrong> {
    let mut kept = Vec::with_capacity(tokens.len());
    let (mut skipping, mut depth) = (false, 0_usize);
    for token in tokens {
        if skipping && token.is("(") {
            depth += 1;
        } else if skipping && token.is(")") {
            depth = depth.saturating_sub(1);
            skipping = depth > 0;
        } else if skipping && (token.text == "section" || token.text == "__section__") {
            return Err((
                token.at,
                "the attribute section puts things where only the linker knows".to_owned(),
            ));
        } else if token.is("__attribute__") || token.is("__attribute") {
            skipping = true;
        } else if !skipping && !token.is("__extension__") && !is_elided(&kept, token) {
            if token.is("main") && kept.last().is_none_or(|last: &Token<'_>| last.is(";") || last.is("}")) {
                // Before 1999 a function without a type returned an int.
                kept.push(Token { text: "int", ..*token });
            }
            kept.push(*token);
        }
    }
    Ok(kept)
}
