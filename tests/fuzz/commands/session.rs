//! Random sessions: a machine of any kind and what is asked of it, sensible, careless or hostile.

use std::sync::Mutex;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use sim::{AccessKind, Command, Machine, MachineConfig, Place, ProcessSpec, VirtAddr, Who};

use crate::engine::Corpus;
use crate::laws::configs;
use crate::laws::requests::{Request, requests};

/// A machine and what is asked of it.
#[derive(Debug)]
pub struct Session {
    pub config: MachineConfig,
    pub acts: Vec<Act>,
    /// The commands that it came to in the run before.
    pub done: Mutex<Vec<Command>>,
}

/// Something asked; most of it is worked out only when the machine is there.
#[derive(Clone, Debug)]
pub enum Act {
    Ask(Request),
    Exactly(Command),
    /// Stores these bytes where the running process fetches next, so many bytes further on, and steps.
    Scribble(u64, Vec<u8>),
}

impl Session {
    /// A session that has not run yet.
    pub fn new(config: MachineConfig, acts: Vec<Act>) -> Self {
        Self { config, acts, done: Mutex::default() }
    }
}

impl Act {
    /// The commands that it comes to.
    pub fn resolve(&self, machine: &Machine) -> Vec<Command> {
        match self {
            Self::Ask(request) => request.resolve(machine),
            Self::Exactly(command) => vec![command.clone()],
            Self::Scribble(offset, bytes) => scribble(machine, *offset, bytes),
        }
    }
}

fn scribble(machine: &Machine, offset: u64, bytes: &[u8]) -> Vec<Command> {
    let snapshot = machine.snapshot();
    let Some(process) = machine.running().and_then(|pid| snapshot.process(pid)) else {
        return vec![Command::Step];
    };
    let start = process.registers.rip.wrapping_add(offset);
    let store = |(index, value): (u64, &u8)| Command::Access {
        who: Who::Pid(process.pid),
        kind: AccessKind::Store,
        at: Place::At(VirtAddr(start.wrapping_add(index))),
        value: *value,
    };
    let stores = (0..).zip(bytes).map(store);
    stores.chain([Command::Step, Command::Step]).collect()
}

/// Sessions from nothing, and variations on the corpus under any other machine.
pub fn sessions(corpus: Corpus<Session>) -> BoxedStrategy<Session> {
    let varied = (any::<Index>(), config(), any::<bool>(), any::<[Index; 2]>(), acts(10)).prop_map(
        move |(base, config, other, [start, end], acts)| {
            let corpus = corpus.borrow();
            let base = base.get(&corpus);
            let config = if other { config } else { base.config.clone() };
            let (start, end) = (start.index(base.acts.len() + 1), end.index(base.acts.len() + 1));
            let after = base.acts.get(start.max(end)..).unwrap_or_default();
            let acts = [&base.acts[..start.min(end)], acts.as_slice(), after].concat();
            Session::new(config, acts.into_iter().take(40).collect())
        },
    );
    let fresh = (config(), requests(12).boxed(), acts(12)).prop_map(|(config, requests, acts)| {
        Session::new(config, requests.into_iter().map(Act::Ask).chain(acts).collect())
    });
    prop_oneof![1 => fresh.boxed(), 1 => varied.boxed()].boxed()
}

fn config() -> BoxedStrategy<MachineConfig> {
    let large = configs::sensible().prop_map(|config| MachineConfig {
        memory: sim::MAX_MEMORY,
        address_space: 1 << 30,
        ..config
    });
    prop_oneof![20 => configs::sensible(), 1 => large, 1 => configs::hostile()].boxed()
}

fn acts(most: usize) -> BoxedStrategy<Vec<Act>> {
    let asked =
        requests(4).boxed().prop_map(|requests| requests.into_iter().map(Act::Ask).collect::<Vec<_>>());
    let scribbled =
        (0u64..8, vec(any::<u8>(), 1..6)).prop_map(|(offset, bytes)| vec![Act::Scribble(offset, bytes)]);
    let wild = wild_program().prop_map(|program| {
        let create =
            Command::Create(Box::new(ProcessSpec { program: Some(program), ..ProcessSpec::default() }));
        vec![Act::Exactly(create), Act::Ask(Request::Steps(6))]
    });
    let some = vec(prop_oneof![6 => asked, 2 => scribbled, 1 => wild], 1..most.div_ceil(3));
    some.prop_map(|acts| acts.concat()).boxed()
}

/// A program that goes where nobody meant it to go, with the stack anywhere.
fn wild_program() -> BoxedStrategy<String> {
    let instruction = prop_oneof![
        address().prop_map(|to| format!("movabs ${to:#x}, %rax\npush %rax\nret")),
        address().prop_map(|to| format!("movabs ${to:#x}, %rsp\npush $1\npop %rax\ncall malloc")),
        address().prop_map(|to| format!("movabs ${to:#x}, %rbp\nleave\nret")),
        address().prop_map(|to| format!("jmp {:#x}", to & 0xffff_ffff)),
        address().prop_map(|to| format!("call {:#x}", to & 0xffff_ffff)),
        address().prop_map(|at| format!("movabs ${at:#x}, %rdi\ncall free")),
        address().prop_map(|at| format!("movabs ${at:#x}, %rdi\nmovq %rdi, (%rdi)\nincq -4(%rdi)")),
        address().prop_map(|size| format!("movabs ${size:#x}, %rdi\ncall malloc\nmovq %rax, (%rax)")),
    ];
    vec(instruction, 1..5).prop_map(|lines| lines.join("\n")).boxed()
}

/// Addresses near the edges of segments, spaces and numbers.
fn address() -> impl Strategy<Value = u64> {
    let edges = vec![0u64, 0x100, 0x1000, 0x2000, 0x3000, 0x4000, 1 << 30, 1 << 32, 1 << 63];
    prop_oneof![
        4 => (select(edges), -20i64..20).prop_map(|(edge, offset)| edge.wrapping_add_signed(offset)),
        1 => configs::number(),
    ]
}
