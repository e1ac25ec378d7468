//! Replays: whatever the trace and the machine, every request is accounted for and every law holds at the end.

use proptest::prelude::*;
use sim::{MachineConfig, Mechanism, Replay, Sizes, Trace, invariants};

use super::{cases, configs};

/// The text of a `.rep` of some requests, senseless ones among them.
fn text() -> impl Strategy<Value = String> {
    let size = prop_oneof![4 => 1u64..600, 1 => 600u64..70_000, 1 => configs::number()];
    let line = (0u32..12, size, 0u32..5).prop_map(|(id, size, kind)| match kind {
        0..=2 => format!("a {id} {size}\n"),
        3 => format!("r {id} {size}\n"),
        _ => format!("f {id}\n"),
    });
    prop::collection::vec(line, 1..60).prop_map(|lines| lines.concat())
}

fn some_sizes(config: &MachineConfig, given: [bool; 3]) -> Sizes {
    let keep = |given: bool, size: u64| given.then_some(size);
    Sizes {
        memory: keep(given[0], config.memory),
        os: keep(given[1], config.os),
        address_space: keep(given[2], config.address_space),
    }
}

fn holds(text: &str, config: &MachineConfig, given: [bool; 3]) -> Result<(), TestCaseError> {
    let Ok(trace) = Trace::read(text) else { return Ok(()) };
    let sizes = some_sizes(config, given);
    let replay = match Replay::run(&trace, config, sizes) {
        Ok(replay) => replay,
        Err(reason) => {
            prop_assert!(reason.contains("must be") || reason.contains("does not fit"), "{reason}");
            return Ok(());
        }
    };
    prop_assert_eq!(replay.operations + replay.skipped.len() - trace.skipped.len(), trace.requests.len());
    let built = replay.timeline.machine().config();
    prop_assert!(sizes.memory.is_none_or(|memory| memory == built.memory));
    prop_assert!(sizes.os.is_none_or(|os| os == built.os));
    prop_assert!(sizes.address_space.is_none_or(|space| space == built.address_space));
    let lawful = invariants::check(replay.timeline.machine());
    prop_assert!(lawful.is_ok(), "{lawful:?}");
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_request_is_accounted_for(text in text(), config in configs::sensible(), given in any::<[bool; 3]>()) {
        for mechanism in Mechanism::ALL {
            holds(&text, &MachineConfig { mechanism, ..config.clone() }, given)?;
        }
    }

    #[test]
    fn a_hostile_configuration_is_refused_or_replays(text in text(), config in configs::hostile(), given in any::<[bool; 3]>()) {
        holds(&text, &config, given)?;
    }

    #[test]
    fn where_all_sizes_are_chosen_only_the_impossible_is_skipped(text in text(), config in configs::sensible()) {
        let small = text.lines().all(|line| line.rsplit(' ').next().and_then(|word| word.parse().ok()).is_some_and(|size: u64| size < 1 << 20));
        if let (true, Ok(trace)) = (small, Trace::read(&text)) {
            let replay = Replay::run(&trace, &config, Sizes::default()).unwrap();
            prop_assert_eq!(replay.skipped, trace.skipped);
        }
    }
}
