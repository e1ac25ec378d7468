//! A program with probes in it: after every statement, each says where what it names is.

use std::collections::BTreeMap;

use super::tokens::{Token, body, closing, tokens};

/// What is to be looked at: a name as an item has it, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Probe {
    pub name: String,
    pub function: Option<String>,
    pub line: u32,
}

/// The program with a probe for each of `probes`, whose numbers are their indices; `functions` are the lines of the
/// functions' names.
pub fn instrument(source: &str, probes: &[Probe], functions: &BTreeMap<String, u32>) -> String {
    let tokens = tokens(source);
    let bodies: BTreeMap<&str, std::ops::Range<usize>> = functions
        .iter()
        .filter_map(|(name, line)| Some((name.as_str(), body(&tokens, name, *line)?)))
        .collect();
    let program = Program { tokens: &tokens, bodies, functions };
    let mut edits: Vec<(usize, String)> = Vec::new();
    let visible: Vec<Option<(usize, usize)>> = probes.iter().map(|probe| program.visible(probe)).collect();
    for body in program.bodies.values() {
        for (index, token) in tokens.iter().enumerate().take(body.end).skip(body.start) {
            if program.is_point(index, body.start) {
                let here = token.end();
                edits.push((here, format!("{{{}}} ", calls(probes, &visible, here))));
            }
        }
    }
    edits.extend(program.literals(probes));
    edits.sort_by_key(|(at, _)| *at);
    let mut text = include_str!("probe.h").to_owned() + "#line 1\n";
    let mut at = 0;
    for (here, edit) in edits {
        text += &source[at..here];
        text += &edit;
        at = here;
    }
    text + &source[at..]
}

struct Program<'a> {
    tokens: &'a [Token],
    bodies: BTreeMap<&'a str, std::ops::Range<usize>>,
    functions: &'a BTreeMap<String, u32>,
}

impl Program<'_> {
    fn text(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.text.as_str())
    }

    /// Whether a statement may be put behind a token.
    fn is_point(&self, index: usize, body: usize) -> bool {
        let token = &self.tokens[index];
        let next = self.text(index + 1);
        if next == "else" || next == "while" || token.parens > 0 {
            return false;
        }
        match token.text.as_str() {
            "{" => index == body || self.is_block(index),
            ";" => self.opening(index).is_some_and(|open| open == body || self.is_block(open)),
            _ => false,
        }
    }

    /// The brace that is open at a token.
    fn opening(&self, index: usize) -> Option<usize> {
        let braces = self.tokens[index].braces.checked_sub(1)?;
        (0..index).rev().find(|before| self.text(*before) == "{" && self.tokens[*before].braces == braces)
    }

    /// Whether a brace opens a block, and no initial value or structure.
    fn is_block(&self, open: usize) -> bool {
        let before = self.text(open.wrapping_sub(1));
        match before {
            ")" => {
                let parens = self.tokens[open - 1].parens;
                let start = (0..open - 1)
                    .rev()
                    .find(|index| self.text(*index) == "(" && self.tokens[*index].parens == parens);
                let word = start.map_or("", |start| self.text(start.wrapping_sub(1)));
                ["if", "for", "while", "switch"].contains(&word)
            }
            "do" | "else" | ";" | "}" | ":" => true,
            "{" => self.is_block(open - 1) || self.bodies.values().any(|body| body.start == open - 1),
            _ => false,
        }
    }

    /// From where to where, in bytes, the name of a probe means what it should.
    fn visible(&self, probe: &Probe) -> Option<(usize, usize)> {
        let base = base(&probe.name);
        if probe.function.is_none() && self.functions.get(base) == Some(&probe.line) && probe.name == base {
            let own = self.bodies.get(base)?;
            return Some((self.tokens[own.start].at, usize::MAX));
        }
        if probe.name.starts_with('"') {
            return None;
        }
        let declared = self.declaration(base, probe)?;
        let Some(function) = &probe.function else {
            let end = self.end_of_statement(declared)?;
            return Some((self.tokens[end].end(), usize::MAX));
        };
        let body = self.bodies.get(function.as_str())?;
        if declared < body.start {
            return Some((self.tokens[body.start].end(), self.tokens[body.end].at));
        }
        if let Some(open) = self.loop_of(declared) {
            return self.visible_in_loop(open);
        }
        let end = self.end_of_statement(declared)?;
        let close = closing(self.tokens, self.opening(declared)?);
        Some((self.tokens[end].end(), self.tokens[close].at))
    }

    /// The parenthesis of the `for` that declares a name.
    fn loop_of(&self, declared: usize) -> Option<usize> {
        let open =
            (0..declared).rev().find(|index| self.text(*index) == "(" && self.tokens[*index].parens == 0)?;
        let here = self.tokens[declared].parens > 0;
        (here && self.text(open.wrapping_sub(1)) == "for").then_some(open)
    }

    /// A name that `for (…)` declares is seen in its body.
    fn visible_in_loop(&self, open: usize) -> Option<(usize, usize)> {
        let close = closing(self.tokens, open);
        if self.text(close + 1) == "{" {
            let end = closing(self.tokens, close + 1);
            return Some((self.tokens[close + 1].end(), self.tokens[end].at));
        }
        None
    }

    /// The token that declares a probe's name.
    fn declaration(&self, base: &str, probe: &Probe) -> Option<usize> {
        let range = match &probe.function {
            None => 0..self.tokens.len(),
            Some(function) => {
                let body = self.bodies.get(function.as_str())?;
                let line = self.functions.get(function)?;
                let name =
                    self.tokens.iter().position(|token| token.text == *function && token.line == *line)?;
                name + 1..body.end
            }
        };
        range.into_iter().find(|index| {
            let (token, next) = (&self.tokens[*index], self.text(index + 1));
            let before = self.text(index.wrapping_sub(1));
            token.text == base
                && token.line == probe.line
                && (probe.function.is_some() || token.braces == 0)
                && ["=", ";", ",", "[", ")"].contains(&next)
                && ![".", "->"].contains(&before)
        })
    }

    fn end_of_statement(&self, index: usize) -> Option<usize> {
        let braces = self.tokens[index].braces;
        (index..self.tokens.len()).find(|at| {
            self.text(*at) == ";" && self.tokens[*at].braces == braces && self.tokens[*at].parens == 0
        })
    }

    /// String literals, handed through a probe where they are evaluated.
    fn literals(&self, probes: &[Probe]) -> Vec<(usize, String)> {
        let mut edits = Vec::new();
        for (id, probe) in probes.iter().enumerate().filter(|(_, probe)| probe.name.starts_with('"')) {
            let Some(body) = probe.function.as_ref().and_then(|name| self.bodies.get(name.as_str())) else {
                continue;
            };
            for index in body.clone() {
                let token = &self.tokens[index];
                let near = |near: usize| self.tokens[near].is_text();
                let alone = !near(index + 1) && !near(index - 1) && self.text(index - 1) != "&";
                if token.text == probe.name && token.line == probe.line && alone && self.is_evaluated(index) {
                    edits.push((token.at, format!("probe_text({id}, ")));
                    edits.push((token.end(), ")".to_owned()));
                }
            }
        }
        edits
    }

    /// Whether a literal stands in a statement that runs.
    fn is_evaluated(&self, index: usize) -> bool {
        let start = (0..index).rev().find(|before| {
            let token = &self.tokens[*before];
            token.parens == 0
                && (token.text == ";" || ["{", "}"].contains(&token.text.as_str()) && self.is_start(*before))
        });
        let words: Vec<&str> = (start.unwrap_or(0)..index).map(|at| self.text(at)).collect();
        !words.contains(&"static") && !words.contains(&"sizeof") && !words.contains(&"_Static_assert")
    }

    fn is_start(&self, brace: usize) -> bool {
        let open = if self.text(brace) == "{" { brace } else { self.matching(brace) };
        self.is_block(open) || self.bodies.values().any(|body| body.start == open)
    }

    fn matching(&self, close: usize) -> usize {
        let braces = self.tokens[close].braces;
        (0..close).rev().find(|at| self.text(*at) == "{" && self.tokens[*at].braces == braces).unwrap_or(0)
    }
}

/// Statements for all probes that mean at that place what they should: an inner name hides the outer ones.
fn calls(probes: &[Probe], visible: &[Option<(usize, usize)>], here: usize) -> String {
    let mut innermost: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen = Vec::new();
    for (id, (probe, range)) in probes.iter().zip(visible).enumerate() {
        let Some((from, _)) = range.filter(|(from, to)| *from <= here && here < *to) else { continue };
        let inner = innermost.entry(base(&probe.name)).or_default();
        *inner = from.max(*inner);
        seen.push((id, probe, from));
    }
    let own = |(_, probe, from): &(usize, &Probe, usize)| innermost.get(base(&probe.name)) == Some(from);
    seen.iter().filter(|one| own(one)).map(|(id, probe, _)| call(*id, &probe.name)).collect()
}

/// The variable at the root of a name.
pub fn base(name: &str) -> &str {
    let name = name.trim_start_matches('*');
    name.split(['.', '-', '[']).next().unwrap_or(name)
}

/// A statement that looks at a name, if nothing on the way to it is NULL.
fn call(id: usize, name: &str) -> String {
    let stars = name.len() - name.trim_start_matches('*').len();
    let path = &name[stars..];
    let mut guards: Vec<String> = Vec::new();
    for (at, _) in path.match_indices("->") {
        guards.push(path[..at].to_owned());
    }
    for count in 0..stars {
        guards.push(format!("{}{path}", "*".repeat(count)));
    }
    let address = match guards.last().filter(|_| stars > 0) {
        Some(pointer) => pointer.clone(),
        None => format!("&{path}"),
    };
    let guards: Vec<String> = guards.iter().map(|guard| format!("({guard})")).collect();
    let condition = if guards.is_empty() { "1".to_owned() } else { guards.join(" && ") };
    format!("if ({condition}) probe_at({id}, (void *)({address})); ")
}
