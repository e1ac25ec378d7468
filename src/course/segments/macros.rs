//! Macros: what `#define` names, and its place taken by what it stands for.

use std::collections::BTreeMap;

use super::scan::{Kind, Token, scan};

/// Most tokens that expansion may handle: a few lines of macros can ask for billions.
const MOST_TOKENS: usize = 400_000;

/// Most macros inside one another.
const DEEPEST: usize = 64;

/// What the common headers define, and the parser does not know by that name.
const STANDARD: &str = "NULL ((void*)0)
true 1
false 0
offsetof __builtin_offsetof
va_arg __builtin_va_arg
static_assert _Static_assert
alignof _Alignof
alignas _Alignas
noreturn _Noreturn
thread_local _Thread_local
complex _Complex
__builtin_alloca alloca
EXIT_SUCCESS 0
EXIT_FAILURE 1";

/// What a macro stands for.
#[derive(Clone, Debug)]
pub struct Macro<'a> {
    /// The names of its parameters, if it takes any; the last may be `...`.
    pub parameters: Option<Vec<&'a str>>,
    pub body: Vec<Token<'a>>,
}

/// The macros that are defined at some line.
pub struct Macros<'a> {
    known: BTreeMap<&'a str, Macro<'a>>,
    handled: usize,
}

impl<'a> Macros<'a> {
    pub fn standard() -> Self {
        let mut known = BTreeMap::new();
        for line in STANDARD.lines() {
            let (name, body) = line.split_once(' ').unwrap_or((line, ""));
            known.insert(name, Macro { parameters: None, body: scan(body) });
        }
        Self { known, handled: 0 }
    }

    pub fn define(&mut self, name: &'a str, macro_: Macro<'a>) {
        self.known.insert(name, macro_);
    }

    pub fn undefine(&mut self, name: &str) {
        self.known.remove(name);
    }

    pub fn get(&self, name: &str) -> Option<&Macro<'a>> {
        self.known.get(name)
    }

    /// The tokens with every macro replaced. An error is a byte of the source and what is wrong there.
    pub fn expand(&mut self, tokens: &[Token<'a>]) -> Result<Vec<Token<'a>>, (usize, String)> {
        let mut out = Vec::new();
        self.expand_into(tokens, &mut Vec::new(), &mut out)?;
        Ok(out)
    }

    fn expand_into(
        &mut self,
        tokens: &[Token<'a>],
        active: &mut Vec<&'a str>,
        out: &mut Vec<Token<'a>>,
    ) -> Result<(), (usize, String)> {
        let mut rest = tokens;
        while let Some((token, after)) = rest.split_first() {
            rest = after;
            self.handled += 1;
            if self.handled > MOST_TOKENS {
                return Err((token.at, "the macros make this program too long to be read".to_owned()));
            }
            let found = self.known.get(token.text).filter(|_| token.kind == Kind::Word);
            match found.filter(|_| !active.contains(&token.text)).cloned() {
                Some(found) => rest = self.replace(token, &found, rest, active, out)?,
                None => out.push(plain(token)),
            }
        }
        Ok(())
    }

    /// Writes what a macro stands for, and returns what follows its use.
    fn replace<'t>(
        &mut self,
        token: &Token<'a>,
        found: &Macro<'a>,
        rest: &'t [Token<'a>],
        active: &mut Vec<&'a str>,
        out: &mut Vec<Token<'a>>,
    ) -> Result<&'t [Token<'a>], (usize, String)> {
        if active.len() >= DEEPEST {
            return Err((token.at, format!("macros stand inside one another more than {DEEPEST} deep")));
        }
        let (body, rest) = match &found.parameters {
            None => (found.body.clone(), rest),
            Some(parameters) => {
                if !rest.first().is_some_and(|next| next.is("(")) {
                    out.push(*token);
                    return Ok(rest);
                }
                let (arguments, rest) = arguments(rest).ok_or_else(|| unclosed(token))?;
                (self.filled(token, parameters, &found.body, &arguments, active)?, rest)
            }
        };
        if let Some(mark) = body.iter().find(|part| part.is("#") || part.is("##")) {
            let what = format!("the macro {} uses {}, which is not read here", token.text, mark.text);
            return Err((token.at, format!("{what}; write out what it stands for")));
        }
        let body: Vec<Token<'a>> = body.iter().map(|part| Token { at: token.at, ..*part }).collect();
        active.push(token.text);
        let done = self.expand_into(&body, active, out);
        active.pop();
        done.map(|()| rest)
    }

    /// The body of a macro with its arguments in the places of its parameters.
    fn filled(
        &mut self,
        token: &Token<'a>,
        parameters: &[&'a str],
        body: &[Token<'a>],
        arguments: &[&[Token<'a>]],
        active: &mut Vec<&'a str>,
    ) -> Result<Vec<Token<'a>>, (usize, String)> {
        let variadic = parameters.last() == Some(&"...");
        let wanted = parameters.len();
        let none = wanted == 0 && arguments.iter().all(|argument| argument.is_empty());
        if !none && arguments.len() != wanted && !(variadic && arguments.len() + 1 >= wanted) {
            let given = arguments.len();
            let plural = if wanted == 1 { "" } else { "s" };
            let name = token.text;
            return Err((
                token.at,
                format!("the macro {name} wants {wanted} argument{plural}, and gets {given}"),
            ));
        }
        let mut filled = Vec::new();
        for part in body {
            let name = if part.text == "__VA_ARGS__" { "..." } else { part.text };
            match parameters.iter().position(|parameter| part.kind == Kind::Word && *parameter == name) {
                Some(index) if name == "..." => {
                    for (number, argument) in arguments.iter().skip(index).enumerate() {
                        if number > 0 {
                            filled.push(Token { kind: Kind::Mark, text: ",", ..*part });
                        }
                        self.expand_into(argument, active, &mut filled)?;
                    }
                }
                Some(index) => {
                    let argument = arguments.get(index).copied().unwrap_or_default();
                    self.expand_into(argument, active, &mut filled)?;
                }
                None => filled.push(*part),
            }
        }
        Ok(filled)
    }
}

fn unclosed(token: &Token<'_>) -> (usize, String) {
    (token.at, format!("the parenthesis behind the macro {} is never closed; write )", token.text))
}

/// A word of `inttypes.h` stands for a piece of a format string.
fn plain<'a>(token: &Token<'a>) -> Token<'a> {
    let format = token.text.strip_prefix("PRI").or_else(|| token.text.strip_prefix("SCN"));
    let format = format.is_some_and(|rest| rest.starts_with(['d', 'i', 'o', 'u', 'x', 'X']));
    match token.kind {
        Kind::Word if format => Token { kind: Kind::Text, text: "\"\"", ..*token },
        _ => *token,
    }
}

/// An argument of a macro.
type Argument<'t, 'a> = &'t [Token<'a>];

/// What stands between the parentheses, parted at its commas, and what follows.
fn arguments<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<(Vec<Argument<'t, 'a>>, &'t [Token<'a>])> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0_usize, 1);
    for (index, token) in tokens.iter().enumerate() {
        match token.text {
            "(" | "[" | "{" if token.kind == Kind::Mark => depth += 1,
            ")" | "]" | "}" if token.kind == Kind::Mark => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.push(tokens.get(start..index)?);
                    return Some((found, tokens.get(index + 1..)?));
                }
            }
            "," if token.kind == Kind::Mark && depth == 1 => {
                found.push(tokens.get(start..index)?);
                start = index + 1;
            }
            _ => {}
        }
    }
    None
}
