//! A file of each format, to be read: a choice, a typed answer, a matching, a homework problem.

use course::Matching;
use course::homework::{Simulator, homework};
use course::practice::{Form, Round, Topic};
use course::quizzes;
use expect_test::expect_file;
use pack::bank::{Task, Version, gift, moodle_xml, qti};

fn tasks() -> Vec<Task> {
    let questions = Round::draw(Topic::Translation, 41).questions;
    let is_typed = |form: &Form| matches!(form, Form::Type(typed) if typed.right.is_none());
    let typed = questions.into_iter().find(|question| is_typed(&question.form)).unwrap();
    let chosen = Round::draw(Topic::Protection, 41).questions.swap_remove(0);
    let problem = homework(Simulator::Relocation, "-s 1 -n 1").unwrap();
    vec![chosen.into(), typed.into(), Matching::of_quiz(&quizzes()[0]).unwrap().into(), problem.into()]
}

#[test]
fn a_file_of_each_format_reads_so() {
    let tasks = tasks();
    let package = |version| {
        let files = qti(&tasks, "Memory", version);
        files.iter().map(|(name, text)| format!("=== {name}\n{text}\n")).collect::<String>()
    };
    expect_file!["samples/gift.txt"].assert_eq(&gift(&tasks, "Memory"));
    expect_file!["samples/moodle.xml"].assert_eq(&moodle_xml(&tasks, "Memory"));
    expect_file!["samples/qti-2.1.txt"].assert_eq(&package(Version::V2p1));
    expect_file!["samples/qti-3.0.txt"].assert_eq(&package(Version::V3p0));
}
