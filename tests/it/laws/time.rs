//! Time: any moment again is that moment; a fork is another future of the same past.

use proptest::prelude::*;
use sim::{Command, Event, Machine, MachineConfig, Mechanism, Timeline};

use super::requests::{Request, requests};
use super::{cases, configs};

/// A timeline of these requests, and the machine after each of its commands as it was when it happened.
fn record(config: &MachineConfig, requests: &[Request]) -> (Timeline, Vec<Machine>) {
    let mut timeline = Timeline::new(config.clone()).unwrap();
    let mut moments = vec![timeline.machine().clone()];
    for request in requests {
        for command in request.resolve(timeline.machine()) {
            timeline.push(command);
            moments.push(timeline.machine().clone());
        }
    }
    (timeline, moments)
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn seek_is_replay_from_the_start(
        config in configs::sensible(),
        requests in requests(50),
        jumps in prop::collection::vec(any::<prop::sample::Index>(), 1..12),
    ) {
        for mechanism in Mechanism::ALL {
            let (mut timeline, moments) = record(&MachineConfig { mechanism, ..config.clone() }, &requests);
            for jump in &jumps {
                let position = jump.index(moments.len());
                timeline.seek(position);
                prop_assert_eq!(timeline.position(), position);
                prop_assert!(*timeline.machine() == moments[position], "moment {} differs", position);
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
        Timeline::run(&sim::Scenario::parse("process A\n  again: incl 0x1000\n  jmp again\n").unwrap())
            .unwrap();
    for _ in 0..3000 {
        timeline.push(Command::Step);
    }
    for position in [3001, 1, 2, 1999, 17, 16, 15, 2048, 1024, 1023, 3000] {
        timeline.seek(position);
        let counted = timeline.machine().peek(1, sim::VirtAddr(0x1000), 4);
        assert_eq!(counted, Some(position as u64 / 2), "after {position} commands");
    }
}
