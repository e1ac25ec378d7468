//! The tasks of a quiz: drawn by the seed, or read by the reader of C.

use std::rc::Rc;

use course::practice::{Round, Topic, one_of_each_level};
use course::{Exercise, Matching, programs};

use super::paper::Kind;
use super::progress::Progress;
use super::source::{self, Unread};
use super::task::Task;

/// Questions that are repeated at a time.
const REPEATED: usize = 10;

/// What a quiz is drawn from.
pub struct Drawn {
    /// What it asks.
    pub kind: Kind,
    /// The seed; of what is not drawn, nothing.
    pub seed: u32,
    /// What is known already.
    pub progress: Progress,
    /// Today, as progress counts days.
    pub today: u32,
}

/// Draws the tasks. An error is the sentence that says why there are none.
pub async fn draw(drawn: &Drawn) -> Result<Vec<Task>, String> {
    let Drawn { kind, seed, .. } = *drawn;
    match kind {
        Kind::Exercise(Exercise::Topic(topic)) => Ok(asked(Round::draw(topic, seed))),
        Kind::Exercise(Exercise::Bundled(quiz)) => Matching::of_quiz(quiz)
            .map(|matching| vec![Task::Match(Rc::new(matching))])
            .map_err(|why| format!("This quiz cannot be asked, because its machine does not run: {why}.")),
        Kind::Exercise(Exercise::Program(program)) => parts(program.id, program.title, program.source).await,
        Kind::Exercise(Exercise::Programs) => {
            let mut tasks = Vec::new();
            for program in one_of_each_level(seed) {
                tasks.extend(parts(program.id, program.title, program.source).await?.into_iter().take(1));
            }
            Ok(tasks)
        }
        Kind::Own => {
            let source = source::recalled().ok_or("No program of yours is here yet.")?;
            parts(kind.name(), kind.title(), &source).await
        }
        Kind::Repeat => repeated(drawn).await,
    }
}

fn asked(round: Round) -> Vec<Task> {
    round.questions.into_iter().map(|question| Task::Ask(Rc::new(question))).collect()
}

/// A program, a dozen names at a time.
async fn parts(id: &str, title: &str, source: &str) -> Result<Vec<Task>, String> {
    let names = source::names(source).await.map_err(Unread::told)?;
    let parts = Matching::parts_of(id, title, source, &names)
        .map_err(|why| format!("There is nothing to ask: {why}."))?;
    Ok(parts.into_iter().map(|part| Task::Match(Rc::new(part))).collect())
}

/// What is due, each as another question of the same skill.
async fn repeated(drawn: &Drawn) -> Result<Vec<Task>, String> {
    let mut tasks = Vec::new();
    for (place, name) in drawn.progress.due(drawn.today).into_iter().take(REPEATED).enumerate() {
        let Some((room, rest)) = name.split_once('/') else { continue };
        if let Some(topic) = Topic::ALL.into_iter().find(|topic| topic.id() == room) {
            let seed = (u64::from(drawn.seed) << 8) + place as u64;
            let skill = topic.skills().iter().find(|skill| skill.id == rest);
            tasks.extend(skill.map(|skill| Task::Ask(Rc::new(topic.draw(skill, seed)))));
        } else if let Some(program) = programs().iter().find(|program| program.id == rest) {
            tasks.extend(parts(program.id, program.title, program.source).await?.into_iter().take(1));
        }
    }
    if tasks.is_empty() {
        return Err("Nothing is due today: what you know comes back in a few days.".to_owned());
    }
    Ok(tasks)
}
