//! `.sim` text: what parses prints and parses to the same; what does not is pointed at.

use std::collections::BTreeSet;

use proptest::strategy::BoxedStrategy;
use sim::{Mechanism, Policy, Scenario};

use super::engine::{Corpus, Target, fingerprint};
use super::{edits, seeds};

/// The reader of scenarios.
pub struct Scenarios;

impl Target for Scenarios {
    const NAME: &'static str = "scenario";
    const SHORT: u32 = 10_000;
    type Input = String;

    fn seeds() -> Vec<String> {
        seeds::scenarios()
    }

    fn inputs(corpus: Corpus<String>) -> BoxedStrategy<String> {
        let mut words = seeds::words(&Self::seeds());
        words.extend(Mechanism::ALL.map(|mechanism| mechanism.name().to_owned()));
        words.extend(Policy::ALL.map(|policy| policy.name().to_owned()));
        edits::texts(corpus, &words)
    }

    fn run(text: &String) -> Result<u64, String> {
        let _ = Scenario::parse_commands(text);
        match Scenario::parse(text) {
            Err(error) => {
                points_into(text, error.line, error.column)?;
                Ok(fingerprint(shape(&error.message)))
            }
            Ok(scenario) => {
                let printed = scenario.to_string();
                let again = Scenario::parse(&printed);
                if again.as_ref() != Ok(&scenario) {
                    return Err(format!(
                        "it prints as\n{printed}\nwhich reads as {again:?}, not {scenario:?}"
                    ));
                }
                let kinds =
                    scenario.commands.iter().map(|command| fingerprint(std::mem::discriminant(command)));
                Ok(fingerprint((kinds.collect::<BTreeSet<u64>>(), scenario.pause.is_some())))
            }
        }
    }
}

/// Whether an error's line and column, both from 1, are in the text or just behind it.
pub fn points_into(text: &str, line: usize, column: usize) -> Result<(), String> {
    let found = text.lines().nth(line.wrapping_sub(1)).map(|line| line.chars().count());
    let length = found.or_else(|| (line == 1).then_some(0));
    if length.is_some_and(|length| (1..=length + 1).contains(&column)) {
        return Ok(());
    }
    Err(format!("the error points at line {line}, column {column}, where nothing is"))
}

/// A message without what it quotes and counts, so that the same refusal has the same shape.
pub fn shape(message: &str) -> String {
    let unquoted = message.split(['\u{201c}', '\u{201d}', '`']).step_by(2);
    let words = unquoted.flat_map(str::split_whitespace);
    words.filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())).take(12).collect()
}
