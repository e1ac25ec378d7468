//! Time: any moment again is that moment; a fork is another future of the same past.

use proptest::prelude::*;
use sim::{
    Command, Event, ListOrder, Machine, MachineConfig, Mark, Mechanism, Place, Policy, ProcessSpec, Scenario,
    Timeline, Who,
};

use super::requests::{Request, requests};
use super::{cases, configs};

/// A timeline of these requests, and the machine after each of its commands as it was when it happened.
fn record(config: &MachineConfig, requests: &[Request]) -> (Timeline, Vec<Machine>) {
    let (timeline, moments, _) = record_all(config, requests);
    (timeline, moments)
}

/// The same, and what each command led to when it was given.
fn record_all(config: &MachineConfig, requests: &[Request]) -> (Timeline, Vec<Machine>, Vec<Vec<Event>>) {
    let mut timeline = Timeline::new(config.clone()).unwrap();
    let (mut moments, mut told) = (vec![timeline.machine().clone()], Vec::new());
    for request in requests {
        for command in request.resolve(timeline.machine()) {
            told.push(timeline.push(command).to_vec());
            moments.push(timeline.machine().clone());
        }
    }
    (timeline, moments, told)
}

/// What a timeline says at a moment is what was so when it happened.
fn is_as_it_was(
    timeline: &mut Timeline,
    position: usize,
    moments: &[Machine],
    told: &[Vec<Event>],
) -> Result<(), TestCaseError> {
    timeline.seek(position);
    prop_assert_eq!(timeline.position(), position);
    prop_assert!(*timeline.machine() == moments[position], "moment {} differs", position);
    let latest = position.checked_sub(1).map_or(&[][..], |last| &told[last]);
    prop_assert_eq!(timeline.latest(), latest, "what led to moment {}", position);
    Ok(())
}

/// The kinds of marks that events leave, told by what each kind is for.
fn kinds(events: &[Event]) -> Vec<(Mark, bool)> {
    let any = |such: fn(&Event) -> bool| events.iter().any(such);
    let trouble = any(|event| match event {
        Event::Referenced(made) => made.translation.victim.is_some(),
        Event::Killed { .. } | Event::Rejected { .. } | Event::Misused { .. } | Event::Leaked { .. } => true,
        Event::Faulted { .. } | Event::IllegalInstruction { .. } | Event::PrivilegedInstruction { .. } => {
            true
        }
        Event::OutOfMemory { .. } => true,
        _ => false,
    });
    let trap = any(|event| matches!(event, Event::SystemCall { .. } | Event::TimerInterrupt { .. }));
    let moved = |event: &Event| {
        matches!(event, Event::Moved { .. } | Event::SwappedOut { .. } | Event::SwappedIn { .. })
    };
    let heap = |event: &Event| {
        matches!(event, Event::Allocated { .. } | Event::Freed { .. } | Event::Resized { .. })
    };
    vec![
        (Mark::TROUBLE, trouble),
        (Mark::SWITCH, any(|event| matches!(event, Event::Switched { .. }))),
        (Mark::TRAP, trap),
        (Mark::HEAP, any(heap)),
        (Mark::MOVE, any(moved)),
    ]
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn seek_is_replay_from_the_start(
        config in configs::sensible(),
        requests in requests(90),
        jumps in prop::collection::vec(any::<prop::sample::Index>(), 1..12),
    ) {
        for mechanism in Mechanism::ALL {
            let (mut timeline, moments, told) =
                record_all(&MachineConfig { mechanism, ..config.clone() }, &requests);
            for jump in &jumps {
                is_as_it_was(&mut timeline, jump.index(moments.len()), &moments, &told)?;
            }
            for pair in jumps.windows(2) {
                let (from, to) = (pair[0].index(moments.len()), pair[1].index(moments.len()));
                let past = told.get(from..to).unwrap_or_default().concat();
                prop_assert_eq!(timeline.events(from, to), past, "from {} to {}", from, to);
            }
            prop_assert_eq!(timeline.marks().len(), told.len());
            for (mark, events) in timeline.marks().iter().zip(&told) {
                for (kind, there) in kinds(events) {
                    prop_assert_eq!(mark.has(kind), there, "{:?} of {:?}", kind, events);
                }
            }
        }
    }

    #[test]
    fn replay_gives_the_same_events(config in configs::sensible(), requests in requests(30)) {
        let (timeline, _) = record(&config, &requests);
        let mut machine = Machine::new(config).unwrap();
        let mut told = Vec::new();
        timeline.tell(0, timeline.len(), &mut |events| told.push(events.to_vec()));
        for (command, events) in timeline.commands().iter().zip(&told) {
            prop_assert_eq!(&machine.apply(command), events);
        }
    }

    #[test]
    fn one_step_back_and_forward_changes_nothing(
        config in configs::sensible(),
        requests in requests(30),
        jump in any::<prop::sample::Index>(),
    ) {
        let (mut timeline, moments) = record(&config, &requests);
        let position = jump.index(moments.len());
        timeline.seek(position);
        let (moment, latest) = (timeline.machine().clone(), timeline.latest().to_vec());
        prop_assert_eq!(timeline.step_back(), position > 0);
        if position > 0 {
            prop_assert!(timeline.step_forward());
        }
        prop_assert!(*timeline.machine() == moment);
        prop_assert_eq!(timeline.latest(), latest);
    }

    #[test]
    fn a_fork_has_the_past_and_a_future_of_its_own(
        config in configs::sensible(),
        requests in requests(30),
        jump in any::<prop::sample::Index>(),
        others in requests(20),
    ) {
        let (mut timeline, moments) = record(&config, &requests);
        let position = jump.index(moments.len());
        timeline.seek(position);
        let mut fork = timeline.fork();
        prop_assert_eq!(fork.len(), position);
        for request in &others {
            for command in request.resolve(fork.machine()) {
                fork.push(command);
            }
        }
        fork.seek(position / 2);
        prop_assert!(*fork.machine() == moments[position / 2]);
        timeline.seek(usize::MAX);
        prop_assert!(*timeline.machine() == *moments.last().unwrap(), "the fork changed its origin");
    }

    #[test]
    fn what_is_pushed_after_stepping_back_replaces_the_future(
        config in configs::sensible(),
        requests in requests(60),
        jump in any::<prop::sample::Index>(),
    ) {
        let (mut timeline, moments) = record(&config, &requests);
        let position = jump.index(moments.len());
        timeline.seek(position);
        let told = timeline.try_push(Command::Step).map(<[Event]>::to_vec);
        match told {
            Ok(events) => {
                prop_assert_eq!(timeline.len(), position + 1);
                prop_assert_eq!(timeline.latest(), events);
                let after = timeline.machine().clone();
                timeline.seek(0);
                timeline.seek(position + 1);
                prop_assert!(*timeline.machine() == after);
            }
            Err(_) => {
                prop_assert_eq!(timeline.len() + 1, moments.len());
                prop_assert!(*timeline.machine() == moments[position]);
            }
        }
    }
}

#[test]
fn checkpoints_thin_out_and_seek_still_finds_every_moment() {
    let mut timeline =
        Timeline::run(&Scenario::parse("process A\n  again: incl 0x1000\n  jmp again\n").unwrap()).unwrap();
    for _ in 0..3000 {
        timeline.push(Command::Step);
    }
    for position in [3001, 1, 2, 1999, 17, 16, 15, 2048, 1024, 1023, 3000] {
        timeline.seek(position);
        let counted = timeline.machine().peek(1, sim::VirtAddr(0x1000), 4);
        assert_eq!(counted, Some(position as u64 / 2), "after {position} commands");
    }
}

/// Writes over the header of one block, and a program over that of another.
const OVERFLOWS: &str = "process A
malloc A 16
malloc A 16
malloc A 16
store A @1+16 99
free A @3
free A @2
realloc A @2 8
free A @1
malloc A 16
process B
  movl $16, %edi
  call malloc
  movl $7, -8(%rax)
  movl %eax, %edi
  call free
switch B
";

#[test]
fn a_header_that_was_overwritten_is_so_again() {
    let mut scenario = Scenario::parse(OVERFLOWS).unwrap();
    scenario.commands.extend(vec![Command::Step; 16]);
    let mut machine = Machine::new(scenario.config.clone()).unwrap();
    let mut moments = vec![machine.clone()];
    let mut overwritten = 0;
    for command in &scenario.commands {
        overwritten += machine.apply(command).iter().filter(|event| tells_of_a_header(event)).count();
        moments.push(machine.clone());
    }
    assert_eq!(overwritten, 3);
    let mut timeline = Timeline::run(&scenario).unwrap();
    for (position, moment) in moments.iter().enumerate() {
        assert!(timeline.machine_at(position) == *moment, "moment {position}");
        timeline.seek(0);
        timeline.seek(position);
        assert!(timeline.machine() == moment, "moment {position}");
    }
}

fn tells_of_a_header(event: &Event) -> bool {
    let (Event::Rejected { reason } | Event::Killed { reason, .. }) = event else { return false };
    reason.contains("was overwritten")
}

/// Two programs that take turns; one asks for memory and gives it back.
const BUSY: &str = "process A
  again: movl $24, %edi
  call malloc
  movq %rax, %rbx
  movl $3, %edi
  movl $9, %esi
  call calloc
  movq %rax, %r12
  movq %rbx, %rdi
  movl $80, %esi
  call realloc
  movq $7, 72(%rax)
  movq %rax, %rdi
  call free
  movq %r12, %rdi
  call free
  incl 0x1000
  jmp again
process B
  again: push $1
  pop %rax
  incl 0x1000
  jmp again
";

#[test]
fn a_long_history_is_found_again_wherever_one_looks() {
    for mechanism in Mechanism::ALL {
        let text = format!("machine mechanism={} memory=128K quantum=900\n{BUSY}", mechanism.name());
        let mut scenario = Scenario::parse(&text).unwrap();
        scenario.commands.extend(vec![Command::Step; 4500]);
        let mut machine = Machine::new(scenario.config.clone()).unwrap();
        let mut told = Vec::new();
        let mut moments = vec![machine.clone()];
        for command in &scenario.commands {
            told.push(machine.apply(command));
            moments.push(machine.clone());
        }
        let mut timeline = Timeline::run(&scenario).unwrap();
        assert_eq!(timeline.len() + 1, moments.len());
        let mut position = 1;
        for jump in 0..60 {
            position = (position * 7919 + jump) % moments.len();
            is_as_it_was(&mut timeline, position, &moments, &told).unwrap();
        }
        for (from, to) in [(0, 40), (4000, 4100), (2047, 2050), (4490, 9999), (700, 700), (800, 700)] {
            let wanted = told.get(from..to.min(told.len())).unwrap_or_default().concat();
            assert_eq!(timeline.events(from, to), wanted, "from {from} to {to}");
        }
    }
}

/// Requests to malloc, one after another: up to 170 live blocks of many sizes, freed and resized in no order.
fn churn() -> impl Iterator<Item = Command> {
    let who = || Who::Pid(1);
    (1..500_u32).map(move |round| {
        let block = round * 7919 % 170 + 1;
        let size = u64::from(round * 31 % 90 + 1);
        match round % 10 {
            _ if round < 200 => Command::Malloc { who: who(), size, block: None },
            0..4 => Command::Free { who: who(), at: Place::Block(block, 0) },
            4 => Command::Realloc { who: who(), at: Place::Block(block + 1, 0), size },
            5 => Command::Calloc { who: who(), count: 2, size, block: None },
            _ => Command::Malloc { who: who(), size, block: None },
        }
    })
}

#[test]
fn a_checkpoint_of_many_blocks_is_the_machine_that_was() {
    let mut round = 0_usize;
    for mechanism in Mechanism::ALL {
        for (allocator, order) in
            Policy::ALL.into_iter().flat_map(|policy| ListOrder::ALL.map(|order| (policy, order)))
        {
            round += 1;
            let config = MachineConfig {
                mechanism,
                allocator,
                order,
                memory: 256 << 10,
                address_space: 128 << 10,
                header: [8, 0, 16, 3][round % 4],
                alignment: [8, 1, 16][round % 3],
                coalesce: !round.is_multiple_of(5),
                mmap_threshold: [80, 4096][round % 2],
                ..MachineConfig::default()
            };
            let mut machine = Machine::new(config.clone()).unwrap();
            let mut timeline = Timeline::new(config).unwrap();
            let (mut told, mut moments) = (Vec::new(), vec![machine.clone()]);
            let process = Command::Create(Box::<ProcessSpec>::default());
            for command in std::iter::once(process).chain(churn()) {
                told.push(machine.apply(&command));
                moments.push(machine.clone());
                timeline.push(command);
            }
            assert!(
                told.iter().filter(|events| matches!(events[..], [Event::Rejected { .. }])).count() < 100
            );
            for jump in 0..12 {
                let position = (jump * 7919 + round) % moments.len();
                is_as_it_was(&mut timeline, position, &moments, &told).unwrap();
            }
            let (from, to) = (round * 3 % 400, 400);
            assert_eq!(timeline.events(from, to), told[from..to].concat(), "from {from} to {to}");
        }
    }
}
