//! The same program under every mechanism: the same instructions, the same numbers, and addresses that differ by
//! nothing but where the address space begins.

use proptest::prelude::*;
use sim::isa::RegId;
use sim::{Command, Event, Machine, MachineConfig, Mechanism, ProcessSpec, Registers, VirtAddr};

use super::{cases, programs};

/// What one step did, addresses counted from where the address space begins.
#[derive(Debug, PartialEq)]
struct Told {
    events: Vec<(&'static str, u64, u64, u64)>,
    time: u64,
}

/// A run of one program, to its end or for so many steps.
struct Run {
    machine: Machine,
    origin: u64,
    told: Vec<Told>,
    /// The registers after each step.
    registers: Vec<Registers>,
}

fn run(config: &MachineConfig, mechanism: Mechanism, program: &str, steps: usize) -> Run {
    let mut machine = Machine::new(MachineConfig { mechanism, ..config.clone() }).unwrap();
    let spec = ProcessSpec { program: Some(program.to_owned()), ..ProcessSpec::default() };
    let created = machine.apply(&Command::Create(Box::new(spec)));
    assert!(matches!(created[0], Event::Created { .. }), "{created:?}\n{program}");
    let picture = machine.snapshot();
    let origin = picture.processes[0].origin;
    let (mut told, mut registers) = (Vec::new(), Vec::new());
    let started = picture.time;
    for _ in 0..steps {
        let events = machine.apply(&Command::Step);
        if matches!(events[0], Event::Rejected { .. }) {
            break;
        }
        let events = events.iter().filter_map(|event| tell(event, origin)).collect();
        let picture = machine.snapshot();
        told.push(Told { events, time: picture.time - started });
        registers.push(picture.registers);
    }
    Run { machine, origin, told, registers }
}

fn tell(event: &Event, origin: u64) -> Option<(&'static str, u64, u64, u64)> {
    match event {
        Event::Executed { address, length, references, .. } => {
            Some(("ran", address.0 - origin, *length, *references))
        }
        Event::Referenced(made) => Some((
            made.access.name(),
            made.translation.virt.0 - origin,
            made.size,
            made.translation.fault.is_some().into(),
        )),
        Event::Allocated { address, size, visited, .. } => {
            Some(("allocated", address.0 - origin, *size, *visited))
        }
        event => panic!("{event:?}"),
    }
}

/// Compares a program's runs; `plain` are the registers that hold no addresses, the others may.
fn alike(config: &MachineConfig, program: &str, plain: &[RegId]) -> Result<(), TestCaseError> {
    let model = run(config, Mechanism::BaseAndBounds, program, 120);
    prop_assert!(!model.told.is_empty());
    for mechanism in Mechanism::ALL {
        let other = run(config, mechanism, program, 120);
        prop_assert_eq!(&model.told, &other.told, "{}", mechanism.name());
        let moved = |was: u64, is: u64| is == was || is.wrapping_sub(was) == other.origin;
        for (was, is) in model.registers.iter().zip(&other.registers) {
            prop_assert_eq!(was.flags, is.flags);
            for id in RegId::ALL {
                let (was, is) = (was.get(id), is.get(id));
                prop_assert!(
                    was == is || (moved(was, is) && !plain.contains(&id)),
                    "{:?}: {was:#x}, {is:#x}",
                    id
                );
            }
        }
        for (offset, bytes) in memory(&model) {
            let there = other.machine.peek(1, VirtAddr(other.origin + offset), 8);
            let same = there.is_some_and(|there| there == bytes || (moved(bytes, there) && plain.is_empty()));
            prop_assert!(same, "{}: {offset:#x} is {there:x?}, not {bytes:#x}", mechanism.name());
        }
    }
    Ok(())
}

/// The words of static data, heap and stack.
fn memory(run: &Run) -> Vec<(u64, u64)> {
    let picture = run.machine.snapshot();
    let data = picture.processes[0].segments.iter().skip(1);
    let words = data.flat_map(|segment| (segment.start..segment.start + segment.size).step_by(8));
    words.map(|at| (at - run.origin, run.machine.peek(1, VirtAddr(at), 8).unwrap())).collect()
}

fn config() -> impl Strategy<Value = MachineConfig> {
    (0u64..1200, 0usize..5).prop_map(|(os, policy)| MachineConfig {
        os: os * 8,
        placement: sim::Policy::ALL[policy],
        ..MachineConfig::default()
    })
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_program_of_plain_numbers_does_the_same_everywhere(config in config(), program in programs::plain()) {
        use RegId::{R12, Rax, Rbx, Rcx, Rdx, Rsi};
        alike(&config, &program, &[Rax, Rcx, Rdx, Rbx, Rsi, R12])?;
    }

    #[test]
    fn a_program_of_frames_and_pointers_differs_in_addresses_alone(config in config(), n in 1u64..9) {
        for program in [factorial(n), list(n)] {
            alike(&config, &program, &[])?;
        }
    }
}

/// Return addresses and saved frame pointers on the stack.
fn factorial(n: u64) -> String {
    format!(
        "main: movl ${n}, %edi
        call f
        movq %rax, answer
        stop: jmp stop
        f: push %rbp
        movq %rsp, %rbp
        subq $16, %rsp
        movq %rdi, -8(%rbp)
        movl $1, %eax
        cmpq $1, %rdi
        jbe out
        decq %rdi
        call f
        addq -8(%rbp), %rax
        out: leave
        ret
        answer = 0x1000"
    )
}

/// Pointers in the heap, in static data and in registers.
fn list(n: u64) -> String {
    format!(
        "head = 0x1000
        movl ${n}, %r12d
        movq $head, %rbx
        make: movl $16, %edi
        call malloc
        movq %r12, (%rax)
        movq head, %rcx
        movq %rcx, 8(%rax)
        movq %rax, (%rbx)
        decl %r12d
        jne make
        stop: jmp stop"
    )
}
