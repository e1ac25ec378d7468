//! A bound on nesting, so that the parser, which calls itself for every level, never runs out of stack or time.

use super::scan::{Kind, Token};

/// Most brackets inside one another.
const DEEPEST: usize = 32;

/// Most tokens of one expression or chain of statements.
const LONGEST: usize = 300;

/// Most conditions `?`, most `else`, and most statements that begin in one another, of one chain.
const MOST_TURNS: usize = 60;

/// Most subscripts and types inside the parentheses of types: the parser tries each twice.
const MOST_TYPES: usize = 4;

/// One bracket that is open, or the file.
#[derive(Default)]
struct Level {
    mark: &'static str,
    /// Tokens since the last statement or list item ended.
    run: usize,
    questions: usize,
    elses: usize,
    /// Statements that have begun and not ended.
    begun: usize,
    /// Brackets on the way here that the parser may read twice.
    types: usize,
}

/// Refuses what nests too deep, with the byte of the source where it does.
pub fn check(tokens: &[Token<'_>]) -> Result<(), (usize, String)> {
    let mut levels = vec![Level::default()];
    let mut before = "";
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1).map_or("", |next| next.text);
        let text = if token.kind == Kind::Mark || token.kind == Kind::Word { token.text } else { "" };
        take(&mut levels, text, before, next).map_err(|why| (token.at, why))?;
        before = text;
    }
    Ok(())
}

fn take(levels: &mut Vec<Level>, text: &str, before: &str, next: &str) -> Result<(), String> {
    match text {
        "(" => open(levels, "(", before),
        "[" => open(levels, "[", before),
        "{" => open(levels, "{", before),
        ")" | "]" | "}" => {
            if levels.len() > 1 {
                levels.pop();
            }
            // Behind a compound literal an expression may go on; a statement begins with a word, or its ; comes soon.
            let ends = text == "}" && (next == "}" || next.starts_with(|c: char| c.is_ascii_alphabetic()));
            if let Some(level) = levels.last_mut().filter(|_| ends) {
                level.end(next);
            }
            Ok(())
        }
        _ => {
            let Some(level) = levels.last_mut() else { return Ok(()) };
            level.count(text, next)
        }
    }?;
    let long = levels.last().is_some_and(|level| level.run > LONGEST);
    let why = format!("more than {LONGEST} tokens stand here without an end; part them with ; or ,");
    if long { Err(why) } else { Ok(()) }
}

fn open(levels: &mut Vec<Level>, mark: &'static str, before: &str) -> Result<(), String> {
    if levels.len() > DEEPEST {
        return Err(format!("brackets stand inside one another more than {DEEPEST} deep"));
    }
    let Some(outer) = levels.last_mut() else { return Ok(()) };
    outer.run += 1;
    let again = mark == "[" && outer.mark == "(" || before.contains("typeof") || before.contains("lignof");
    let types = outer.types + usize::from(again || before == "sizeof");
    if types > 2 * MOST_TYPES {
        return Err("types, sizeof and subscripts stand inside one another too deep".to_owned());
    }
    levels.push(Level { mark, types, ..Level::default() });
    Ok(())
}

impl Level {
    fn count(&mut self, text: &str, next: &str) -> Result<(), String> {
        self.run += 1;
        match text {
            ";" if self.mark != "(" => self.end(next),
            "," => self.run = 0,
            "?" => self.questions += 1,
            "else" => self.elses += 1,
            "if" | "for" | "while" | "do" | "switch" | "case" | "default" => self.begun += 1,
            _ => {}
        }
        if self.questions.max(self.elses).max(self.begun) > MOST_TURNS {
            return Err(format!("more than {MOST_TURNS} choices or statements stand in one chain"));
        }
        Ok(())
    }

    /// A statement ends here; with `else` its chain goes on.
    fn end(&mut self, next: &str) {
        // Each `else if` begins in the one before.
        let elses = if next == "else" { self.elses } else { 0 };
        *self = Self { mark: self.mark, types: self.types, elses, ..Self::default() };
    }
}
