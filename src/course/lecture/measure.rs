//! The quantities that an expectation can speak of, each with how it is measured.

use sim::{AccessKind, Event, Mode};

use super::argument::Kind::{Account, Cost, Goal, Mechanism, Number, Policy, Process, Register, Segment};
use super::argument::{Argument as A, Kind, Value};
use super::moment::Moment;

/// Something that can be measured at the end of a scenario.
pub struct Quantity {
    name: &'static str,
    arguments: &'static [Kind],
    measure: fn(&Moment<'_>, &[A]) -> Option<Value>,
}

impl Quantity {
    /// The quantity of that name which takes so many arguments. An error says what there is.
    pub fn named(name: &str, arguments: usize) -> Result<&'static Self, String> {
        let mut known = ALL.iter().filter(|quantity| quantity.name == name);
        if let Some(found) = known.clone().find(|quantity| quantity.arguments.len() == arguments) {
            return Ok(found);
        }
        match known.next() {
            Some(quantity) => Err(format!("{name} is written {} = value", quantity.asked())),
            None => Err(format!(
                "\u{201c}{name}\u{201d} is no quantity, such as references, physical or system-calls; AUTHORING.md lists them all"
            )),
        }
    }

    /// Reads the words after the name. An error says what each must be.
    pub fn read(&self, words: &[&str]) -> Result<Vec<A>, String> {
        self.arguments.iter().zip(words).map(|(kind, word)| kind.read(word)).collect()
    }

    /// What it is; none where there is no such thing, such as the memory of a process that has ended.
    pub fn measure(&self, moment: &Moment<'_>, arguments: &[A]) -> Option<Value> {
        (self.measure)(moment, arguments)
    }

    /// Its name, and what its arguments are.
    fn asked(&self) -> String {
        let arguments = self.arguments.iter().map(|kind| format!(" {}", kind.name()));
        format!("{}{}", self.name, arguments.collect::<String>())
    }
}

const fn quantity(
    name: &'static str,
    arguments: &'static [Kind],
    measure: fn(&Moment<'_>, &[A]) -> Option<Value>,
) -> Quantity {
    Quantity { name, arguments, measure }
}

/// Every quantity with its arguments, as an expectation writes it: "physical process number".
pub fn quantities() -> Vec<String> {
    ALL.iter().map(Quantity::asked).collect()
}

/// Every quantity. Sizes are bytes, times nanoseconds; what is counted is counted from power-on.
static ALL: &[Quantity] = &[
    // References, instructions, calls.
    quantity("references", &[], |m, _| number(m.snapshot.counts.references)),
    quantity("references", &[Process], |m, args| number(m.process(args)?.references)),
    quantity("fetches", &[], |m, _| number(m.accesses(AccessKind::Fetch))),
    quantity("loads", &[], |m, _| number(m.accesses(AccessKind::Load))),
    quantity("stores", &[], |m, _| number(m.accesses(AccessKind::Store))),
    quantity("instructions", &[], |m, _| number(m.count(|event| matches!(event, Event::Executed { .. })))),
    quantity("library-calls", &[], |m, _| number(m.snapshot.counts.library_calls)),
    quantity("system-calls", &[], |m, _| number(m.snapshot.counts.system_calls)),
    quantity("switches", &[], |m, _| number(m.snapshot.counts.context_switches)),
    quantity("timer-interrupts", &[], |m, _| {
        number(m.count(|event| matches!(event, Event::TimerInterrupt { .. })))
    }),
    quantity("faults", &[], |m, _| number(m.snapshot.counts.faults)),
    quantity("rejected", &[], |m, _| number(m.count(|event| matches!(event, Event::Rejected { .. })))),
    quantity("moved", &[], |m, _| number(m.count(|event| matches!(event, Event::Moved { .. })))),
    quantity("copied", &[], |m, _| {
        number(m.sum(|event| if let Event::Moved { size, .. } = event { *size } else { 0 }))
    }),
    // Time.
    quantity("time", &[], |m, _| number(m.snapshot.time)),
    quantity("spent", &[Account], |m, args| match args {
        [A::Account(account)] => number(account.of(&m.snapshot.spent)),
        _ => None,
    }),
    quantity("share", &[Account], |m, args| match args {
        [A::Account(account)] => number(account.share(&m.snapshot.spent)),
        _ => None,
    }),
    quantity("cost", &[Cost], |m, args| match args {
        [A::Cost(name)] => number(m.cost(name)?),
        _ => None,
    }),
    // Physical memory.
    quantity("free", &[], |m, _| number(m.snapshot.fragmentation.free)),
    quantity("holes", &[], |m, _| number(m.snapshot.fragmentation.holes)),
    quantity("largest-hole", &[], |m, _| number(m.snapshot.fragmentation.largest_hole)),
    quantity("external", &[], |m, _| number((m.snapshot.fragmentation.external * 100.0).round() as u64)),
    quantity("internal", &[], |m, _| number(m.snapshot.fragmentation.internal)),
    quantity("internal", &[Process], |m, args| {
        let process = m.process(args)?;
        let used: u64 = process.segments.iter().map(|segment| segment.size).sum();
        number(m.owned(process.pid).saturating_sub(used))
    }),
    quantity("idle", &[], |m, _| number(m.idle())),
    quantity("on-disk", &[], |m, _| number(m.snapshot.disk.iter().map(|image| image.size).sum())),
    quantity("owned", &[Process], |m, args| number(m.owned(m.process(args)?.pid))),
    quantity("victim", &[Process], |m, args| words(&m.victim(m.process(args)?.pid)?)),
    quantity("landed", &[Process], |m, args| number(m.landed(m.process(args)?.pid)?)),
    // Processes.
    quantity("mode", &[], |m, _| words(if m.snapshot.mode == Mode::User { "user" } else { "kernel" })),
    quantity("running", &[], |m, _| m.snapshot.running.map(|pid| Value::Words(m.snapshot.name_of(pid)))),
    quantity("processes", &[], |m, _| number(m.alive())),
    quantity("state", &[Process], |m, args| words(m.process(args)?.state.name())),
    quantity("fault", &[Process], |m, args| words(m.fault(m.process(args)?.pid)?.name())),
    quantity("rewritten", &[Process], |m, args| {
        let asked = m.process(args)?.pid;
        number(m.last(|event| match event {
            Event::Relocated { pid, rewritten, .. } if *pid == asked => Some(*rewritten),
            _ => None,
        })?)
    }),
    quantity("register", &[Process, Register], |m, args| match args {
        [_, A::Register(name)] => number(m.cpu_register(args, name)?),
        _ => None,
    }),
    quantity("frame", &[Process], |m, args| {
        let read = |name: &str| m.cpu_register(args, name);
        number(read("rbp")?.checked_sub(read("rsp")?)?)
    }),
    // Address spaces.
    quantity("used", &[Process], |m, args| {
        number(m.process(args)?.segments.iter().map(|segment| segment.size).sum())
    }),
    quantity("base", &[Process], |m, args| number(m.process(args)?.mmu.first()?.base)),
    quantity("base", &[Process, Segment], |m, args| number(m.register(args)?.base)),
    quantity("bounds", &[Process], |m, args| number(m.process(args)?.mmu.first()?.bounds?)),
    quantity("bounds", &[Process, Segment], |m, args| number(m.register(args)?.bounds?)),
    quantity("start", &[Process, Segment], |m, args| number(m.segment(args)?.start)),
    quantity("end", &[Process, Segment], |m, args| {
        let segment = m.segment(args)?;
        number(segment.start + segment.size)
    }),
    quantity("size", &[Process, Segment], |m, args| number(m.segment(args)?.size)),
    quantity("touched", &[Process, Segment], |m, args| {
        number(m.touched(m.process(args)?.pid, m.segment(args)?))
    }),
    quantity("segment", &[Process, Number], |m, args| words(m.segment(args)?.name.name())),
    quantity("physical", &[Process, Number], |m, args| match args {
        [_, A::Number(address)] => {
            let segment = m.segment(args)?;
            number(segment.physical? + (address - segment.start))
        }
        _ => None,
    }),
    quantity("bytes", &[Process, Number, Number], |m, args| match args {
        [_, A::Number(address), A::Number(size @ 1..=8)] => {
            number(m.peek(m.process(args)?.pid, *address, *size)?)
        }
        _ => None,
    }),
    // Heaps.
    quantity("header", &[], |m, _| number(m.config().header)),
    quantity("block", &[Process, Number], |m, args| match args {
        [_, A::Number(which)] => number(m.block(m.process(args)?, *which)?),
        _ => None,
    }),
    quantity("blocks", &[Process], |m, args| number(m.process(args)?.heap_totals.blocks)),
    quantity("heap-free", &[Process], |m, args| number(m.process(args)?.heap_totals.free)),
    quantity("heap-holes", &[Process], |m, args| number(m.process(args)?.heap_totals.holes)),
    quantity("heap-hole", &[Process], |m, args| number(m.process(args)?.heap_totals.largest_hole)),
    quantity("hole", &[Process, Number], |m, args| match args {
        [_, A::Number(address)] => number(m.hole(m.process(args)?, *address)?),
        _ => None,
    }),
    quantity("asked", &[Process], |m, args| {
        let asked = m.process(args)?.pid;
        number(m.last(|event| match event {
            Event::SystemCall { pid, bytes, .. } if *pid == asked => Some(*bytes),
            _ => None,
        })?)
    }),
    quantity("visited", &[Process], |m, args| {
        let asked = m.process(args)?.pid;
        number(m.last(|event| match event {
            Event::Allocated { pid, visited, .. } if *pid == asked => Some(*visited),
            _ => None,
        })?)
    }),
    quantity("leaked", &[Process], |m, args| {
        let asked = m.process(args)?.pid;
        number(m.last(|event| match event {
            Event::Leaked { pid, bytes, .. } if *pid == asked => Some(*bytes),
            _ => None,
        })?)
    }),
    // The same scenario once more, with another malloc.
    quantity("block", &[Policy, Process, Number], |m, args| match args {
        [A::Policy(policy), process, A::Number(which)] => {
            let other = m.with_allocator(*policy)?;
            let m = Moment::new(&other);
            number(m.block(m.process(std::slice::from_ref(process))?, *which)?)
        }
        _ => None,
    }),
    quantity("system-calls", &[Policy], |m, args| match args {
        [A::Policy(policy)] => number(m.with_allocator(*policy)?.snapshot().counts.system_calls),
        _ => None,
    }),
    // Experiments of their own.
    quantity("goal", &[Mechanism, Goal], |_, args| match args {
        [A::Mechanism(mechanism), A::Goal(goal)] => {
            words(if sim::experiment(*mechanism, *goal).finding.holds { "holds" } else { "fails" })
        }
        _ => None,
    }),
];

fn number(number: u64) -> Option<Value> {
    Some(Value::Number(number))
}

fn words(words: &str) -> Option<Value> {
    Some(Value::Words(words.to_owned()))
}
