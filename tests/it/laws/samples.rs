//! Samples of the waste: each says what was so at its moment, and a long history has few of them.

use proptest::prelude::*;
use sim::{Command, Machine, ProcState, Replay, Replaying, Sample, Scenario, Sizes, Timeline, Trace};

use super::requests::requests;
use super::{cases, configs};

/// Samples are so many commands apart, the last one too near the end for another.
fn evenly_spaced(timeline: &Timeline) -> Result<usize, TestCaseError> {
    let positions: Vec<usize> = timeline.samples().iter().map(|sample| sample.position).collect();
    let spacing = positions.get(1).copied().unwrap_or(1 + timeline.len());
    prop_assert!(positions.len() <= 512);
    let expected: Vec<usize> = (0..=timeline.len()).step_by(spacing).collect();
    prop_assert_eq!(positions, expected, "of {} commands", timeline.len());
    Ok(spacing)
}

/// What a sample says is what the snapshot of its moment says.
fn is_true(sample: &Sample, machine: &Machine) -> Result<(), TestCaseError> {
    let snapshot = machine.snapshot();
    prop_assert_eq!((sample.time, sample.spent), (snapshot.time, snapshot.spent));
    prop_assert_eq!(sample.fragmentation, snapshot.fragmentation);
    let (mut blocks, mut holes, mut bytes, mut largest) = (0, 0, [0; 4], 0);
    for process in &snapshot.processes {
        for block in &process.heap {
            let [requested, usable, headers, free] = &mut bytes;
            *(if block.free { &mut holes } else { &mut blocks }) += 1;
            *(if block.free { free } else { usable }) += block.size;
            *requested += block.requested;
            *headers += block.header;
        }
        largest += process.free_list.iter().map(|hole| hole.size).max().unwrap_or(0);
    }
    let heap = sample.heap;
    prop_assert_eq!((heap.blocks, heap.holes, heap.largest_hole), (blocks, holes, largest));
    prop_assert_eq!([heap.requested, heap.usable, heap.headers, heap.free], bytes);
    Ok(())
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn samples_are_true_and_the_same_however_they_came_about(
        config in configs::sensible(),
        requests in requests(90),
        jump in any::<prop::sample::Index>(),
    ) {
        let mut timeline = Timeline::new(config.clone()).unwrap();
        timeline.remember_samples();
        let mut moments = vec![timeline.machine().clone()];
        for request in &requests {
            for command in request.resolve(timeline.machine()) {
                timeline.push(command);
                moments.push(timeline.machine().clone());
            }
        }
        evenly_spaced(&timeline)?;
        for sample in timeline.samples() {
            is_true(sample, &moments[sample.position])?;
        }
        let open = |scenario| Timeline::open_with_samples(scenario, &mut || {}).unwrap();
        let opened = open(timeline.scenario());
        prop_assert_eq!(opened.samples(), timeline.samples());
        let mut late = Timeline::run(&timeline.scenario()).unwrap();
        prop_assert!(late.samples().is_empty());
        late.seek(jump.index(moments.len()));
        late.remember_samples();
        prop_assert_eq!(late.samples(), timeline.samples());
        let position = jump.index(moments.len());
        timeline.seek(position);
        prop_assert_eq!(opened.samples(), timeline.samples(), "seeking changes nothing");
        prop_assert_eq!(timeline.fork().samples().last().unwrap().position, position);
        timeline.push(Command::Step);
        evenly_spaced(&timeline)?;
        is_true(timeline.samples().last().unwrap(), timeline.machine())?;
        let pushed = timeline.commands().to_vec();
        let again = open(Scenario { config: config.clone(), commands: pushed, pause: None });
        prop_assert_eq!(again.samples(), timeline.samples());
    }
}

#[test]
fn a_long_history_has_few_samples_evenly_spaced() {
    let text = "process A\n  again: incl 0x1000\n  jmp again\n";
    let mut timeline = Timeline::run(&Scenario::parse(text).unwrap()).unwrap();
    timeline.remember_samples();
    for commands in [510, 1, 1, 1, 1024, 2000] {
        let steps = vec![Command::Step; commands];
        timeline.try_push_all(steps, &mut |_| {}).unwrap();
        evenly_spaced(&timeline).unwrap();
        assert!(timeline.samples().len() > 256);
    }
    assert_eq!((timeline.len(), timeline.samples().len()), (3538, 443));
    timeline.seek(1001);
    timeline.push(Command::Malloc { who: sim::Who::Pid(1), size: 24, block: None });
    assert_eq!(timeline.samples().last().unwrap().position, 1000);
    timeline.try_push_all(vec![Command::Step; 6], &mut |_| {}).unwrap();
    let last = timeline.samples().last().unwrap();
    assert_eq!((last.position, last.heap.blocks, last.heap.requested), (1008, 1, 24));
    assert_eq!(evenly_spaced(&timeline).unwrap(), 8);
}

#[test]
fn a_replay_can_have_samples() {
    let trace = Trace::read("a 1 100\na 2 20\nf 1\na 3 50\n").unwrap();
    let rules = sim::MachineConfig::default();
    let mut replaying = Replaying::with_samples(&trace, &rules, Sizes::default()).unwrap();
    let replay = replaying.go_on(&trace, 100).unwrap().unwrap();
    let seen: Vec<_> = replay.timeline.samples().iter().map(|s| (s.position, s.heap.requested)).collect();
    assert_eq!(seen, [(0, 0), (1, 0), (2, 100), (3, 120), (4, 20), (5, 70)]);
    assert!(Replay::run(&trace, &rules, Sizes::default()).unwrap().timeline.samples().is_empty());
}

#[test]
fn what_has_ended_is_in_no_sample() {
    let text = "process A\nmalloc A 40\nprocess B\nmalloc B 7\nexit A\n";
    let timeline = Timeline::open_with_samples(Scenario::parse(text).unwrap(), &mut || {}).unwrap();
    let asked: Vec<u64> = timeline.samples().iter().map(|sample| sample.heap.requested).collect();
    assert_eq!(asked, [0, 0, 40, 40, 47, 7]);
    assert_eq!(timeline.snapshot().process(1).unwrap().state, ProcState::Exited);
}
