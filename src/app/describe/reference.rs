//! The last memory reference, step by step, as the MMU took it.

use diagram::format;
use sim::{AccessKind, Event, Fault, Snapshot, Step, Translation, Victim};

use super::Section;

/// The last reference among some events, those that faulted included.
pub fn last(snapshot: &Snapshot, latest: &[Event]) -> Option<Section> {
    let (who, access, translation, value) = latest.iter().rev().find_map(|event| match event {
        Event::Referenced(reference) => {
            let value = (reference.access != AccessKind::Fetch).then_some(reference.value);
            Some((reference.pid, reference.access, &reference.translation, value))
        }
        Event::Faulted { pid, access, translation } => Some((*pid, *access, translation, None)),
        _ => None,
    })?;
    let kind = if snapshot.translates() { "virtual " } else { "" };
    let title = format!(
        "Last reference: {} by {} at {kind}{}",
        access.name(),
        snapshot.name_of(who),
        format::address(translation.virt.0)
    );
    let mut lines: Vec<String> = translation.steps.iter().map(step).collect();
    lines.push(outcome(translation, value));
    lines.extend(translation.victim.map(|victim| victim_in_words(victim, snapshot)));
    let mut section = Section::new(title, lines);
    section.ordered = true;
    Some(section)
}

fn step(step: &Step) -> String {
    match step {
        Step::Select { segment } => format!("The top bits select {segment}"),
        Step::Offset { offset } => {
            let sign = if *offset < 0 { "\u{2212}" } else { "" };
            format!("The offset is {sign}{}", format::hex(offset.unsigned_abs()))
        }
        Step::Check { offset, bounds, ok } => {
            let verdict = if *ok { "within" } else { "beyond" };
            format!("Check: {} is {verdict} the bounds {}", format::hex(*offset), format::hex(*bounds))
        }
        Step::Protect { protection, access, ok } => {
            let verdict = if *ok { "allows" } else { "forbids" };
            format!("The protection {protection} {verdict} a {access}")
        }
        Step::Add { base } => format!("The base {} is added", format::address(*base)),
    }
}

fn outcome(translation: &Translation, value: Option<u64>) -> String {
    match translation.phys {
        Some(phys) => {
            let value =
                value.map(|value| format!(", the value is {}", format::hex(value))).unwrap_or_default();
            format!("Physical address {}{value}", format::address(phys.0))
        }
        None => {
            let fault = translation.fault.map_or("refused", Fault::name);
            format!("Fault, {fault}: the hardware traps into the OS")
        }
    }
}

fn victim_in_words(victim: Victim, snapshot: &Snapshot) -> String {
    let whose = match victim {
        Victim::Os => "the OS\u{2019}s own memory".to_owned(),
        Victim::Process { pid } => format!("memory of {}", snapshot.name_of(pid)),
        Victim::Hole => "memory that nobody owns".to_owned(),
    };
    format!("Nothing protected it: this was {whose}")
}
