//! The tasks of an order, drawn.

use course::homework::Problem;
use course::practice::{LENGTH, Topic, one_of_each_level, questions};
use course::{Exercise, Matching, Name, Program, segments};

use crate::bank::Task;
use crate::order::{Order, What};

/// Seeds after which every program has come.
const ROUNDS: u32 = 10_000;

/// The tasks of an order. An error says why there are none.
pub fn tasks(order: &Order) -> Result<Vec<Task>, String> {
    let seed = order.seed.unwrap_or(0);
    match &order.what {
        What::Quiz(Exercise::Topic(topic)) => Ok(asked(*topic, seed, order.count.unwrap_or(LENGTH))),
        What::Quiz(Exercise::Bundled(quiz)) => {
            let matching = Matching::of_quiz(quiz).map_err(|why| format!("{}: {why}", quiz.title))?;
            Ok(vec![matching.into()])
        }
        What::Quiz(Exercise::Program(program)) => {
            let parts = parts(program)?;
            let all = parts.len();
            Ok(parts.into_iter().take(order.count.unwrap_or(all)).map(Task::from).collect())
        }
        What::Quiz(Exercise::Programs) => programs(seed, order.count),
        What::Homework(flags) => {
            let seeds = std::iter::successors(Some(flags.as_ref().clone()), |flags| Some(flags.next_seed()));
            let drawn = seeds.take(order.count.unwrap_or(1)).map(Problem::draw);
            let problems: Result<Vec<Problem>, _> = drawn.collect();
            let problems = problems.map_err(|error| error.message)?;
            Ok(problems.into_iter().map(Task::from).collect())
        }
        What::Lecture(lecture) => Err(format!(
            "\u{201c}{}\u{201d} is a lecture, and has no questions for a bank: order it as a SCORM package",
            lecture.title
        )),
    }
}

fn asked(topic: Topic, seed: u32, count: usize) -> Vec<Task> {
    questions(topic, seed, count).into_iter().map(Task::from).collect()
}

/// A program of each level, as the quiz of that seed has them; then those of the next seed, and so on, none twice.
fn programs(seed: u32, count: Option<usize>) -> Result<Vec<Task>, String> {
    let first = one_of_each_level(seed).len();
    let count = count.unwrap_or(first).min(course::programs().len());
    let mut drawn: Vec<&Program> = Vec::new();
    for next in 0..ROUNDS {
        if drawn.len() >= count {
            break;
        }
        for program in one_of_each_level(seed.wrapping_add(next)) {
            if drawn.iter().all(|other| other.id != program.id) {
                drawn.push(program);
            }
        }
    }
    drawn.truncate(count);
    let first_part = |program: &Program| Ok(parts(program)?.into_iter().next().map(Task::from));
    let tasks: Result<Vec<Option<Task>>, String> = drawn.into_iter().map(first_part).collect();
    Ok(tasks?.into_iter().flatten().collect())
}

fn parts(program: &Program) -> Result<Vec<Matching>, String> {
    let told = |why: String| format!("{}: {why}", program.title);
    let placed = segments(program.source).map_err(|error| told(error.to_string()))?;
    let names: Vec<Name> = placed.iter().map(Name::from).collect();
    Matching::parts_of(program.id, program.title, program.source, &names).map_err(told)
}
