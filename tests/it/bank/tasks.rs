//! Tasks of all kinds, in exports.

use course::homework::{Simulator, homework as problem};
use course::practice::{Round, Topic};
use course::{Matching, Name, programs, quizzes, segments};
use pack::bank::Task;

/// A hundred and twenty-five rounds, which four formats make five hundred.
pub fn rounds() -> Vec<Vec<Task>> {
    let seeds = (0..25_u32).map(|seed| seed.wrapping_mul(0x9e37_79b9));
    let round = |seed| {
        Topic::ALL.map(|topic| Round::draw(topic, seed).questions.into_iter().map(Task::from).collect())
    };
    seeds.flat_map(round).collect()
}

/// Every quiz, and every program part by part.
pub fn matchings() -> Vec<Vec<Task>> {
    let quizzes = quizzes().iter().map(|quiz| vec![Matching::of_quiz(quiz).unwrap().into()]);
    let program = |program: &course::Program| {
        let names: Vec<Name> = segments(program.source).unwrap().iter().map(Name::from).collect();
        let part = |part| {
            Matching::of_program(program.id, program.title, program.source, names.clone(), part).unwrap()
        };
        (0..part(0).parts()).map(|number| part(number).into()).collect()
    };
    quizzes.chain(programs().iter().map(program)).collect()
}

/// Problems of every simulator.
pub fn homework() -> Vec<Vec<Task>> {
    let flags = |seed: u32| {
        [
            (Simulator::Relocation, format!("-s {seed} -n 4")),
            (Simulator::Segmentation, format!("-s {seed} -n 4 -a 128 -p 512")),
            (Simulator::Malloc, format!("-s {seed} -n 8 -H 4 -S 60")),
        ]
    };
    let drawn = |(simulator, flags): (Simulator, String)| Some(problem(simulator, &flags).ok()?.into());
    (0..20).map(|seed| flags(seed).into_iter().filter_map(drawn).collect()).collect()
}
