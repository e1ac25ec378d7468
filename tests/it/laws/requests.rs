//! Random requests, resolved against the machine they are made to, so that many of them make sense.

use proptest::prelude::*;
use sim::{
    AccessKind, Command, DEFAULT_STORE, Machine, Place, ProcState, ProcessInfo, ProcessSpec, VirtAddr, Who,
};

use super::{configs, programs};

/// A request; blocks and quarters are looked up when it is made.
#[derive(Clone, Debug)]
pub enum Request {
    Create(ProcessSpec),
    Exit(Who),
    Switch(Who),
    Malloc(Who, u64),
    /// The n-th block in use, counted round and round; 0 is the first block, in use or not.
    FreeBlock(Who, usize),
    FreeAnything(Who, u64),
    /// Kind, quarter of the address space, bytes from its start or, if negative, from its end.
    Access(Who, AccessKind, u64, i64),
    AccessAnything(Who, AccessKind, u64),
    Steps(usize),
}

/// Requests of every kind, steps among them most often.
pub fn requests(most: usize) -> impl Strategy<Value = Vec<Request>> {
    let first = prop::collection::vec(spec().prop_map(Request::Create), 1..4);
    (first, prop::collection::vec(request(), 1..most)).prop_map(|(first, then)| [first, then].concat())
}

impl Request {
    /// The commands that this request comes to.
    pub fn resolve(&self, machine: &Machine) -> Vec<Command> {
        let meant = |who: &Who| living(machine, who);
        let access = |who: &Who, kind: AccessKind, address| Command::Access {
            who: meant(who),
            kind,
            at: Place::At(VirtAddr(address)),
            value: if kind == AccessKind::Store { 7 } else { DEFAULT_STORE },
        };
        let command = match self {
            Self::Create(spec) => Command::Create(Box::new(spec.clone())),
            Self::Exit(who) => Command::Exit { who: meant(who) },
            Self::Switch(who) => Command::Switch { who: meant(who) },
            Self::Malloc(who, size) => Command::Malloc { who: meant(who), size: *size, block: None },
            Self::FreeBlock(who, index) => {
                let who = meant(who);
                Command::Free { at: Place::At(block(machine, &who, *index)), who }
            }
            Self::FreeAnything(who, address) => {
                Command::Free { who: meant(who), at: Place::At(VirtAddr(*address)) }
            }
            Self::Access(who, kind, quarter, offset) => {
                let edge = (quarter + u64::from(*offset < 0)) * machine.config().segment_span();
                access(who, *kind, edge.saturating_add_signed(*offset))
            }
            Self::AccessAnything(who, kind, address) => access(who, *kind, *address),
            Self::Steps(count) => return steps(machine, *count),
        };
        vec![command]
    }
}

/// Steps; of a new process where none runs.
fn steps(machine: &Machine, count: usize) -> Vec<Command> {
    let program = Some("again: incl (%rsp)\nmovl $40, %edi\ncall malloc\npush %rax\njmp again".to_owned());
    let idle = machine.snapshot().running.is_none();
    let create = idle.then_some(Command::Create(Box::new(ProcessSpec { program, ..ProcessSpec::default() })));
    create.into_iter().chain(vec![Command::Step; count]).collect()
}

/// Pids 1 to 3 mean living processes, counted round and round; everything else is taken as it is.
fn living(machine: &Machine, who: &Who) -> Who {
    let Who::Pid(pid @ 1..=3) = who else { return who.clone() };
    let snapshot = machine.snapshot();
    let alive = |process: &&ProcessInfo| {
        matches!(process.state, ProcState::Running | ProcState::Ready | ProcState::Swapped)
    };
    let pids: Vec<u32> = snapshot.processes.iter().filter(alive).map(|process| process.pid).collect();
    Who::Pid(pids.get(*pid as usize % pids.len().max(1)).copied().unwrap_or(*pid))
}

fn block(machine: &Machine, who: &Who, index: usize) -> VirtAddr {
    let snapshot = machine.snapshot();
    let meant = snapshot.processes.iter().rev().find(|process| match who {
        Who::Pid(pid) => process.pid == *pid,
        Who::Name(name) => process.name == *name,
    });
    let blocks = meant.map_or(&[][..], |process| &process.heap);
    let blocks: Vec<_> = blocks.iter().filter(|block| index == 0 || !block.free).collect();
    let chosen = blocks.get(index % blocks.len().max(1));
    VirtAddr(chosen.map_or(0, |block| block.address))
}

fn request() -> impl Strategy<Value = Request> {
    prop_oneof![
        4 => spec().prop_map(Request::Create),
        1 => who().prop_map(Request::Exit),
        2 => who().prop_map(Request::Switch),
        6 => (who(), size()).prop_map(|(who, size)| Request::Malloc(who, size)),
        5 => (who(), 0usize..9).prop_map(|(who, index)| Request::FreeBlock(who, index)),
        1 => (who(), configs::number()).prop_map(|(who, address)| Request::FreeAnything(who, address)),
        3 => (who(), kind(), 0u64..5, -300i64..300)
            .prop_map(|(who, kind, quarter, offset)| Request::Access(who, kind, quarter, offset)),
        1 => (who(), kind(), configs::number())
            .prop_map(|(who, kind, address)| Request::AccessAnything(who, kind, address)),
        6 => (1usize..8).prop_map(Request::Steps),
    ]
}

fn who() -> impl Strategy<Value = Who> {
    let names = prop::sample::select(vec!["A", "B", "C", "nobody", "", "two words"]);
    prop_oneof![
        20 => (1u32..4).prop_map(Who::Pid),
        2 => (4u32..9).prop_map(Who::Pid),
        2 => names.prop_map(|name| Who::Name(name.to_owned())),
        1 => prop::sample::select(vec![0, u32::MAX]).prop_map(Who::Pid),
    ]
}

fn kind() -> impl Strategy<Value = AccessKind> {
    prop::sample::select(AccessKind::ALL.to_vec())
}

fn size() -> impl Strategy<Value = u64> {
    prop_oneof![9 => 0u64..120, 3 => 0u64..1500, 1 => configs::number()]
}

fn spec() -> impl Strategy<Value = ProcessSpec> {
    let name = prop_oneof![
        5 => Just(None),
        2 => Just(Some("A".to_owned())),
        1 => Just(Some("not a name".to_owned())),
    ];
    let program = prop_oneof![1 => Just(None), 5 => programs::source().prop_map(Some)];
    (name, part(), part(), part(), part(), program).prop_map(
        |(name, code, static_data, heap, stack, program)| ProcessSpec {
            name,
            code: code.map(|size| size * 4),
            static_data,
            heap,
            stack,
            share_code: None,
            program,
        },
    )
}

/// The size of a segment: none, small, or nonsense.
fn part() -> impl Strategy<Value = Option<u64>> {
    prop_oneof![
        40 => Just(None),
        20 => (0u64..120).prop_map(Some),
        1 => configs::number().prop_map(|size| Some(size / 4)),
    ]
}
