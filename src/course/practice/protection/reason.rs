//! Why an access ends where it ends, and what is wrong with every other answer, by the numbers of the machine.

use sim::{AccessKind, Fault, RegionKind, Relocation, SegmentName, Step};

use super::answer::Answer;
use super::told::{Outcome, Told};
use crate::practice::wording;

/// Why the answer is right.
pub fn right(told: &Told) -> String {
    let harm = match (told.outcome(), told.kind) {
        (Outcome::Stopped(_), _) => format!("It traps, and the OS kills {}.", told.who),
        (Outcome::Own(Some(SegmentName::Code)), AccessKind::Store) => {
            format!("Nothing stops it: what is written there is what {} will run.", told.who)
        }
        (Outcome::Own(Some(_)), _) => "It may go there.".to_owned(),
        (Outcome::Process(_) | Outcome::Os, AccessKind::Load) => {
            "Nothing stops it; that is a breach of privacy.".to_owned()
        }
        _ => "Nothing stops it.".to_owned(),
    };
    format!("Right: {}. {harm}", position(told))
}

/// What is wrong with an answer that is not right.
pub fn wrong(answer: &Answer, told: &Told) -> String {
    format!("{} {}.", lead(answer, told), wording::capital(&position(told)))
}

/// Where the access arrives, or why it does not.
pub fn position(told: &Told) -> String {
    let access = told.kind;
    match told.translation.phys {
        Some(phys) => format!("the {access} goes to `{:#x}`, and that is {}", phys.0, whose(told)),
        None => format!("the {access} is refused, for {}", refusal(told)),
    }
}

/// The way of the address, a sentence for each step; the last says what comes of it.
pub fn way(told: &Told) -> Vec<String> {
    let mut way = vec![address(told)];
    way.extend(told.translation.steps.iter().map(|step| self::step(step, told)));
    if told.translation.fault.is_some() && !told.translation.steps.iter().any(is_refusal) {
        way.push(format!("{}.", wording::capital(&refusal(told))));
    }
    way.push(match told.translation.fault {
        Some(_) => format!("So the {} never reaches memory: it traps.", told.kind),
        None => format!("{}.", wording::capital(&position(told))),
    });
    way
}

/// Whether the program was rewritten where it lies.
pub fn is_loaded(told: &Told) -> bool {
    told.before.mechanism.nature().relocation == Relocation::Loader
}

fn is_refusal(step: &Step) -> bool {
    matches!(step, Step::Check { ok: false, .. } | Step::Protect { ok: false, .. })
}

fn address(told: &Told) -> String {
    let virt = told.translation.virt.0;
    match (is_loaded(told), told.pointer) {
        (true, true) => format!(
            "`%ebx` holds `{virt:#x}`, a plain number: the loader cannot know that it is meant as an address, and leaves it."
        ),
        (true, false) => format!(
            "{} lies at `{:#x}`, so the loader has raised `{:#x}` by as much: the program now says `{virt:#x}`.",
            told.who,
            virt - told.written,
            told.written
        ),
        (false, true) => format!("`%ebx` holds `{virt:#x}`, and like every address it goes through the MMU."),
        (false, false) => format!("The program says `{virt:#x}`: a virtual address, which goes to the MMU."),
    }
}

fn step(step: &Step, told: &Told) -> String {
    match *step {
        Step::Select { segment } => format!("Its top two bits choose the {}.", segment.name()),
        Step::Offset { offset } if offset < 0 => {
            format!("The {} grows down: the address lies `{:#x}` below its top.", segment(told), -offset)
        }
        Step::Offset { offset } => format!("The rest is the offset: `{offset:#x}`."),
        Step::Check { offset, bounds, ok: true } => {
            format!("The check passes: `{offset:#x}` is within the bounds, `{bounds:#x}`.")
        }
        Step::Check { offset, bounds, ok: false } => {
            format!("The check fails: `{offset:#x}` is not within the bounds, `{bounds:#x}`.")
        }
        Step::Protect { protection, ok, .. } => {
            let allow = if ok { "allow" } else { "forbid" };
            format!("The bits {protection} of the {} {allow} a {}.", segment(told), told.kind)
        }
        Step::Add { base } => format!("The base `{base:#x}` is added, which makes `{:#x}`.", aimed(told)),
    }
}

/// The physical address that comes out of the MMU, whether there is memory or not.
fn aimed(told: &Told) -> u64 {
    let added =
        told.translation.steps.iter().map(|step| if let Step::Add { base } = step { *base } else { 0 });
    told.translation.phys.map_or(told.translation.virt.0 + added.sum::<u64>(), |phys| phys.0)
}

fn segment(told: &Told) -> &'static str {
    told.translation.segment().map_or("segment", SegmentName::name)
}

/// Why it was refused, as the end of a sentence.
fn refusal(told: &Told) -> String {
    let virt = told.translation.virt.0;
    let check = told.translation.steps.iter().find_map(|step| match step {
        Step::Check { offset, bounds, ok: false } => Some((*offset, *bounds)),
        _ => None,
    });
    match (told.translation.fault, check) {
        (Some(Fault::NoSegment), _) => {
            format!(
                "`{virt:#x}` is beyond the address space, which ends at `{:#x}`",
                told.before.address_space
            )
        }
        (Some(Fault::Protection), _) => {
            let bits = told.translation.steps.iter().find_map(|step| match step {
                Step::Protect { protection, .. } => Some(protection.to_string()),
                _ => None,
            });
            let bits = bits.unwrap_or_default();
            format!("the bits of the {}, {bits}, do not allow a {}", segment(told), told.kind)
        }
        (_, Some((offset, bounds))) if told.translation.segment().is_some() => {
            format!("in the {} `{offset:#x}` is not within the bounds, `{bounds:#x}`", segment(told))
        }
        (_, Some((offset, bounds))) => format!("`{offset:#x}` is not below the bounds, `{bounds:#x}`"),
        _ => format!(
            "at `{:#x}` there is no memory: it ends at `{:#x}`",
            aimed(told),
            told.before.memory_size()
        ),
    }
}

fn whose(told: &Told) -> String {
    match told.outcome() {
        Outcome::Os => "the OS's".to_owned(),
        Outcome::Process(name) => format!("{name}'s"),
        Outcome::Nobody => "nobody's: it is free".to_owned(),
        Outcome::Own(Some(segment)) => format!("in {}'s own {}", told.who, segment.name()),
        Outcome::Own(None) => format!("in {}'s own memory, between its segments", told.who),
        Outcome::Stopped(_) => "out of reach".to_owned(),
    }
}

/// The mistake behind an answer.
fn lead(answer: &Answer, told: &Told) -> String {
    let who = &told.who;
    let virt = told.translation.virt.0;
    match answer {
        Answer::Stopped => guard(told),
        Answer::NoSegment => match told.translation.segment() {
            Some(segment) => {
                format!("A segment is chosen: the top two bits of `{virt:#x}` mean the {}.", segment.name())
            }
            None => "A segment is chosen by every address of the address space.".to_owned(),
        },
        Answer::OutOfBounds => match told.outcome() {
            Outcome::Stopped(Fault::NoSegment) => {
                "No bounds are compared where no segment is chosen.".to_owned()
            }
            _ => format!("The bounds are kept: the {} reaches that far.", segment(told)),
        },
        Answer::Forbidden => match told.outcome() {
            Outcome::Stopped(Fault::NoSegment) => "Bits belong to a segment, and none is chosen.".to_owned(),
            Outcome::Stopped(_) => "It does not come to the bits: the bounds are checked before.".to_owned(),
            _ => format!("The bits of the {} allow a {}.", segment(told), told.kind),
        },
        Answer::Os => format!("The OS lies below `{:#x}`.", told.os_end()),
        Answer::Process(name) => match told.extent(name) {
            Some((from, end)) => format!("{name} lies from `{from:#x}` to `{end:#x}`."),
            None => format!("{name} is on disk while {who} runs: nothing of it is in memory."),
        },
        Answer::Nobody => free(told),
        Answer::Own => match told.process() {
            Some(process) => format!(
                "{who} may use `{:#x}` up to `{:#x}`.",
                process.origin,
                process.origin + told.before.address_space
            ),
            None => format!("That is not {who}'s."),
        },
        Answer::OwnCode => format!("{who}'s code {}.", range(told, SegmentName::Code)),
        Answer::OwnData => format!(
            "Of {who}'s segments, the static data {}, the heap {}, the stack {}.",
            range(told, SegmentName::StaticData),
            range(told, SegmentName::Heap),
            range(told, SegmentName::Stack)
        ),
        Answer::OwnMiddle => {
            format!("What lies between {who}'s segments is unused; `{virt:#x}` does not lie there.")
        }
    }
}

/// That the hardware does not stop the access.
fn guard(told: &Told) -> String {
    let nature = told.before.mechanism.nature();
    let virt = told.translation.virt.0;
    match told.before.mmu.first().map(|register| register.bounds) {
        None => "There is no MMU here, so nobody compares the address with anything.".to_owned(),
        Some(None) => "This MMU only adds its base; it compares with nothing.".to_owned(),
        Some(Some(_)) if nature.protects => "Bounds and bits are kept.".to_owned(),
        Some(Some(bounds)) => {
            format!("The hardware compares with the bounds alone: `{virt:#x}` is below `{bounds:#x}`.")
        }
    }
}

fn free(told: &Told) -> String {
    let holes = told.before.memory.iter().filter(|region| region.kind == RegionKind::Hole);
    let holes: Vec<String> =
        holes.map(|hole| format!("`{:#x}` to `{:#x}`", hole.start, hole.start + hole.size)).collect();
    if holes.is_empty() { "Nothing is free.".to_owned() } else { format!("Free is {}.", holes.join(" and ")) }
}

fn range(told: &Told, name: SegmentName) -> String {
    let segments = told.process().map(|process| process.segments.as_slice()).unwrap_or_default();
    let found = segments.iter().find(|segment| segment.name == name);
    found.map_or("is empty".to_owned(), |found| {
        format!("has `{:#x}` to `{:#x}`", found.start, found.start + found.size)
    })
}
