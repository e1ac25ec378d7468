//! Ideas and facts: every question once, its answer measured, its reasons distinct.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use course::Lecture;
use course::practice::Topic;
use expect_test::expect_file;
use sim::{Event, Timeline};

use super::shown::shown;
use super::soundness::{Least, prove_all};

/// The files, read as lectures.
fn files() -> Vec<Lecture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/course/concepts");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        Lecture::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    paths.iter().map(read).collect()
}

const LEAST: Least = Least { questions: 4, wrong: 1 };

#[test]
fn every_question_is_answered_by_its_machine() {
    let files = files();
    let skills: Vec<&str> = Topic::Concepts.skills().iter().map(|skill| skill.id).collect();
    assert_eq!(files.iter().map(|file| file.slug.as_str()).collect::<Vec<_>>(), skills);
    let mut failures = Vec::new();
    for (file, step) in files.iter().flat_map(|file| file.steps.iter().map(move |step| (file, step))) {
        let name = format!("{}/{}", file.slug, step.slug);
        let Some(predict) = &step.predict else {
            failures.push(format!("{name}: no question"));
            continue;
        };
        let timeline = Timeline::run(&step.scenario).unwrap();
        if let Err(why) = predict.key(&timeline) {
            failures.push(format!("{name}: {why}"));
        }
        let refused = timeline.events(0, timeline.len()).into_iter().filter_map(|event| match event {
            Event::Rejected { reason } => Some(reason),
            _ => None,
        });
        let refused: Vec<String> = refused.collect();
        let meant = ["room-for-two", "two-holes", "to-move"].contains(&step.slug.as_str());
        if refused.is_empty() == meant {
            failures.push(format!("{name}: refused {refused:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(files.iter().map(|file| file.steps.len()).sum::<usize>() >= 40);
}

/// Seeds lead to every question of a skill, and each is sound.
#[test]
fn every_question_is_drawn() {
    prove_all(Topic::Concepts, LEAST, |_, _| {});
    for (skill, file) in Topic::Concepts.skills().iter().zip(files()) {
        let drawn: BTreeSet<String> = (0..120).map(|seed| Topic::Concepts.draw(skill, seed).text).collect();
        assert_eq!(drawn.len(), file.steps.len(), "{}", skill.id);
    }
}

/// No question stands word for word in the lecture.
#[test]
fn no_question_is_the_lectures_own() {
    let told: Vec<_> = course::lectures().into_iter().flat_map(|lecture| lecture.steps).collect();
    for step in files().into_iter().flat_map(|file| file.steps) {
        let asked = step.predict.unwrap();
        let same = told.iter().find(|other| {
            other.scenario == step.scenario
                && other.predict.as_ref().is_some_and(|other| other.asked == asked.asked)
        });
        assert_eq!(same.map(|same| &same.slug), None, "{}", step.slug);
    }
}

#[test]
fn one_of_each_to_read() {
    expect_file!["concepts.txt"].assert_eq(&shown(Topic::Concepts, |place| place + 1));
}
