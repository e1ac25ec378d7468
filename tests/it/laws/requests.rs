//! Random requests, resolved against the machine they are made to, so that many of them make sense.

use proptest::prelude::*;
use sim::{
    AccessKind, Command, DEFAULT_STORE, Machine, Place, ProcState, ProcessInfo, ProcessSpec, SegmentName,
    VirtAddr, Who,
};

use super::{configs, programs};

/// A request; blocks and quarters are looked up when it is made.
#[derive(Clone, Debug)]
pub enum Request {
    Create(ProcessSpec),
    Exit(Who),
    Switch(Who),
    Malloc(Who, u64),
    Calloc(Who, u64, u64),
    /// malloc, or calloc of so many elements, with a number for the block.
    Numbered(Who, Option<u64>, u64, u32),
    /// The n-th block in use, counted round and round; 0 is the first block, in use or not.
    FreeBlock(Who, usize),
    FreePlace(Who, Place),
    ReallocBlock(Who, usize, u64),
    ReallocPlace(Who, Place, u64),
    /// Kind, quarter of the address space, bytes from its start or, if negative, from its end.
    Access(Who, AccessKind, u64, i64),
    AccessPlace(Who, AccessKind, Place),
    /// Stores to the last bytes of the n-th block in use, at most so many.
    Fill(Who, usize, u64),
    Steps(usize),
    Compact,
}

/// Requests of every kind, steps among them most often.
pub fn requests(most: usize) -> impl Strategy<Value = Vec<Request>> {
    let first = prop::collection::vec(spec().prop_map(Request::Create), 1..4);
    (first, prop::collection::vec(request(), 1..most))
        .prop_map(|(first, then)| [first, then].concat())
        .boxed()
}

impl Request {
    /// The commands that this request comes to.
    pub fn resolve(&self, machine: &Machine) -> Vec<Command> {
        let meant = |who: &Who| living(machine, who);
        let access = |who: &Who, kind: AccessKind, at| Command::Access {
            who: meant(who),
            kind,
            at,
            value: if kind == AccessKind::Store { 7 } else { DEFAULT_STORE },
        };
        let command = match self {
            Self::Create(spec) => {
                let share_code = spec.share_code.as_ref().map(meant);
                Command::Create(Box::new(ProcessSpec { share_code, ..spec.clone() }))
            }
            Self::Exit(who) => Command::Exit { who: meant(who) },
            Self::Switch(who) => Command::Switch { who: meant(who) },
            Self::Malloc(who, size) => Command::Malloc { who: meant(who), size: *size, block: None },
            Self::Calloc(who, count, size) => {
                Command::Calloc { who: meant(who), count: *count, size: *size, block: None }
            }
            Self::Numbered(who, count, size, number) => numbered(meant(who), *count, *size, *number),
            Self::FreeBlock(who, index) => {
                let who = meant(who);
                Command::Free { at: block(machine, &who, *index), who }
            }
            Self::FreePlace(who, at) => Command::Free { who: meant(who), at: *at },
            Self::ReallocBlock(who, index, size) => {
                let who = meant(who);
                Command::Realloc { at: block(machine, &who, *index), who, size: *size }
            }
            Self::ReallocPlace(who, at, size) => Command::Realloc { who: meant(who), at: *at, size: *size },
            Self::Access(who, kind, quarter, offset) => {
                let edge = (quarter + u64::from(*offset < 0)) * machine.config().segment_span();
                let address = (origin(machine, &meant(who)) + edge).saturating_add_signed(*offset);
                access(who, *kind, Place::At(VirtAddr(address)))
            }
            Self::AccessPlace(who, kind, at) => access(who, *kind, *at),
            Self::Fill(who, index, most) => {
                let bytes = last_bytes(machine, &meant(who), *index, *most);
                return bytes.map(|at| access(who, AccessKind::Store, Place::At(VirtAddr(at)))).collect();
            }
            Self::Steps(count) => return steps(machine, *count),
            Self::Compact => Command::Compact,
        };
        vec![command]
    }
}

fn numbered(who: Who, count: Option<u64>, size: u64, number: u32) -> Command {
    let block = Some(number);
    match count {
        Some(count) => Command::Calloc { who, count, size, block },
        None => Command::Malloc { who, size, block },
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

/// The process that is meant.
fn process(machine: &Machine, who: &Who) -> Option<ProcessInfo> {
    machine.snapshot().processes.into_iter().rev().find(|process| match who {
        Who::Pid(pid) => process.pid == *pid,
        Who::Name(name) => *process.name == **name,
    })
}

fn origin(machine: &Machine, who: &Who) -> u64 {
    process(machine, who).map_or(0, |process| process.origin)
}

fn block(machine: &Machine, who: &Who, index: usize) -> Place {
    let blocks = process(machine, who).map_or(Vec::new(), |process| process.heap);
    let blocks: Vec<_> = blocks.iter().filter(|block| index == 0 || !block.free).collect();
    let chosen = blocks.get(index % blocks.len().max(1));
    Place::At(VirtAddr(chosen.map_or(0, |block| block.address)))
}

fn last_bytes(machine: &Machine, who: &Who, index: usize, most: u64) -> std::ops::Range<u64> {
    let blocks = process(machine, who).map_or(Vec::new(), |process| process.heap);
    let used: Vec<_> = blocks.iter().filter(|block| !block.free).collect();
    let end = |address: u64, size: u64| address + size.saturating_sub(most)..address + size;
    used.get(index % used.len().max(1)).map_or(0..0, |block| end(block.address, block.requested))
}

fn request() -> BoxedStrategy<Request> {
    let one = prop_oneof![
        4 => spec().prop_map(Request::Create),
        1 => who().prop_map(Request::Exit),
        2 => who().prop_map(Request::Switch),
        1 => Just(Request::Compact),
        2 => (who(), 0usize..9, 1u64..12).prop_map(|(who, index, most)| Request::Fill(who, index, most)),
        6 => (1usize..8).prop_map(Request::Steps),
        3 => (who(), kind(), 0u64..5, -300i64..300)
            .prop_map(|(who, kind, quarter, offset)| Request::Access(who, kind, quarter, offset)),
        4 => (who(), kind(), place()).prop_map(|(who, kind, at)| Request::AccessPlace(who, kind, at)),
        14 => of_the_heap(),
    ];
    one.boxed()
}

fn of_the_heap() -> BoxedStrategy<Request> {
    let count = prop_oneof![8 => 0u64..9, 1 => configs::number()];
    let maybe = prop::option::of(0u64..9);
    let one = prop_oneof![
        6 => (who(), size()).prop_map(|(who, size)| Request::Malloc(who, size)),
        2 => (who(), count, 0u64..90).prop_map(|(who, count, size)| Request::Calloc(who, count, size)),
        2 => (who(), maybe, size(), number())
            .prop_map(|(who, count, size, number)| Request::Numbered(who, count, size, number)),
        5 => (who(), 0usize..9).prop_map(|(who, index)| Request::FreeBlock(who, index)),
        2 => (who(), place()).prop_map(|(who, at)| Request::FreePlace(who, at)),
        3 => (who(), 0usize..9, size())
            .prop_map(|(who, index, size)| Request::ReallocBlock(who, index, size)),
        1 => (who(), place(), size()).prop_map(|(who, at, size)| Request::ReallocPlace(who, at, size)),
    ];
    one.boxed()
}

/// A byte by address, in a segment, or of a block.
fn place() -> BoxedStrategy<Place> {
    let offset = || prop_oneof![4 => 0u64..40, 2 => 0u64..3000, 1 => configs::number()];
    let segment = prop::sample::select(SegmentName::ALL.to_vec());
    let one = prop_oneof![
        1 => configs::number().prop_map(|address| Place::At(VirtAddr(address))),
        2 => (segment, offset()).prop_map(|(segment, offset)| Place::In(segment, offset)),
        2 => number().prop_map(|number| Place::Block(number, 0)),
        2 => (number(), offset()).prop_map(|(number, offset)| Place::Block(number, offset)),
    ];
    one.boxed()
}

/// The number of a block.
fn number() -> BoxedStrategy<u32> {
    let one = prop_oneof![20 => 1u32..8, 1 => prop::sample::select(vec![0, u32::MAX - 1, u32::MAX])];
    one.boxed()
}

fn who() -> BoxedStrategy<Who> {
    let names = prop::sample::select(vec!["A", "B", "C", "nobody", "", "two words"]);
    let one = prop_oneof![
        20 => (1u32..4).prop_map(Who::Pid),
        2 => (4u32..9).prop_map(Who::Pid),
        2 => names.prop_map(|name| Who::Name(name.into())),
        1 => prop::sample::select(vec![0, u32::MAX]).prop_map(Who::Pid),
    ];
    one.boxed()
}

fn kind() -> BoxedStrategy<AccessKind> {
    prop::sample::select(AccessKind::ALL.to_vec()).boxed()
}

fn size() -> BoxedStrategy<u64> {
    let one = prop_oneof![9 => 0u64..120, 3 => 0u64..1500, 1 => configs::number()];
    one.boxed()
}

fn spec() -> BoxedStrategy<ProcessSpec> {
    let name = prop_oneof![
        5 => Just(None),
        2 => Just(Some("A".to_owned())),
        1 => Just(Some("not a name".to_owned())),
    ];
    let program = prop_oneof![1 => Just(None), 5 => programs::source().prop_map(Some)];
    let own = (part(), program).prop_map(|(code, program)| (code.map(|size| size * 4), program, None));
    let shared = who().prop_map(|who| (None, None, Some(who)));
    let careless = (part(), who()).prop_map(|(code, who)| (code, Some("nop".to_owned()), Some(who)));
    let code = prop_oneof![20 => own, 4 => shared, 1 => careless];
    let spec = (name, part(), part(), part(), code).prop_map(
        |(name, static_data, heap, stack, (code, program, share_code))| ProcessSpec {
            name,
            code,
            static_data,
            heap,
            stack,
            share_code,
            program,
        },
    );
    spec.boxed()
}

/// The size of a segment: none, small, or nonsense.
fn part() -> BoxedStrategy<Option<u64>> {
    let one = prop_oneof![
        40 => Just(None),
        3 => Just(Some(0)),
        20 => (0u64..120).prop_map(Some),
        1 => configs::number().prop_map(|size| Some(size / 4)),
    ];
    one.boxed()
}
