//! The quantities that an expectation can speak of, each with how it is measured.

use sim::{AccessKind, Event};

use super::argument::Kind::{Number, Process, Register, Segment};
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
            Some(quantity) => Err(format!("{name} is written {}", quantity.form())),
            None => {
                let mut names: Vec<&str> = ALL.iter().map(|quantity| quantity.name).collect();
                names.dedup();
                Err(format!("\u{201c}{name}\u{201d} is no quantity; there are {}", names.join(", ")))
            }
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

    fn form(&self) -> String {
        let arguments = self.arguments.iter().map(|kind| format!(" {}", kind.name()));
        format!("{}{} = value", self.name, arguments.collect::<String>())
    }
}

const fn quantity(
    name: &'static str,
    arguments: &'static [Kind],
    measure: fn(&Moment<'_>, &[A]) -> Option<Value>,
) -> Quantity {
    Quantity { name, arguments, measure }
}

/// Every quantity. Sizes are bytes, times nanoseconds; what is counted is counted from power-on.
static ALL: &[Quantity] = &[
    quantity("references", &[], |m, _| number(m.snapshot.counts.references)),
    quantity("fetches", &[], |m, _| number(m.accesses(AccessKind::Fetch))),
    quantity("loads", &[], |m, _| number(m.accesses(AccessKind::Load))),
    quantity("stores", &[], |m, _| number(m.accesses(AccessKind::Store))),
    quantity("switches", &[], |m, _| number(m.snapshot.counts.context_switches)),
    quantity("system-calls", &[], |m, _| number(m.snapshot.counts.system_calls)),
    quantity("faults", &[], |m, _| number(m.snapshot.counts.faults)),
    quantity("rejected", &[], |m, _| number(m.count(|event| matches!(event, Event::Rejected { .. })))),
    quantity("moved", &[], |m, _| number(m.count(|event| matches!(event, Event::Moved { .. })))),
    quantity("memory-time", &[], |m, _| number(m.snapshot.spent.memory)),
    quantity("free", &[], |m, _| number(m.snapshot.fragmentation.free)),
    quantity("holes", &[], |m, _| number(m.snapshot.fragmentation.holes)),
    quantity("largest-hole", &[], |m, _| number(m.snapshot.fragmentation.largest_hole)),
    quantity("internal", &[], |m, _| number(m.snapshot.fragmentation.internal)),
    quantity("running", &[], |m, _| m.snapshot.running.map(|pid| Value::Words(m.snapshot.name_of(pid)))),
    quantity("state", &[Process], |m, args| words(m.process(args)?.state.name())),
    quantity("fault", &[Process], |m, args| words(m.fault(m.process(args)?.pid)?.name())),
    quantity("used", &[Process], |m, args| {
        number(m.process(args)?.segments.iter().map(|segment| segment.size).sum())
    }),
    quantity("base", &[Process], |m, args| number(m.process(args)?.mmu.first()?.base)),
    quantity("base", &[Process, Segment], |m, args| number(m.register(args)?.base)),
    quantity("bounds", &[Process], |m, args| number(m.process(args)?.mmu.first()?.bounds?)),
    quantity("bounds", &[Process, Segment], |m, args| number(m.register(args)?.bounds?)),
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
    quantity("register", &[Process, Register], |m, args| match args {
        [_, A::Register(name)] => number(m.cpu_register(args, name)?),
        _ => None,
    }),
];

fn number(number: u64) -> Option<Value> {
    Some(Value::Number(number))
}

fn words(words: &str) -> Option<Value> {
    Some(Value::Words(words.to_owned()))
}
