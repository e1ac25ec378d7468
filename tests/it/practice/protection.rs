//! Questions on stray accesses: the machine's events, and a layout worked out by hand, say what the question says.

use std::collections::BTreeMap;

use course::practice::{Question, Topic};
use expect_test::expect_file;
use sim::{
    AccessKind, Command, Event, Fault, Mechanism, ProcState, Scenario, SegmentInfo, SegmentName, Timeline,
    Victim,
};

use super::given::code;
use super::proof::Proof;
use super::shown::shown;
use super::soundness::{Least, prove_all};

/// What comes of an access.
#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
    Bounds,
    Segment,
    Bits,
    Os,
    Process(String),
    Free,
    Own(&'static str),
}

/// Whether a label says so.
fn says(label: &str, found: &End) -> bool {
    match found {
        End::Bounds => label.starts_with("The hardware stops") || label.contains("ends before"),
        End::Segment => label.starts_with("The hardware stops") || label.contains("no segment"),
        End::Bits => label.starts_with("The hardware stops") || label.contains("protection bits"),
        End::Os => label.contains("the OS's") || label.contains("The OS's"),
        End::Process(name) => label.contains(&format!("ytes of {name}")),
        End::Free => label.to_lowercase().contains("free memory"),
        End::Own("code") => label.contains("code") || label.starts_with("It is carried out"),
        End::Own("middle") => label.contains("unused middle") || label.starts_with("It is carried out"),
        End::Own(_) => label.contains("data, heap or stack") || label.starts_with("It is carried out"),
    }
}

/// The program's access: its kind, its address, and whether a register holds it.
fn access(code: &[String]) -> (&'static str, u64, bool) {
    let number = |text: &str| {
        let from = text.find("0x").unwrap() + 2;
        let digits: String = text[from..].chars().take_while(char::is_ascii_hexdigit).collect();
        u64::from_str_radix(&digits, 16).unwrap()
    };
    let last = code.last().unwrap();
    let kind = if last.starts_with("jmp") {
        "jump"
    } else if last.ends_with("%eax") {
        "load"
    } else {
        "store"
    };
    (kind, number(&code[0]), code.len() > 1)
}

/// Who has which place above the OS, and who runs, where the question is asked.
fn slots(scenario: &Scenario) -> (Vec<Option<String>>, String) {
    let mut slots: Vec<Option<String>> = Vec::new();
    let mut running = String::new();
    for command in &scenario.commands[..scenario.opens_at()] {
        match command {
            Command::Create(spec) => {
                slots.push(spec.name.clone());
                if running.is_empty() {
                    running = spec.name.clone().unwrap();
                }
            }
            Command::Switch { who } => running = who.to_string(),
            Command::Exit { who } => {
                slots
                    .iter_mut()
                    .filter(|slot| slot.as_ref() == Some(&who.to_string()))
                    .for_each(|slot| *slot = None);
            }
            other => panic!("{other:?}"),
        }
    }
    (slots, running)
}

/// Where the access ends, by a layout that is worked out here.
fn by_hand(scenario: &Scenario, code: &[String]) -> End {
    let config = &scenario.config;
    let space = config.address_space;
    let (kind, address, pointer) = access(code);
    let (mut slots, running) = slots(scenario);
    let alone = matches!(config.mechanism, Mechanism::Uniprogramming | Mechanism::TimeSharing);
    if alone {
        slots = vec![Some(running.clone())];
    }
    let slot = slots.iter().position(|slot| slot.as_ref() == Some(&running)).unwrap() as u64;
    let base = config.os + slot * space;
    let quarter = space / 4;
    let part = |at: u64| match at {
        at if at < quarter / 2 => "code",
        at if (quarter..quarter + quarter / 4).contains(&at) => "data",
        at if (2 * quarter..2 * quarter + quarter / 2).contains(&at) => "heap",
        at if (space - quarter / 4..space).contains(&at) => "stack",
        _ => "middle",
    };
    let phys = match config.mechanism {
        Mechanism::Segmentation => {
            return match (address, part(address), kind) {
                (address, _, _) if address >= space => End::Segment,
                (_, "middle", _) => End::Bounds,
                (_, "code", "store") => End::Bits,
                (_, part, "jump") if part != "code" => End::Bits,
                (_, part, _) => End::Own(part),
            };
        }
        Mechanism::BaseAndBounds if address + 4 > space => return End::Bounds,
        Mechanism::Base | Mechanism::BaseAndBounds => base + address,
        _ if pointer => address,
        _ => base + address,
    };
    match phys {
        phys if phys + 4 > config.memory => End::Bounds,
        phys if phys < config.os => End::Os,
        phys if (base..base + space).contains(&phys) => End::Own(part(phys - base)),
        phys => match slots.get(((phys - config.os) / space) as usize) {
            Some(Some(name)) => End::Process(name.clone()),
            _ => End::Free,
        },
    }
}

/// Where the access ends, by what the machine tells.
fn by_machine(question: &Question, proof: &Proof) -> End {
    let before = &proof.asked;
    let process = before.process(before.running.unwrap()).unwrap();
    let mut found = None;
    for event in &proof.events {
        match event {
            Event::Faulted { translation, .. } => {
                let ended = proof.end.process(process.pid).unwrap().state;
                assert_eq!(ended, ProcState::Killed, "{}", question.id);
                found = Some(match translation.fault.unwrap() {
                    Fault::OutOfBounds => End::Bounds,
                    Fault::NoSegment => End::Segment,
                    Fault::Protection => End::Bits,
                });
            }
            Event::Referenced(made) if made.access != AccessKind::Fetch => {
                let at = made.translation.virt.0;
                let inside =
                    |segment: &&SegmentInfo| (segment.start..segment.start + segment.size).contains(&at);
                found = Some(match made.translation.victim {
                    Some(Victim::Os) => End::Os,
                    Some(Victim::Hole) => End::Free,
                    Some(Victim::Process { pid }) => End::Process(before.name_of(pid)),
                    None => End::Own(match process.segments.iter().find(inside) {
                        Some(segment) if segment.name == SegmentName::Code => "code",
                        Some(_) => "data",
                        None => "middle",
                    }),
                });
            }
            _ => {}
        }
    }
    found.unwrap()
}

/// How many of the last mechanisms in the lecture's row the label names.
fn set(label: &str) -> usize {
    let labels = [
        ("None", 0),
        ("Segmentation alone", 1),
        ("Base and bounds, and", 2),
        ("All that", 3),
        ("All six", 6),
    ];
    labels.iter().find(|(start, _)| label.starts_with(start)).unwrap().1
}

fn catching(question: &Question) {
    let scenario = &question.scenario;
    let stops = |mechanism: Mechanism| {
        let mut scenario = scenario.clone();
        scenario.config.mechanism = mechanism;
        let timeline = Timeline::run(&scenario).unwrap();
        let by_hand = by_hand(&scenario, code(question));
        // A machine of one process refuses the second, which changes nothing below the first.
        let events = timeline.events(0, timeline.len());
        let stopped = events.iter().any(|event| matches!(event, Event::Faulted { .. }));
        let stops = matches!(by_hand, End::Bounds | End::Segment | End::Bits);
        assert_eq!(stopped, stops, "{} under {}", question.id, mechanism.name());
        stopped
    };
    let found = Mechanism::ALL.map(stops);
    let count = set(&question.answer());
    let wanted: Vec<bool> = (0..6).map(|place| place >= 6 - count).collect();
    assert_eq!(found.to_vec(), wanted, "{question:#?}");
}

fn privileged(question: &Question, proof: &Proof) {
    let killed = proof.end.processes[0].state == ProcState::Killed;
    let harmless = ["addl", "subl", "pushq", "call"];
    assert_eq!(killed, !harmless.iter().any(|word| code(question)[1].starts_with(word)), "{}", question.id);
    let wanted = if killed { "The hardware traps" } else { "It is carried out" };
    assert!(question.answer().starts_with(wanted), "{question:#?}");
}

fn prove(question: &Question, proof: &Proof) {
    match question.skill.id {
        "catching" => catching(question),
        "privileged" => privileged(question, proof),
        _ => {
            let answer = question.answer();
            let found = by_machine(question, proof);
            assert!(says(&answer, &found), "{found:?}: {question:#?}");
            let by_hand = by_hand(&question.scenario, code(question));
            assert!(says(&answer, &by_hand), "{by_hand:?}: {question:#?}");
        }
    }
}

const LEAST: Least = Least { questions: 300, wrong: 3 };

#[test]
fn every_answer_is_proved() {
    prove_all(Topic::Protection, LEAST, prove);
}

/// No answer is the right one so seldom, or so often, that one could guess.
#[test]
fn every_answer_is_right_now_and_then() {
    for skill in Topic::Protection.skills() {
        let mut right = BTreeMap::new();
        for seed in 0..200 {
            let answer = Topic::Protection.draw(skill, seed).answer();
            let words: Vec<&str> = answer.split(' ').take(3).collect();
            *right.entry(words.join(" ")).or_insert(0) += 1;
        }
        let most = right.values().max().unwrap();
        assert!(*most < 170 && right.len() > 1, "{}: {right:?}", skill.id);
    }
}

#[test]
fn one_of_each_to_read() {
    expect_file!["protection.txt"].assert_eq(&shown(Topic::Protection, |place| place + 1));
}
