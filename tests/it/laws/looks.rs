//! A closer look: whatever a window, a glance or a search path shows is what the whole snapshot shows.

use proptest::prelude::*;
use sim::{Command, Event, Extent, HeapTotals, ListOrder, Machine, MachineConfig, Policy, ProcessInfo, Who};

use super::requests::{Request, requests};
use super::{cases, configs};
use crate::allocator::looks::{cells, touches};

/// Where one looks, how closely, and at how many things at most.
#[derive(Clone, Debug)]
struct Look {
    window: Extent,
    cells: usize,
    most: usize,
}

/// Windows near a heap, and anywhere.
fn look() -> impl Strategy<Value = Look> {
    let near = (prop_oneof![4 => 0u64..400, 1 => 0u64..16_000], prop_oneof![0u64..90, 0u64..20_000]);
    let anywhere = (configs::number(), configs::number());
    (prop_oneof![4 => near, 1 => anywhere], 0usize..90, 0usize..12)
        .prop_map(|((start, size), cells, most)| Look { window: Extent { start, size }, cells, most })
}

/// The part of a window that can be compared byte by byte, from where the heap begins.
fn placed(look: &Look, process: &ProcessInfo) -> Extent {
    let start = process.segments.get(2).map_or(0, |heap| heap.start.saturating_sub(50));
    let start = start.saturating_add(look.window.start);
    Extent { start, size: look.window.size.min(u64::MAX - start) }
}

fn shows_what_is_there(machine: &Machine, look: &Look) -> Result<(), TestCaseError> {
    let (whole, glance) = (machine.snapshot(), machine.glance(look.most));
    let mut expected = whole.clone();
    for process in &mut expected.processes {
        if process.heap.len() > look.most {
            process.heap.clear();
        }
        process.free_list.truncate(look.most);
    }
    prop_assert_eq!(glance, expected);
    for process in &whole.processes {
        let window = placed(look, process);
        let seen: Vec<_> = process.heap.iter().filter(|block| touches(block, window)).cloned().collect();
        let shown = (seen.len() <= look.most).then_some(seen);
        prop_assert_eq!(machine.heap_blocks(process.pid, window, look.most), shown, "{:x?}", window);
        let alive = !process.segments.is_empty();
        let shown = machine.heap_cells(process.pid, window, look.cells);
        let counted = if alive { cells(&process.heap, window, look.cells) } else { Vec::new() };
        prop_assert_eq!(shown, counted, "{:x?}", window);
        prop_assert!(alive || process.heap_totals == HeapTotals::default());
    }
    Ok(())
}

/// The path of a search is what malloc then does.
fn leads_where_malloc_goes(machine: &Machine, who: &Who, size: u64) -> Result<(), TestCaseError> {
    let Who::Pid(pid) = *who else { return Ok(()) };
    let path = machine.search(pid, size, usize::MAX);
    let buddy = machine.config().allocator == Policy::Buddy;
    prop_assert!(buddy || path.seen.len() as u64 == path.visited, "{:?}", path);
    let (mut after, header) = (machine.clone(), machine.config().header);
    let events = after.apply(&Command::Malloc { who: who.clone(), size, block: None });
    let called =
        |name| events.iter().any(|event| matches!(event, Event::SystemCall { call, .. } if *call == name));
    let told = events.iter().find_map(|event| match event {
        Event::Allocated { address, size, visited, split, .. } => Some((address.0, *size, *visited, *split)),
        _ => None,
    });
    match (told, path.found) {
        (None, found) => prop_assert_eq!(found, None, "refused: {:?}", events),
        (Some((.., visited, _)), None) if called("mmap") => prop_assert_eq!(visited, path.visited),
        (Some((.., visited, _)), None) => prop_assert!(called("sbrk") && visited >= path.visited),
        (Some((address, usable, visited, split)), Some(found)) => {
            prop_assert!(!called("sbrk") && !called("mmap"));
            prop_assert_eq!((address, visited), (found.start + header, path.visited));
            prop_assert_eq!(found.size > header + usable, split);
            prop_assert!(path.seen.contains(&found));
        }
    }
    Ok(())
}

fn look_after_each(machine: &mut Machine, requests: &[Request], looks: &[Look]) -> Result<(), TestCaseError> {
    let mut looks = looks.iter().cycle();
    for request in requests {
        for command in request.resolve(machine) {
            if let Command::Malloc { who, size, .. } = &command {
                leads_where_malloc_goes(machine, who, *size)?;
            }
            machine.apply(&command);
            shows_what_is_there(machine, looks.next().unwrap())?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_closer_look_shows_what_is_there(
        config in configs::sensible(),
        requests in requests(40),
        looks in prop::collection::vec(look(), 7),
    ) {
        for allocator in Policy::ALL {
            for order in ListOrder::ALL {
                let config = MachineConfig { allocator, order, ..config.clone() };
                look_after_each(&mut Machine::new(config).unwrap(), &requests, &looks)?;
            }
        }
    }

    #[test]
    fn under_every_mechanism_too_and_where_large_blocks_are_mapped(
        config in configs::sensible(),
        requests in requests(60),
        looks in prop::collection::vec(look(), 7),
        threshold in 1u64..200,
    ) {
        for mechanism in sim::Mechanism::ALL {
            let roomy = MachineConfig {
                mechanism,
                memory: 1 << 26,
                address_space: 1 << 20,
                mmap_threshold: threshold,
                ..config.clone()
            };
            for config in [MachineConfig { mechanism, ..config.clone() }, roomy] {
                look_after_each(&mut Machine::new(config).unwrap(), &requests, &looks)?;
            }
        }
    }
}
