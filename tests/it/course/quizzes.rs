//! Quizzes: the answers come from the machine, the reasons from the file.

use std::collections::BTreeSet;

use course::{Quiz, quizzes};
use sim::{Event, Mechanism, Scenario, SegmentName};

/// Every quiz on a machine of every mechanism.
fn everywhere(check: impl Fn(&Quiz, course::Solved)) {
    for quiz in quizzes() {
        for mechanism in Mechanism::ALL {
            let mut scenario = Scenario::parse(quiz.scenario).unwrap();
            scenario.config.mechanism = mechanism;
            check(quiz, quiz.solve_in(&scenario).unwrap());
        }
    }
}

/// The table of the lecture.
#[test]
fn the_machine_gives_the_answers_of_the_lecture() {
    use SegmentName::{Code, Heap, Stack, StaticData};
    assert_eq!(quizzes()[0].id, "match-that-address-space");
    everywhere(|quiz, solved| {
        if quiz.id == "match-that-address-space" {
            let found: Vec<_> =
                solved.answers.iter().map(|answer| (answer.name, answer.segment, answer.bytes)).collect();
            let program = solved.snapshot.processes[0].program.last().unwrap();
            let main = solved.snapshot.processes[0].program[0].address;
            let end = program.address + program.length - main;
            assert_eq!(
                found,
                [
                    ("x", StaticData, 4),
                    ("main", Code, end),
                    ("y", Stack, 4),
                    ("z", Stack, 8),
                    ("*z", Heap, 4)
                ]
            );
        }
    });
}

#[test]
fn every_address_lies_in_its_segment_with_all_its_bytes() {
    everywhere(|quiz, solved| {
        assert_eq!(solved.answers.len(), quiz.items.len());
        let pid = solved.snapshot.running.unwrap();
        for answer in &solved.answers {
            let machine = solved.timeline.machine();
            let last = sim::VirtAddr(answer.address.0 + answer.bytes - 1);
            assert_eq!(machine.segment_of(pid, answer.address), Some(answer.segment), "{}", answer.name);
            assert_eq!(machine.segment_of(pid, last), Some(answer.segment), "{}", answer.name);
        }
        assert_eq!(solved.snapshot.counts.faults, 0, "{}", quiz.id);
        let refused = |event: &Event| matches!(event, Event::Rejected { .. });
        assert!(!solved.timeline.events(0, solved.timeline.len()).iter().any(refused), "{}", quiz.id);
    });
}

/// The values that the C program stores are where the answers say.
#[test]
fn the_program_really_stored_its_values_there() {
    everywhere(|quiz, solved| {
        if quiz.id == "match-that-address-space" {
            let value = |name: &str| {
                let answer = solved.answers.iter().find(|answer| answer.name == name).unwrap();
                solved.timeline.machine().peek(1, answer.address, answer.bytes).unwrap()
            };
            let target = solved.answers.iter().find(|answer| answer.name == "*z").unwrap().address.0;
            assert_eq!([value("x"), value("y"), value("z"), value("*z")], [1, 2, target, 3]);
        }
    });
}

#[test]
fn exactly_one_choice_is_right_and_every_choice_has_its_own_reason() {
    for quiz in quizzes() {
        let solved = quiz.solve().unwrap();
        for (index, item) in quiz.items.iter().enumerate() {
            let verdicts = SegmentName::ALL.map(|choice| (choice, quiz.grade(index, choice).unwrap()));
            let right: Vec<_> =
                verdicts.iter().filter(|(_, verdict)| verdict.right).map(|(choice, _)| *choice).collect();
            assert_eq!(right, [solved.answers[index].segment], "{}", item.name);
            let reasons: BTreeSet<_> = verdicts.iter().map(|(_, verdict)| verdict.reason.trim()).collect();
            assert!(reasons.len() == 4 && !reasons.contains(""), "{}", item.name);
            for (choice, verdict) in verdicts {
                assert_eq!(verdict.answer, solved.answers[index].segment);
                let opening = if verdict.right { "Right." } else { "Not " };
                assert!(verdict.reason.starts_with(opening), "{} as {choice}: {}", item.name, verdict.reason);
            }
        }
    }
}

#[test]
fn the_line_of_an_item_names_it() {
    for quiz in quizzes() {
        for item in quiz.items {
            let line = quiz.source.lines().nth(item.line as usize - 1).unwrap();
            assert!(line.contains(item.name), "{}: {line}", item.name);
        }
    }
}

#[test]
fn a_quiz_that_cannot_be_solved_says_why() {
    let quiz = quizzes()[0];
    let solve = |scenario: &str| {
        let scenario = Scenario::parse(scenario).unwrap();
        quiz.solve_in(&scenario).map(|solved| solved.answers).unwrap_err()
    };
    assert_eq!(solve("malloc A 1"), "no process runs where the scenario opens");
    assert_eq!(solve("process A"), "the process has no program");
    assert!(solve("process A\n  nop\nstep").starts_with("x: \u{201c}x\u{201d}: there is no label `x`"));
    let unused = solve("process A\n  x = 0x1000\n  main:\n  ret");
    assert_eq!(unused, "x: the program never used 0x1000, so its size is not known");
    let elsewhere = solve("process A\n  x = 0x1f00\n  main:\n  ret");
    assert_eq!(elsewhere, "x: 0x1f00 lies in no segment");
    assert!(quiz.grade(5, SegmentName::Heap).unwrap_err().contains("there is no item 5; the quiz has 5"));
}
