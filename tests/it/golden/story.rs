//! A timeline in words: each command, what happened, and memory where it changed.

use std::fmt::Write;

use sim::{Command, Event, MachineConfig, Saved, Scenario, Snapshot, Step, Timeline, Translation};

use super::{listing, picture};

/// The story of a scenario from power-on to its end.
pub fn of(scenario: &Scenario) -> String {
    let mut timeline = Timeline::new(scenario.config.clone()).unwrap();
    let mut before = timeline.snapshot();
    let mut story = format!("{}{}", preface(&scenario.config), picture::of(&before, None, &scenario.config));
    for command in &scenario.commands {
        let events = timeline.push(command.clone()).to_vec();
        let after = timeline.snapshot();
        let _ = writeln!(story, "> {}", asked(&scenario.config, command));
        for event in &events {
            let _ = writeln!(story, "  {}", sim::tell(event, &after));
            story += &details(event, command, &after);
        }
        story += &picture::of(&after, Some(&before), &scenario.config);
        before = after;
    }
    story + &account(&before)
}

/// The machine as its scenario names it.
fn preface(config: &MachineConfig) -> String {
    Scenario { config: config.clone(), ..Scenario::default() }.to_string()
}

/// A command as a scenario writes it; program lines are indented deeper than what happened.
fn asked(config: &MachineConfig, command: &Command) -> String {
    let config = config.clone();
    let text = Scenario { config, commands: vec![command.clone()], pause: None }.to_string();
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.starts_with("machine ") && !line.starts_with("costs ")).collect();
    lines.join("\n    ")
}

/// What a sentence leaves out: registers, what the loader made of a program, the way of a probe through the MMU.
fn details(event: &Event, command: &Command, after: &Snapshot) -> String {
    match event {
        Event::Switched { saved, loaded, .. } => {
            let saved = saved.as_ref().map(|saved| format!("    saved  {}\n", registers(saved)));
            format!("{}    loaded {}\n", saved.unwrap_or_default(), registers(loaded))
        }
        Event::Relocated { pid, by, .. } => listing::of(after.process(*pid).unwrap(), *by),
        Event::Referenced(reference) if matches!(command, Command::Access { .. }) => {
            steps(&reference.translation)
        }
        Event::Faulted { translation, .. } => steps(translation),
        _ => String::new(),
    }
}

/// What the MMU did, in order; nothing where there is none.
fn steps(translation: &Translation) -> String {
    let steps: Vec<String> = translation.steps.iter().map(step).collect();
    if steps.is_empty() { String::new() } else { format!("    MMU: {}\n", steps.join("; ")) }
}

fn step(step: &Step) -> String {
    let ok = |ok: &bool| if *ok { "yes" } else { "no" };
    match step {
        Step::Select { segment } => format!("top bits choose the {segment} segment"),
        Step::Offset { offset } => format!("offset {offset}"),
        Step::Check { offset, bounds, ok: false } if offset < bounds => {
            format!("{offset} within bounds {bounds}? the first byte only")
        }
        Step::Check { offset, bounds, ok: inside } => {
            format!("{offset} within bounds {bounds}? {}", ok(inside))
        }
        Step::Protect { protection, access, ok: allowed } => {
            format!("{access} allowed by {protection}? {}", ok(allowed))
        }
        Step::Add { base } => format!("add base {base:#x}"),
    }
}

fn registers(saved: &Saved) -> String {
    let mut text = format!("%rip={:#x}", saved.registers.rip);
    for id in sim::isa::RegId::ALL {
        let value = saved.registers.get(id);
        if value != 0 {
            let _ = write!(text, " {}={value:#x}", sim::isa::Reg::quad(id));
        }
    }
    for register in &saved.mmu.registers {
        let name = register.segment.map_or(String::new(), |segment| format!("{segment} "));
        let _ = write!(text, "; {name}base {:#x}", register.base);
        if let Some(bounds) = register.bounds {
            let _ = write!(text, " bounds {bounds}");
        }
    }
    if saved.mmu.registers.is_empty() {
        text += "; no MMU";
    }
    text
}

/// What it came to: what the time was spent on, counts, waste. What is zero is left out.
fn account(end: &Snapshot) -> String {
    let (spent, counts, waste) = (end.spent, end.counts, end.fragmentation);
    let time = said(
        " + ",
        &[
            (spent.memory, "memory"),
            (spent.instructions, "instructions"),
            (spent.traps, "traps"),
            (spent.switches, "switches"),
            (spent.search, "search"),
            (spent.disk, "disk"),
            (spent.copying, "copying"),
        ],
    );
    let counted = said(
        ", ",
        &[
            (counts.references, "references"),
            (counts.library_calls, "library calls"),
            (counts.system_calls, "system calls"),
            (counts.context_switches, "context switches"),
            (counts.faults, "faults"),
        ],
    );
    let (holes, free, largest) = (waste.holes, waste.free, waste.largest_hole);
    let (external, internal) = (waste.external * 100.0, waste.internal);
    format!(
        "= {} ns: {time}\n= counted: {counted}\n\
         = holes {holes}, bytes free {free}, largest hole {largest}; fragmentation: external {external:.0}%, internal {internal} bytes\n",
        end.time
    )
}

fn said(between: &str, numbers: &[(u64, &str)]) -> String {
    let some = numbers.iter().filter(|(number, _)| *number > 0);
    let told: Vec<String> = some.map(|(number, what)| numbered(*number, what)).collect();
    if told.is_empty() { "nothing".into() } else { told.join(between) }
}

/// "3 faults", "1 fault".
fn numbered(number: u64, what: &str) -> String {
    let one = what.strip_suffix("es").filter(|one| one.ends_with("ch")).or_else(|| what.strip_suffix('s'));
    format!("{number} {}", one.filter(|_| number == 1).unwrap_or(what))
}
