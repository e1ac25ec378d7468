//! Stories: each scenario of tests/cases, told command by command, beside what is expected.
//!
//! A case that names no mechanism is run under each. `UPDATE_EXPECT=1 cargo test -p tests` rewrites what is expected.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use sim::{Mechanism, Scenario, Timeline, invariants};

/// A program before and after the loader.
mod listing;
/// Memory, the disk and heaps in text.
mod picture;
/// That the cases leave nothing out.
pub(crate) mod shown;
/// A timeline in words.
mod story;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// Every `.sim` file below the folder of cases, by path.
fn cases() -> Vec<PathBuf> {
    let mut cases = Vec::new();
    let mut folders = vec![folder()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "sim") {
                cases.push(path);
            }
        }
    }
    cases.sort();
    cases
}

/// The runs of a case: what is expected of each, and its scenario.
fn runs(case: &Path) -> Vec<(PathBuf, Scenario)> {
    let text = fs::read_to_string(case).unwrap();
    let scenario = Scenario::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
    if text.contains("mechanism=") {
        return vec![(case.with_extension("out"), scenario)];
    }
    let under = |mechanism: Mechanism| {
        let mut scenario = scenario.clone();
        scenario.config.mechanism = mechanism;
        (case.with_extension(format!("{}.out", mechanism.name())), scenario)
    };
    Mechanism::ALL.map(under).to_vec()
}

#[test]
fn every_case_is_told_as_expected() {
    for case in cases() {
        for (expected, scenario) in runs(&case) {
            expect_file![expected].assert_eq(&story::of(&scenario));
        }
    }
}

#[test]
fn every_case_says_what_it_shows() {
    for case in cases() {
        let text = fs::read_to_string(&case).unwrap();
        assert!(text.starts_with("# "), "{}: the first line says what the case shows", case.display());
    }
}

#[test]
fn nothing_is_expected_of_a_case_that_is_gone() {
    let wanted: Vec<PathBuf> = cases().iter().flat_map(|case| runs(case)).map(|(out, _)| out).collect();
    for case in cases() {
        for entry in fs::read_dir(case.parent().unwrap()).unwrap() {
            let path = entry.unwrap().path();
            let stale = path.extension().is_some_and(|kind| kind == "out") && !wanted.contains(&path);
            assert!(!stale, "{} belongs to no case: delete it", path.display());
        }
    }
}

#[test]
fn every_case_ends_on_a_lawful_machine() {
    for (out, scenario) in cases().iter().flat_map(|case| runs(case)) {
        let timeline = Timeline::run(&scenario).unwrap();
        assert_eq!(invariants::check(timeline.machine()), Ok(()), "{}", out.display());
    }
}
