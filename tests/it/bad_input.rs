//! Bad input: each gets a sentence that names what was wrong and what would be right, and nothing is lost.

use sim::{
    AccessKind, Command, Costs, Event, Machine, MachineConfig, Mechanism, Place, ProcessSpec, Scenario,
    SegmentName, Timeline, VirtAddr, Who,
};

/// Requests that a mechanism or a heap refuses.
mod refusals;
/// Scenario texts and the sentences that they get, line and column first.
mod scenarios;

/// The reason for which the last command of a scenario is refused; it must have changed nothing.
fn refused(text: &str) -> String {
    let scenario = Scenario::parse(text).unwrap_or_else(|error| panic!("{text}\n{error}"));
    let (last, before) = scenario.commands.split_last().unwrap();
    let mut machine = Machine::new(scenario.config.clone()).unwrap();
    for command in before {
        machine.apply(command);
    }
    let kept = machine.clone();
    let events = machine.apply(last);
    assert!(machine == kept, "{text} changed the machine");
    match events.as_slice() {
        [Event::Rejected { reason }] => reason.clone(),
        events => panic!("{text} was not refused: {events:?}"),
    }
}

/// Why the OS killed process 1 when the scenario ran.
fn killed(text: &str) -> String {
    let timeline = Timeline::run(&Scenario::parse(text).unwrap()).unwrap();
    let events = timeline.events(0, timeline.len());
    let reason = events.iter().find_map(|event| match event {
        Event::Killed { pid: 1, reason, .. } => Some(reason.clone()),
        _ => None,
    });
    reason.unwrap_or_else(|| panic!("nobody was killed: {:?}", timeline.latest()))
}

#[test]
fn a_process_that_does_not_fit() {
    assert_eq!(
        refused("machine mechanism=base-and-bounds memory=16K os=4K\nprocess A"),
        "process A does not fit: its address space needs 16384 bytes; 12288 are free and the largest hole has 12288"
    );
    assert_eq!(
        refused("machine memory=12K os=4K\nprocess Big code=4K data=1K heap=3K stack=4K"),
        "process Big does not fit: its stack needs 4096 bytes; once its code, static data and heap are placed, 0 are free and the largest hole has 0"
    );
    assert_eq!(
        refused("process A heap=5K"),
        "a heap segment of 5120 bytes is too large: each segment may fill a quarter of the address space, 4096 bytes"
    );
    assert_eq!(
        refused("process A code=4\n  movl $1, %eax"),
        "the program ends at 0x5, beyond its code segment of 4 bytes; give it code=5 or more"
    );
}

#[test]
fn a_process_table_that_is_full() {
    let come_and_go = "process A\nexit A\n".repeat(4096);
    let wanted = "the process table is full: it has room for 4096 processes, those that have ended among them; make a new machine";
    assert_eq!(refused(&format!("{come_and_go}process B")), wanted);
}

#[test]
fn malloc_of_nothing_and_of_more_than_there_is() {
    assert_eq!(refused("process A\nmalloc A 0"), "malloc of 0 bytes in A: ask for at least 1 byte");
    for mechanism in Mechanism::ALL {
        assert_eq!(
            refused(&format!("machine mechanism={}\nprocess A\nmalloc A 5000", mechanism.name())),
            "malloc of 5000 bytes in A: no free block is large enough and the heap cannot grow: a heap segment of 5008 bytes is too large: each segment may fill a quarter of the address space, 4096 bytes"
        );
    }
    assert_eq!(
        refused("machine memory=14K os=8K\nprocess A\nmalloc A 3000"),
        "malloc of 3000 bytes in A: no free block is large enough and the heap cannot grow: no hole is large enough for the heap: it needs 3008 bytes; 0 are free and the largest hole has 0"
    );
}

#[test]
fn free_of_what_malloc_did_not_return() {
    let start = "process A\nmalloc A 16\n";
    assert_eq!(
        refused(&format!("{start}free A 0x2008\nfree A 0x2008")),
        "double free: 0x2008 was already freed"
    );
    assert_eq!(
        refused(&format!("{start}free A 0x2010")),
        "0x2010 lies inside a block; free takes what malloc returned, 0x2008"
    );
    assert_eq!(
        refused(&format!("{start}free A 0x1000")),
        "malloc never returned 0x1000; free takes what malloc returned"
    );
}

#[test]
fn a_program_that_frees_twice() {
    let text =
        "process A\n  movl $8, %edi\n  call malloc\n  movq %rax, %rdi\n  call free\n  call free\nstep 5";
    assert_eq!(killed(text), "the library aborted it (double free: 0x2008 was already freed)");
}

#[test]
fn a_process_that_is_not_there() {
    assert_eq!(refused("switch A"), "there is no process A; none is alive");
    assert_eq!(refused("process A\nprocess B\nmalloc C 8"), "there is no process C; alive: A, B");
    assert_eq!(refused("process A\nswitch 7"), "there is no process 7; alive: A");
    assert_eq!(refused("process A\nexit A\nexit A"), "process A has exited");
    let wild = "process A\n  jmp 0x9000000\nstep 2\n";
    assert_eq!(refused(&format!("{wild}malloc A 8")), "process A has been killed");
}

#[test]
fn a_name_that_cannot_be_written() {
    let mut machine = Machine::new(MachineConfig::default()).unwrap();
    let spec = ProcessSpec { name: Some("two words".into()), ..ProcessSpec::default() };
    let wanted = "\u{201c}two words\u{201d} cannot be the name of a process: give it 1 to 16 characters without white space, = or #, the first no digit";
    assert_eq!(machine.apply(&Command::Create(Box::new(spec))), [Event::Rejected { reason: wanted.into() }]);
}

#[test]
fn a_step_of_nothing() {
    assert_eq!(refused("step"), "no process is running; create one, or switch to one");
    assert_eq!(refused("process A\nstep"), "A has no program to run");
    assert_eq!(
        refused("process A\n  nop\nstep 2"),
        "the program of A has ended: 0x1 is past its last instruction"
    );
}

#[test]
fn a_wild_pointer() {
    let load = "process A\n  movl 0x9000000, %eax\nstep";
    let store = "process A\n  movl $1, 0x1800\nstep";
    let code = "process A\n  movl $1, 0x0\nstep";
    let jump = "process A\n  jmp 0x1000\nstep 2";
    let at =
        |mechanism: Mechanism, text: &str| killed(&format!("machine mechanism={}\n{text}", mechanism.name()));
    let (whole, segments) = (Mechanism::BaseAndBounds, Mechanism::Segmentation);
    assert_eq!(at(whole, load), "it tried to load from 0x9000000, which is out of bounds");
    assert_eq!(at(segments, load), "it tried to load from 0x9000000, which is beyond the address space");
    assert_eq!(at(segments, store), "it tried to store to 0x1800, which is out of bounds");
    assert_eq!(at(segments, code), "it tried to store to 0x0, which its protection bits forbid");
    assert_eq!(
        at(segments, jump),
        "it tried to fetch an instruction from 0x1000, which its protection bits forbid"
    );
    assert_eq!(at(whole, jump), "the bytes at 0x1000 are no instruction");
}

#[test]
fn an_unknown_instruction() {
    let mut machine = Machine::new(MachineConfig::default()).unwrap();
    let spec = ProcessSpec { program: Some("nop\nmvol $1, %eax".into()), ..ProcessSpec::default() };
    let events = machine.apply(&Command::Create(Box::new(spec)));
    let wanted = "line 2, column 1: there is no instruction `mvol`; did you mean movl?";
    assert_eq!(events, [Event::Rejected { reason: wanted.into() }]);
    assert!(machine == Machine::new(MachineConfig::default()).unwrap());
}

#[test]
fn a_machine_that_cannot_be_built() {
    let plain = MachineConfig::default;
    let cases = [
        (MachineConfig { memory: 1000, ..plain() }, "memory is 1000; it must be from 1024 to 4294967296"),
        (MachineConfig { os: 65536, ..plain() }, "os is 65536; it must be from 0 to 65535"),
        (
            MachineConfig { address_space: 128, ..plain() },
            "address-space is 128; it must be from 256 to 4294967296",
        ),
        (
            MachineConfig { address_space: 10_000, ..plain() },
            "address-space is 10000; it must be a power of two, such as 16384",
        ),
        (MachineConfig { header: 300, ..plain() }, "header is 300; it must be from 0 to 256"),
        (MachineConfig { alignment: 0, ..plain() }, "alignment is 0; it must be from 1 to 4096"),
        (
            MachineConfig { alignment: 12, ..plain() },
            "alignment is 12; it must be a power of two, such as 16",
        ),
        (
            MachineConfig { mmap_threshold: 0, ..plain() },
            "mmap-threshold is 0; it must be from 1 to 4294967296",
        ),
        (
            MachineConfig { quantum: u64::MAX, ..plain() },
            "quantum is 18446744073709551615; it must be from 0 to 3600000000000",
        ),
        (
            MachineConfig { costs: Costs { disk_rate: 0, ..Costs::default() }, ..plain() },
            "cost disk-rate is 0; it must be from 1 to 1000000000000",
        ),
    ];
    for (config, wanted) in cases {
        assert_eq!(Machine::new(config.clone()).err().as_deref(), Some(wanted));
        assert_eq!(Timeline::new(config).err().as_deref(), Some(wanted));
    }
}

#[test]
fn the_machine_works_on_after_every_refusal() {
    let mut timeline = Timeline::run(&Scenario::parse("process A\nmalloc A 16").unwrap()).unwrap();
    let who = || Who::Pid(1);
    let nonsense = [
        Command::Step,
        Command::Malloc { who: who(), size: 0, block: None },
        Command::Malloc { who: who(), size: u64::MAX, block: None },
        Command::Free { who: who(), at: Place::At(VirtAddr(u64::MAX)) },
        Command::Malloc { who: who(), size: 8, block: Some(1) },
        Command::Calloc { who: who(), count: u64::MAX, size: 2, block: None },
        Command::Calloc { who: who(), count: 0, size: 2, block: None },
        Command::Realloc { who: who(), at: Place::Block(1, 0), size: 0 },
        Command::Realloc { who: who(), at: Place::Block(1, 0), size: u64::MAX },
        Command::Realloc { who: who(), at: Place::Block(2, 0), size: 8 },
        Command::Free { who: who(), at: Place::In(SegmentName::Stack, u64::MAX) },
        Command::Access { who: who(), kind: AccessKind::Store, at: Place::Block(1, u64::MAX), value: 1 },
        Command::Create(Box::new(ProcessSpec { share_code: Some(Who::Pid(2)), ..ProcessSpec::default() })),
        Command::Switch { who: Who::Name(Box::default()) },
        Command::Exit { who: Who::Pid(u32::MAX) },
        Command::Create(Box::new(ProcessSpec { heap: Some(u64::MAX), ..ProcessSpec::default() })),
    ];
    let before = timeline.machine().clone();
    for command in nonsense {
        assert!(timeline.try_push(command.clone()).is_err(), "{command:?} was accepted");
        assert!(*timeline.machine() == before, "{command:?} changed the machine");
        assert_eq!(timeline.len(), 2);
    }
    let freed = timeline.try_push(Command::Free { who: who(), at: Place::At(VirtAddr(0x2008)) });
    assert!(matches!(freed, Ok([Event::Freed { .. }])));
}

#[test]
fn a_history_that_is_full_refuses_one_command_more() {
    // The quickest there is: a step of nothing, which is refused and remembered.
    let commands = vec![Command::Step; Scenario::MOST_COMMANDS];
    let mut timeline = Timeline::run(&Scenario { commands, ..Scenario::default() }).unwrap();
    let refused = timeline.try_push(Command::Compact).map(|_| ());
    let wanted = "a machine remembers at most 2000000 commands, and 0 are left: go back or make a new one";
    assert_eq!(refused, Err(wanted.to_owned()));
    assert_eq!(timeline.len(), Scenario::MOST_COMMANDS);
    timeline.seek(10);
    assert!(timeline.try_push(Command::Compact).is_ok());
    assert_eq!(timeline.len(), 11);
}
