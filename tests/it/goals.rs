//! The goals of multiprogramming: what the experiments find, beside what the lecture says and why.

use std::fs;
use std::path::Path;

use expect_test::expect_file;
use sim::{AccessKind, Event, Experiment, Goal, Mechanism, ProcState, Reference, Scenario, Timeline, Victim};
use sim::{experiment, goals};

/// The lecture's table: for each mechanism, whether it reaches transparency, protection, privacy, efficiency, sharing.
const LECTURE: [(&str, [bool; 5]); 6] = [
    // No: there is no second instance. No: a process can write over the OS. Yes: no other process is there to be
    // read, and what the last one left was cleared. No: one process lies in a memory for nine. No: with whom?
    ("uniprogramming", [false, false, true, false, false]),
    // Yes: everyone lies at the same address in turn. No: the OS. Yes: others are on disk. No: the disk takes all the
    // time. No: never are two in memory.
    ("time-sharing", [true, false, true, false, false]),
    // No: the program was rewritten for its place. No, no: any address goes anywhere. No: the unused middle of every
    // address space. No: addresses inside the code differ.
    ("static-relocation", [false, false, false, false, false]),
    // Yes: the MMU adds the base. No, no: beyond the end lies the neighbour. No: the unused middle. No: one piece.
    ("base", [true, false, false, false, false]),
    // Yes. Yes, yes: the bounds. No: the unused middle. No: one piece.
    ("base-and-bounds", [true, true, true, false, false]),
    // Yes. Yes, yes: bounds and bits of each segment. Yes: only segments are kept; what is lost is in holes. Yes: code.
    ("segmentation", [true, true, true, true, true]),
];

fn run(mechanism: Mechanism, goal: Goal) -> (Experiment, Timeline) {
    let experiment = experiment(mechanism, goal);
    let timeline = Timeline::run(&experiment.scenario).unwrap();
    (experiment, timeline)
}

fn pid(timeline: &Timeline, name: &str) -> Option<u32> {
    let snapshot = timeline.snapshot();
    snapshot.processes.iter().find(|process| process.name == name).map(|process| process.pid)
}

fn references(timeline: &Timeline, name: &str) -> Vec<Reference> {
    let pid = pid(timeline, name);
    let made = |event| match event {
        Event::Referenced(reference) if Some(reference.pid) == pid => Some(reference),
        _ => None,
    };
    timeline.events(0, timeline.len()).into_iter().filter_map(made).collect()
}

/// The numbers of a sentence, in order, as they are written.
fn figures(sentence: &str) -> Vec<&str> {
    let words = sentence.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).collect()
}

#[test]
fn thirty_findings_come_in_the_order_of_the_lecture() {
    let found: Vec<_> = goals().iter().map(|finding| (finding.mechanism, finding.goal)).collect();
    let order = |mechanism| Goal::ALL.map(|goal| (mechanism, goal));
    assert_eq!(found, Mechanism::ALL.map(order).concat());
    assert_eq!(found.len(), 30);
}

#[test]
fn the_verdicts_are_those_of_the_lecture() {
    let findings = goals();
    let row =
        |row: &[sim::Finding]| (row[0].mechanism.name(), [0, 1, 2, 3, 4].map(|goal: usize| row[goal].holds));
    let table: Vec<_> = findings.chunks(Goal::ALL.len()).map(row).collect();
    assert_eq!(table, LECTURE);
}

#[test]
fn the_table_reads_as_expected() {
    let mut table = String::new();
    for finding in goals() {
        if finding.goal == Goal::ALL[0] {
            table += &format!("{}\n", finding.mechanism.name());
        }
        let verdict = if finding.holds { "yes" } else { "no" };
        table += &format!("  {}: {verdict}. {}\n", finding.goal.name(), finding.evidence);
    }
    expect_file!["goals/table.txt"].assert_eq(&table);
}

#[test]
fn a_finding_is_told_to_javascript_in_the_words_of_the_contract() {
    let finding = &goals()[0];
    let told = serde_json::to_value(finding).unwrap();
    let evidence = &finding.evidence;
    let expected = serde_json::json!({
        "mechanism": "uniprogramming", "goal": "transparency", "holds": false, "evidence": evidence
    });
    assert_eq!(told, expected);
    for goal in Goal::ALL {
        assert_eq!(serde_json::to_value(goal).unwrap(), goal.name());
    }
}

#[test]
fn evidence_is_one_sentence_with_figures() {
    for finding in goals() {
        let evidence = &finding.evidence;
        assert!(evidence.ends_with('.') && !evidence.contains(". "), "{evidence}");
        assert!(evidence.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()), "{evidence}");
        assert!(!figures(evidence).is_empty(), "{evidence}");
    }
}

#[test]
fn an_experiment_is_a_scenario_that_can_be_written_down_and_read() {
    for finding in goals() {
        let Experiment { scenario, finding: again } = experiment(finding.mechanism, finding.goal);
        assert_eq!(Scenario::parse(&scenario.to_string()).as_ref(), Ok(&scenario));
        assert_eq!(scenario.config.mechanism, finding.mechanism);
        assert_eq!(again, finding);
    }
}

#[test]
fn the_same_is_asked_under_every_mechanism_until_something_is_refused() {
    for goal in [Goal::Transparency, Goal::Efficiency, Goal::Sharing] {
        let whole = experiment(Mechanism::Segmentation, goal).scenario.commands;
        for mechanism in Mechanism::ALL {
            let (experiment, timeline) = run(mechanism, goal);
            let asked = experiment.scenario.commands;
            let refused = matches!(timeline.latest(), [Event::Rejected { .. }]);
            assert!(whole.starts_with(&asked), "{} {}", mechanism.name(), goal.name());
            assert!(refused || asked.len() == whole.len(), "{} {}", mechanism.name(), goal.name());
        }
    }
}

#[test]
fn no_experiment_asks_which_mechanism_it_runs_under() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/sim/goals");
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() >= Goal::ALL.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for telling in ["Mechanism::", "nature", "Tenancy", "Relocation", "Snapshot::mechanism", ".mechanism"]
        {
            assert!(!text.contains(telling), "{}: {telling}", file.display());
        }
    }
}

#[test]
fn what_transparency_tells_is_what_the_two_instances_saw() {
    for mechanism in Mechanism::ALL {
        let (experiment, timeline) = run(mechanism, Goal::Transparency);
        let evidence = &experiment.finding.evidence;
        let (first, second) = (references(&timeline, "A"), references(&timeline, "B"));
        assert_eq!(first.len(), 10, "five fetches, two stores, a push, a pop and a sum in memory of two");
        if pid(&timeline, "B").is_none() {
            assert!(!experiment.finding.holds);
            assert_eq!(figures(evidence)[0], "10");
            continue;
        }
        let starts = |made: &[Reference]| made[0].translation.phys.unwrap().to_string();
        let virt = |made: &[Reference]| made.iter().map(|made| made.translation.virt).collect::<Vec<_>>();
        let ends = |made: &[Reference]| {
            [virt(made).iter().min().unwrap().to_string(), virt(made).iter().max().unwrap().to_string()]
        };
        let same = virt(&first) == virt(&second);
        assert_eq!(experiment.finding.holds, same);
        let agree = if same { "10" } else { "0" };
        let [least, most] = ends(&first);
        let [lowest, highest] = ends(&second);
        let expected = [&starts(&first), &starts(&second), agree, "10", &least, &most, &lowest, &highest];
        assert_eq!(figures(evidence), expected, "{}", mechanism.name());
    }
}

#[test]
fn a_trespass_that_is_told_is_one_that_the_machine_noticed() {
    for mechanism in Mechanism::ALL {
        for (goal, kind) in [(Goal::Protection, AccessKind::Store), (Goal::Privacy, AccessKind::Load)] {
            let (experiment, timeline) = run(mechanism, goal);
            let tried: Vec<Reference> =
                references(&timeline, "A").into_iter().filter(|made| made.access == kind).collect();
            let victims = |wanted: fn(Victim) -> bool| {
                tried.iter().filter(|made| made.translation.victim.is_some_and(wanted)).count()
            };
            let os = victims(|victim| victim == Victim::Os);
            let process = victims(|victim| matches!(victim, Victim::Process { .. }));
            let refused = timeline.snapshot().counts.faults as usize;
            let told = figures(&experiment.finding.evidence);
            let all = tried.len() + refused;
            assert_eq!(told[..3], [all, refused, os].map(|count| count.to_string()), "{}", mechanism.name());
            let holds = process == 0 && (goal == Goal::Privacy || os == 0);
            assert_eq!(experiment.finding.holds, holds, "{} {}", mechanism.name(), goal.name());
        }
    }
}

#[test]
fn the_neighbour_loses_its_byte_where_the_table_says_so() {
    for mechanism in Mechanism::ALL {
        let (experiment, timeline) = run(mechanism, Goal::Protection);
        let Some(neighbour) = pid(&timeline, "B") else { continue };
        let snapshot = timeline.snapshot();
        let data = snapshot.process(neighbour).unwrap().segments[1].start;
        let byte = timeline.machine().peek(neighbour, sim::VirtAddr(data), 1).unwrap();
        assert_eq!(figures(&experiment.finding.evidence).last(), Some(&format!("{byte:#x}").as_str()));
    }
}

#[test]
fn what_efficiency_tells_is_in_the_books_of_the_machine() {
    for mechanism in Mechanism::ALL {
        let (experiment, mut timeline) = run(mechanism, Goal::Efficiency);
        let spent = timeline.snapshot().spent;
        let first_step =
            timeline.commands().iter().position(|command| *command == sim::Command::Step).unwrap();
        timeline.seek(first_step);
        let crowded = timeline.snapshot();
        let segments =
            |process: &sim::ProcessInfo| process.segments.iter().map(|segment| segment.size).sum::<u64>();
        let present = |process: &&sim::ProcessInfo| process.state != ProcState::Swapped;
        let used: u64 = crowded.processes.iter().filter(present).map(segments).sum();
        let holes = crowded.fragmentation.free;
        let idle = (56 << 10) - used;
        let useful = spent.memory + spent.instructions - crowded.spent.memory - crowded.spent.instructions;
        let time = spent.total() - crowded.time;
        let overhead = time - useful;
        let expected = [idle * 100 / (56 << 10), idle - holes, holes, overhead * 100 / time, overhead, time];
        let told = figures(&experiment.finding.evidence);
        assert_eq!(told, expected.map(|figure| figure.to_string()), "{}", mechanism.name());
    }
}

#[test]
fn demand_exceeds_memory_everywhere() {
    for mechanism in Mechanism::ALL {
        let (_, mut timeline) = run(mechanism, Goal::Efficiency);
        let first_step =
            timeline.commands().iter().position(|command| *command == sim::Command::Step).unwrap();
        timeline.seek(first_step);
        let refused = matches!(timeline.latest(), [Event::Rejected { .. }]);
        let on_disk = !timeline.snapshot().disk.is_empty();
        assert!(refused || on_disk, "{}: the last to come was given memory", mechanism.name());
    }
}

#[test]
fn what_sharing_saves_is_the_code_segment() {
    let (experiment, timeline) = run(Mechanism::Segmentation, Goal::Sharing);
    let told = figures(&experiment.finding.evidence);
    let taken = |name| {
        let snapshot = timeline.snapshot();
        let pid = pid(&timeline, name);
        let own = snapshot.memory.iter().filter(|region| region.pid == pid && pid.is_some());
        own.map(|region| region.size).sum::<u64>().to_string()
    };
    assert_eq!(told[..2], [taken("A"), taken("B")]);
    let shared = timeline.events(0, timeline.len()).into_iter().find_map(|event| match event {
        Event::Shared { start, size, .. } => Some((start.to_string(), size)),
        _ => None,
    });
    let (start, size) = shared.unwrap();
    assert_eq!(told[2..], [start.as_str(), start.as_str()]);
    assert_eq!(size, 2048);
    assert!(matches!(timeline.latest(), [Event::Faulted { .. }]), "the store into shared code");
}

#[test]
fn where_sharing_is_refused_the_machine_says_why() {
    for mechanism in Mechanism::ALL {
        let (experiment, timeline) = run(mechanism, Goal::Sharing);
        if let [Event::Rejected { reason }] = timeline.latest() {
            assert!(!experiment.finding.holds && experiment.finding.evidence.contains(reason.as_str()));
        } else {
            assert!(experiment.finding.holds, "{}", mechanism.name());
        }
    }
}
