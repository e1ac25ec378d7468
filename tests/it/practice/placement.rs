//! Questions on malloc: the machine and an allocator of plain rows say what the question says.

use course::practice::{Form, Question, Topic};
use expect_test::expect_file;
use sim::{Command, Event, Extent, HeapRules, Place};

use super::given::typed;
use super::proof::Proof;
use super::shown::shown;
use super::soundness::{Least, prove_all};
use crate::allocator::naive::Naive;

/// sbrk asks for a multiple of this.
const GROWTH: u64 = 256;

/// The scenario of a question, carried out by the naive allocator.
struct Plain {
    naive: Naive,
    /// Address, requested and usable bytes of each malloc behind the pause.
    blocks: Vec<(u64, u64, u64)>,
    /// Start of the stretch that the last free gave back.
    freed: Option<u64>,
    /// For each command behind the pause, whether the heap had to grow.
    grew: Vec<bool>,
    /// The allocator where the question is asked.
    before: Naive,
}

impl Plain {
    fn run(question: &Question) -> Self {
        let scenario = &question.scenario;
        let config = &scenario.config;
        let rules = HeapRules {
            policy: config.allocator,
            order: config.order,
            header: config.header,
            alignment: config.alignment,
            coalesce: config.coalesce,
        };
        let Command::Create(spec) = &scenario.commands[0] else { panic!("no process") };
        let arena = Extent { start: config.address_space / 2, size: spec.heap.unwrap() };
        let naive = Naive::new(rules, arena);
        let mut plain = Self { before: naive.clone(), naive, blocks: vec![], freed: None, grew: vec![] };
        let mut addresses = Vec::new();
        for (index, command) in scenario.commands.iter().enumerate().skip(1) {
            let asked = index >= scenario.opens_at();
            if index == scenario.opens_at() {
                plain.before = plain.naive.clone();
            }
            let grew = match command {
                Command::Malloc { size, .. } => {
                    let (address, usable, grew) = plain.allocate(*size);
                    addresses.push(address);
                    if asked {
                        plain.blocks.push((address, *size, usable));
                    }
                    grew
                }
                Command::Free { at: Place::Block(number, 0), .. } => {
                    let address = addresses[*number as usize - 1];
                    plain.naive.release(address).unwrap();
                    plain.freed = Some(address - config.header);
                    false
                }
                other => panic!("{other:?} is not of these questions"),
            };
            if asked {
                plain.grew.push(grew);
            }
        }
        plain
    }

    fn allocate(&mut self, size: u64) -> (u64, u64, bool) {
        if let Ok(found) = self.naive.allocate(size) {
            return (found.address, found.size, false);
        }
        let fits = |bytes: &u64| {
            let mut larger = self.naive.clone();
            larger.grow(*bytes);
            larger.allocate(size).is_ok()
        };
        let grown = (1..).map(|pieces| pieces * GROWTH).find(fits).unwrap();
        self.naive.grow(grown);
        let found = self.naive.allocate(size).unwrap();
        (found.address, found.size, true)
    }

    fn hole(&self, start: u64) -> u64 {
        let around = |hole: &&Extent| hole.start <= start && start < hole.end();
        self.naive.free_list().iter().find(around).unwrap().size
    }

    fn most(&self) -> u64 {
        (1..200).rev().find(|size| self.before.clone().allocate(*size).is_ok()).unwrap()
    }
}

/// The answer, by the naive allocator.
fn naively(question: &Question, plain: &Plain) -> u64 {
    match question.skill.id {
        "rounding" => plain.blocks.iter().map(|(_, requested, usable)| usable - requested).sum(),
        "splitting" => plain.hole(plain.blocks[0].0 + plain.blocks[0].2),
        "largest" => plain.most(),
        "coalescing" if question.text.contains("How many holes") => plain.naive.free_list().len() as u64,
        "coalescing" => plain.hole(plain.freed.unwrap()),
        "buddy" if plain.blocks.is_empty() => plain.hole(plain.freed.unwrap()),
        _ => plain.blocks.last().unwrap().0,
    }
}

/// The answer, by what the machine tells.
fn told(question: &Question, proof: &Proof) -> Option<u64> {
    let (events, process) = (&proof.events, &proof.end.processes[0]);
    let mallocs = events.iter().filter_map(|event| match event {
        Event::Allocated { address, requested, size, .. } => Some((address.0, *requested, *size)),
        _ => None,
    });
    let mallocs: Vec<_> = mallocs.collect();
    let freed = events.iter().find_map(|event| match event {
        Event::Freed { address, .. } => Some(address.0),
        _ => None,
    });
    let hole = |at: u64| {
        let around =
            |block: &&sim::HeapBlock| block.free && (block.address..block.address + block.size).contains(&at);
        process.heap.iter().find(around).map(|block| block.size)
    };
    match question.skill.id {
        "rounding" => Some(mallocs.iter().map(|(_, requested, size)| size - requested).sum()),
        "splitting" => hole(mallocs[0].0 + mallocs[0].2),
        "coalescing" if question.text.contains("How many holes") => Some(process.heap_totals.holes),
        "coalescing" => hole(freed?),
        "buddy" if freed.is_some() => hole(freed?),
        "largest" => {
            let calls = events.iter().filter(|event| matches!(event, Event::SystemCall { .. })).count();
            assert_eq!((calls, mallocs[0].1), (1, mallocs[1].1 + 1), "{}", question.id);
            Some(mallocs[1].1)
        }
        _ => mallocs.last().map(|malloc| malloc.0),
    }
}

fn prove(question: &Question, proof: &Proof) {
    assert!(!proof.is_refused(), "{}", question.id);
    let plain = Plain::run(question);
    let Form::Choose(_) = question.form else {
        let answers = [told(question, proof), Some(naively(question, &plain))];
        assert_eq!(answers, [typed(question); 2], "{question:#?}");
        return;
    };
    let calls = proof.end.counts.system_calls;
    assert_eq!(calls > 0, plain.grew[0], "{}", question.id);
    let free: u64 = plain.before.free_list().iter().map(|hole| hole.size).sum();
    let needed = plain.blocks[0].2 + question.scenario.config.header;
    let wanted = match (calls, free >= needed) {
        (0, _) => "makes no system call",
        (_, true) => "but not in one hole",
        _ => "less is free in all",
    };
    assert!(question.answer().contains(wanted), "{}: {}", question.id, question.answer());
}

const LEAST: Least = Least { questions: 500, wrong: 0 };

#[test]
fn every_answer_is_proved() {
    prove_all(Topic::Placement, LEAST, prove);
}

#[test]
fn one_of_each_to_read() {
    expect_file!["placement.txt"].assert_eq(&shown(Topic::Placement, |place| place + 1));
}
