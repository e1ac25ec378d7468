//! Examples: each runs and shows what it promises, just ahead of where it opens; together they show everything.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sim::{Event, Mechanism, Scenario, Timeline, invariants};

use crate::golden::shown::{COMMANDS, EVENTS, FAULTS, MISUSES, STEPS, SYSTEM_CALLS, Shown, VICTIMS, set};

#[path = "../../../src/course/build/example.rs"]
pub mod file;

/// Each example with its file's text, in order.
fn all() -> Vec<(&'static course::Example, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/course/examples");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    let found: Vec<_> = course::examples().iter().zip(texts).collect();
    assert_eq!(found.len(), paths.len());
    found
}

fn scenario(example: &course::Example) -> Scenario {
    Scenario::parse(example.scenario).unwrap_or_else(|error| panic!("{}: {error}", example.id))
}

/// Every event of a run with its sentence, up to a position or beyond it.
fn told(scenario: &Scenario) -> Vec<(Event, String)> {
    let mut timeline = Timeline::new(scenario.config.clone()).unwrap();
    let tell = |command: &sim::Command| {
        let events = timeline.push(command.clone()).to_vec();
        let after = timeline.snapshot();
        events.into_iter().map(|event| (event.clone(), sim::tell(&event, &after))).collect::<Vec<_>>()
    };
    scenario.commands.iter().flat_map(tell).collect()
}

#[test]
fn what_each_example_promises_happens_in_that_order() {
    for (example, text) in all() {
        let file = file::read(&text).unwrap();
        assert_eq!((file.title, file.scenario), (example.title, example.scenario));
        let told = told(&scenario(example));
        let mut sentences = told.iter().map(|(_, sentence)| sentence);
        for expected in file.expected {
            let found = sentences.any(|sentence| sentence.contains(expected));
            assert!(found, "{}: \u{201c}{expected}\u{201d} is not told, or not there: {told:#?}", example.id);
        }
    }
}

#[test]
fn nothing_is_refused_but_where_that_is_the_point() {
    for (example, text) in all() {
        let expected = file::read(&text).unwrap().expected;
        let wanted = expected.iter().filter(|expected| expected.starts_with("Refused")).count();
        let told = told(&scenario(example));
        let refused = told.iter().filter(|(event, _)| matches!(event, Event::Rejected { .. })).count();
        assert_eq!(refused, wanted, "{}: {told:#?}", example.id);
    }
}

#[test]
fn each_example_opens_before_anything_goes_wrong_and_with_something_ahead() {
    for example in course::examples() {
        let whole = scenario(example);
        let opens = whole.pause.unwrap_or_else(|| panic!("{}: it has no pause", example.id));
        assert!(opens > 0 && opens < whole.commands.len(), "{}", example.id);
        let before = Scenario { commands: whole.commands[..opens].to_vec(), ..whole };
        let wrong = told(&before).into_iter().find(|(event, _)| {
            matches!(event, Event::Rejected { .. } | Event::Faulted { .. } | Event::Killed { .. })
        });
        assert_eq!(wrong, None, "{}", example.id);
    }
}

#[test]
fn each_example_ends_on_a_lawful_machine() {
    for example in course::examples() {
        let timeline = Timeline::run(&scenario(example)).unwrap();
        assert_eq!(invariants::check(timeline.machine()), Ok(()), "{}", example.id);
    }
}

#[test]
fn each_example_is_short_and_has_a_name_of_its_own() {
    let (mut ids, mut titles) = (BTreeSet::new(), BTreeSet::new());
    for example in course::examples() {
        let lines = example.scenario.lines().count();
        assert!((4..=40).contains(&lines), "{} has {lines} lines", example.id);
        assert!(example.title.chars().count() <= 40, "{}: the title is long", example.id);
        assert!(example.what.chars().count() <= 200, "{}: what to look for is long", example.id);
        assert!(example.what.ends_with(['.', '?']), "{}", example.id);
        assert!(ids.insert(example.id), "{} is there twice", example.id);
        assert!(titles.insert(example.title), "{} is there twice", example.title);
    }
}

#[test]
fn examples_of_one_group_stand_together() {
    let mut groups: Vec<&str> = course::examples().iter().map(|example| example.group).collect();
    groups.dedup();
    assert_eq!(groups.len(), set(&groups).len(), "{groups:?}");
}

#[test]
fn together_the_examples_show_everything_that_can_happen() {
    let shown = Shown::of(course::examples().iter().map(scenario));
    let kinds =
        |pairs: BTreeSet<(&'static str, &'static str)>| pairs.into_iter().map(|(_, kind)| kind).collect();
    let (faults, victims): (BTreeSet<_>, BTreeSet<_>) = (kinds(shown.faults), kinds(shown.victims));
    assert_eq!(shown.mechanisms, set(&Mechanism::ALL.map(Mechanism::name)), "mechanisms");
    assert_eq!(shown.events, set(EVENTS), "kinds of events");
    assert_eq!(shown.commands, set(COMMANDS), "commands");
    assert_eq!(shown.misuses, set(MISUSES), "misuses of a heap");
    assert_eq!(shown.system_calls, set(&SYSTEM_CALLS), "system calls");
    assert_eq!(shown.steps, set(STEPS), "steps of a translation");
    assert_eq!(faults, set(FAULTS), "faults");
    assert_eq!(victims, set(VICTIMS), "whose memory is touched");
}

#[test]
fn a_file_that_is_no_example_is_refused_with_a_sentence() {
    let right = "# A title\n# group: G\n# Look.\n# expect: x\nmachine\n";
    assert_eq!(file::read(right).unwrap().what, "Look.");
    for (wrong, why) in [
        (
            right.replace("# A title\n", ""),
            "line 1: the title is missing; a file begins with # and its title",
        ),
        (
            right.replace("# group: G\n", ""),
            "line 2: the group is missing; write # group: and the heading it belongs under",
        ),
        (
            right.replace("# Look.\n", ""),
            "what to look for is missing; write it in comment lines below the group",
        ),
        (right.replace("# expect: x\n", ""), "nothing is expected; write # expect: and part of what is told"),
        (
            right.replace("machine\n", "# Late.\nmachine\n"),
            "line 5: after the first # expect: only others may follow",
        ),
        (right.replace("machine\n", ""), "the scenario is missing; write it below the comment lines"),
    ] {
        assert_eq!(file::read(&wrong).unwrap_err(), why);
    }
    let name = "name the file with two digits, - and an id of a to z, 0 to 9 and -: 07-stack.sim";
    for path in ["examples/stack.sim", "examples/7-stack.sim", "examples/07-Stack.sim", "examples/07-.sim"] {
        assert_eq!(file::generate(path, right).unwrap_err(), name, "{path}");
    }
    assert_eq!(file::generate("examples/07-stack.sim", right).unwrap().0, "stack");
}
