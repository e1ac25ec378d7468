//! A timeline in words: each command, what happened, and memory where it changed.

use std::fmt::Write;

use sim::{
    Command, Event, MachineConfig, ProcState, Region, RegionKind, Saved, Scenario, Snapshot, Timeline,
};

/// The story of a scenario from power-on to its end.
pub fn of(scenario: &Scenario) -> String {
    let mut timeline = Timeline::new(scenario.config.clone()).unwrap();
    let mut before = timeline.snapshot();
    let mut story = format!("{}{}", preface(&scenario.config), maps(&before, None));
    for command in &scenario.commands {
        let events = timeline.push(command.clone()).to_vec();
        let after = timeline.snapshot();
        let _ = writeln!(story, "> {}", asked(&scenario.config, command));
        for event in &events {
            let _ = writeln!(story, "  {}", sim::tell(event, &after));
            story += &switched(event);
        }
        story += &maps(&after, Some(&before));
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

/// Physical memory, and the heap of each process, where they differ from before.
fn maps(now: &Snapshot, before: Option<&Snapshot>) -> String {
    let mut text = String::new();
    if before.is_none_or(|before| before.memory != now.memory) {
        let regions: Vec<String> = now.memory.iter().map(|region| region_name(region, now)).collect();
        let _ = writeln!(text, "  memory: {}", regions.join(" | "));
    }
    for process in now.processes.iter().filter(|process| process.state != ProcState::Exited) {
        let old = before.and_then(|before| before.process(process.pid)).map(|process| &process.heap);
        if old.is_none_or(|old| *old == process.heap) || process.heap.is_empty() {
            continue;
        }
        let blocks: Vec<String> = process.heap.iter().map(block_name).collect();
        let _ = writeln!(text, "  heap of {}: {}", process.name, blocks.join(" | "));
    }
    text
}

fn region_name(region: &Region, snapshot: &Snapshot) -> String {
    let Region { start, size, .. } = region;
    let owner = match region.kind {
        RegionKind::Os => "OS".to_owned(),
        RegionKind::Hole => "hole".to_owned(),
        RegionKind::Process => {
            let part = region.part.map_or("?", sim::Part::name);
            format!("{} {part}", snapshot.name_of(region.pid.unwrap()))
        }
    };
    format!("{start:#x} {owner} {size}")
}

/// `header+usable` bytes of a block in use, or the size of a hole.
fn block_name(block: &sim::HeapBlock) -> String {
    let sim::HeapBlock { address, size, header, .. } = block;
    if block.free {
        format!("{address:#x} hole {size}")
    } else {
        format!("{address:#x} used {header}+{size}")
    }
}

/// What a context switch saved and loaded.
fn switched(event: &Event) -> String {
    let Event::Switched { saved, loaded, .. } = event else { return String::new() };
    let mut text = String::new();
    if let Some(saved) = saved {
        let _ = writeln!(text, "    saved  {}", registers(saved));
    }
    let _ = writeln!(text, "    loaded {}", registers(loaded));
    text
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
        let _ =
            write!(text, "; {} base={:#x} bounds={}", register.name, register.base, register.bounds.unwrap());
    }
    text
}

/// What it came to: time, counts, waste.
fn account(end: &Snapshot) -> String {
    let sim::Spent { memory, instructions, traps, switches, search, copying, .. } = end.spent;
    let counts = end.counts;
    let waste = end.fragmentation;
    format!(
        "= {} ns: memory {memory}, instructions {instructions}, traps {traps}, switches {switches}, search {search}, copying {copying}\n\
         = references {}, library calls {}, system calls {}, context switches {}, faults {}\n\
         = holes {}, bytes free {}, largest hole {}, external {:.0}%, internal {} bytes\n",
        end.time,
        counts.references,
        counts.library_calls,
        counts.system_calls,
        counts.context_switches,
        counts.faults,
        waste.holes,
        waste.free,
        waste.largest_hole,
        waste.external * 100.0,
        waste.internal,
    )
}
