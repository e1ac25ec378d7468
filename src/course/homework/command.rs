//! What stands before the flags of a whole command line: the prompt, Python, the program.

use super::error::{HomeworkError, quoted};
use super::simulator::Simulator;
use super::words::words;

/// The words behind the program, which are this simulator's flags. An error says that the program is another one.
pub(super) fn arguments(simulator: Simulator, text: &str) -> Result<Vec<String>, HomeworkError> {
    let mut words = words(text)?;
    let Some(place) = program_place(&words) else {
        let prompts = words.iter().take_while(|word| is_prompt(word)).count();
        return Ok(words.split_off(prompts));
    };
    let rest = words.split_off(place + 1);
    let program = words.pop().unwrap_or_default();
    match Simulator::named(&program) {
        Some(named) if named == simulator => Ok(rest),
        Some(_) => Err(wrong(&program, simulator, "this command line is for another simulator")),
        None => Err(wrong(&program, simulator, "this is neither a flag nor the simulator")),
    }
}

fn wrong(program: &str, simulator: Simulator, reason: &str) -> HomeworkError {
    let right = format!("{reason}; give flags such as -s 1, or ./{}.py and its flags", simulator.name());
    HomeworkError::new(quoted(program), right)
}

/// The simulator that a command line names.
pub(super) fn program(text: &str) -> Option<Simulator> {
    let words = words(text).ok()?;
    let place = program_place(&words)?;
    Simulator::named(words.get(place)?)
}

/// Where the program stands: the first word that is neither a prompt nor Python and its own flags.
fn program_place(words: &[String]) -> Option<usize> {
    let mut python = false;
    for (place, word) in words.iter().enumerate() {
        if !python && is_prompt(word) {
            continue;
        }
        if !python && is_python(word) {
            python = true;
        } else if !word.starts_with('-') {
            return Some(place);
        } else if !python {
            return None;
        }
    }
    None
}

fn is_prompt(word: &str) -> bool {
    word.ends_with(['$', '%', '#', '>'])
}

fn is_python(word: &str) -> bool {
    let file = word.rsplit(['/', '\\']).next().unwrap_or(word);
    let version = file.strip_prefix("python").or_else(|| file.strip_prefix("py"));
    version.is_some_and(|version| {
        version.trim_end_matches(".exe").chars().all(|letter| letter.is_ascii_digit() || letter == '.')
    })
}
