//! Motion: from the scene before to the scene after without a jump, in bounded time, the same backwards.

use diagram::flight::Flight;
use diagram::{BlockId, Frame, Look, Moment, Phase, Plan, Scene};
use proptest::prelude::*;
use sim::{Event, MachineConfig, Mechanism, Scenario, Snapshot, Timeline};

use crate::laws::{cases, requests};

/// One command: the machine before, what happened, the machine after.
struct Turn {
    before: Snapshot,
    events: Vec<Event>,
    after: Snapshot,
}

/// What every mechanism is to show.
const STORY: &str = "\
process A code=2K data=1K heap=2K stack=1K
  0x10: movl 0x8(%rbp), %edi
  0x13: addl $0x3, %edi
  0x19: pushq $0x18
  call malloc
  wrmsr
process B code=4K data=2K heap=1K stack=64
switch A
step 5
malloc A 3000
load A 0x1fff
load B data+4
switch B
exit A
compact
process C
switch C
";

fn turns(text: &str, mechanism: Mechanism) -> Vec<Turn> {
    let mut scenario = Scenario::parse(text).unwrap();
    scenario.config.mechanism = mechanism;
    scenario.pause = Some(0);
    let mut timeline = Timeline::run(&scenario).unwrap();
    let mut turns = Vec::new();
    while timeline.position() < timeline.len() {
        let before = timeline.snapshot();
        timeline.step_forward();
        turns.push(Turn { before, events: timeline.latest().to_vec(), after: timeline.snapshot() });
    }
    turns
}

fn frame() -> Frame {
    Frame::new(800.0, 600.0)
}

fn scene(snapshot: &Snapshot) -> Scene {
    Scene::new(snapshot, snapshot.running, frame(), Look::default())
}

fn flights(turn: &Turn) -> Vec<Flight> {
    let flight = |event: &Event| {
        let (pid, translation) = match event {
            Event::Referenced(reference) => (reference.pid, &reference.translation),
            Event::Faulted { pid, translation, .. } => (*pid, translation),
            _ => return None,
        };
        Some(Flight::of(pid, translation, &turn.after, frame(), Look::default()))
    };
    turn.events.iter().filter_map(flight).collect()
}

fn plan(turn: &Turn) -> Plan {
    Plan::new(scene(&turn.before), scene(&turn.after), &turn.events, flights(turn))
}

/// A scene without the address in flight.
fn standing(scene: &Scene) -> Scene {
    Scene { flight: None, ..scene.clone() }
}

/// Every moment of a plan, some milliseconds apart.
fn moments(plan: &Plan, apart: f64) -> impl Iterator<Item = Moment> {
    let count = (plan.duration() / apart) as usize;
    (0..=count).map(move |index| plan.at(index as f64 * apart))
}

/// How far anything that is drawn in both scenes jumps, in pixels.
fn jump(before: &Scene, after: &Scene) -> f64 {
    let mut far: f64 = 0.0;
    for block in &after.blocks {
        let Some(old) = before.blocks.iter().find(|old| old.id == block.id) else { continue };
        let edges = [old.rect.y - block.rect.y, old.rect.height - block.rect.height];
        far = edges.iter().fold(far, |far, edge| far.max(edge.abs()));
    }
    if let (Some(old), Some(new)) = (&before.flight, &after.flight)
        && (old.from, old.to) == (new.from, new.to)
        && old.progress <= new.progress
    {
        far = far.max((old.tip().0 - new.tip().0).abs());
    }
    far
}

fn laws(turn: &Turn) {
    let (before, after, plan) = (scene(&turn.before), scene(&turn.after), plan(turn));
    assert_eq!(standing(&plan.at(0.0).scene), before);
    assert_eq!(plan.at(plan.duration()).scene, after);
    assert!(plan.duration() <= 3000.0, "{} ms for {:?}", plan.duration(), turn.events);
    let back = plan.clone().backwards();
    assert_eq!(back.duration(), plan.duration());
    assert_eq!(back.at(back.duration()).scene, before);
    assert_eq!(standing(&back.at(0.0).scene), after);
    let inner = (1..20).map(|part| plan.duration() * f64::from(part) / 20.0);
    for time in inner.filter(|time| *time > 0.0) {
        assert_eq!(back.at(plan.duration() - time), plan.at(plan.duration() - (plan.duration() - time)));
    }
    let mut last: Option<Moment> = None;
    for moment in moments(&plan, 4.0) {
        if let Some(last) = &last {
            assert!(moment.event.is_none_or(|event| Some(event) >= last.event), "events are told in order");
            assert!(jump(&last.scene, &moment.scene) < 40.0, "{:?}", turn.events);
        }
        last = Some(moment);
    }
}

#[test]
fn every_command_moves_from_one_scene_to_the_next() {
    for mechanism in Mechanism::ALL {
        for turn in turns(STORY, mechanism) {
            laws(&turn);
        }
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn whatever_is_asked_moves_within_bounds(asked in requests(12), mechanism in 0..Mechanism::ALL.len()) {
        let config = MachineConfig { mechanism: Mechanism::ALL[mechanism], ..MachineConfig::default() };
        let mut timeline = Timeline::new(config).unwrap();
        for request in asked {
            for command in request.resolve(timeline.machine()) {
                let before = timeline.snapshot();
                if let Ok(events) = timeline.try_push(command) {
                    let events = events.to_vec();
                    laws(&Turn { before, events, after: timeline.snapshot() });
                }
            }
        }
    }
}

/// The moments at which an event of a kind is shown, over all commands of the story.
fn shown(mechanism: Mechanism, kind: &dyn Fn(&Event) -> bool) -> Vec<Moment> {
    let all = turns(STORY, mechanism);
    let of = |turn: &Turn| {
        let moments: Vec<Moment> = moments(&plan(turn), 10.0).collect();
        let is_it = |moment: &Moment| moment.event.and_then(|event| turn.events.get(event)).is_some_and(kind);
        moments.into_iter().filter(is_it).collect::<Vec<_>>()
    };
    all.iter().flat_map(of).collect()
}

#[test]
fn each_kind_of_event_has_its_beat() {
    for mechanism in Mechanism::ALL {
        let flying = shown(mechanism, &|event| matches!(event, Event::Referenced(_)));
        assert!(flying.iter().filter(|moment| moment.reference.is_some()).count() > 100);
        let traps = shown(mechanism, &|event| matches!(event, Event::PrivilegedInstruction { .. }));
        assert!(traps.len() > 50, "the refusal is seen");
        let switching = shown(mechanism, &|event| matches!(event, Event::Switched { .. }));
        assert!(switching.iter().any(|moment| moment.switch.is_some()));
        let searching = shown(mechanism, &|event| matches!(event, Event::Allocated { .. }));
        assert!(searching.iter().any(|moment| moment.search == Some(1)));
        let compacting = shown(mechanism, &|event| matches!(event, Event::Moved { .. }));
        let moves = turns(STORY, mechanism).iter().any(|turn| {
            turn.events.iter().any(|event| matches!(event, Event::Compacted { moved, .. } if *moved > 0))
        });
        assert_eq!(compacting.iter().any(|moment| moment.moved > 0.0), moves);
    }
}

#[test]
fn a_switch_saves_before_it_loads() {
    for mechanism in
        Mechanism::ALL.into_iter().filter(|mechanism| mechanism.nature().name != "uniprogramming")
    {
        let text = "process A\nprocess B\nswitch B";
        let turn = turns(text, mechanism).pop().unwrap();
        let moments: Vec<_> = moments(&plan(&turn), 5.0).filter_map(|moment| moment.switch).collect();
        let loads = moments.iter().position(|switch| switch.phase == Phase::Load).unwrap();
        assert!(loads > 20, "{mechanism:?}");
        let (saving, loading) = moments.split_at(loads);
        assert!(
            saving.iter().all(|switch| (switch.phase, switch.from, switch.to) == (Phase::Save, Some(1), 2))
        );
        assert!(loading.iter().all(|switch| switch.phase == Phase::Load));
        for half in [saving, loading] {
            assert!(half.is_sorted_by_key(|switch| (switch.progress * 1e6) as u64));
        }
    }
}

#[test]
fn an_address_rests_at_the_gate_while_it_is_checked_and_then_goes_on() {
    let turn = turns("process A\nload A 0x2068", Mechanism::Segmentation).pop().unwrap();
    let moments: Vec<_> = moments(&plan(&turn), 2.0).filter(|moment| moment.reference.is_some()).collect();
    let mut words: Vec<String> = moments
        .iter()
        .filter_map(|moment| moment.scene.flight.as_ref()?.gate.as_ref().map(|gate| gate.words.clone()))
        .collect();
    words.dedup();
    assert_eq!(words, ["heap", "0x68 < 0x800 \u{2713}", "rw- \u{2713}", "+ 0x2c00"]);
    let resting = moments.iter().filter(|moment| (1..5).contains(&moment.steps));
    let mut places: Vec<_> =
        resting.filter_map(|moment| Some(moment.scene.flight.as_ref()?.tip().0.to_bits())).collect();
    places.dedup();
    assert_eq!(places.len(), 1, "it stands still");
    let steps: Vec<_> = moments.iter().map(|moment| moment.steps).collect();
    assert!(steps.is_sorted() && steps.first() == Some(&0) && steps.last() == Some(&5), "{steps:?}");
}

#[test]
fn a_fault_stops_at_the_gate_and_stays_there() {
    for mechanism in Mechanism::ALL {
        for turn in turns(STORY, mechanism) {
            let wall = scene(&turn.after).rails.first().map_or(700.0, |rail| rail.rect.x);
            let faults: Vec<_> = flights(&turn).into_iter().filter(|flight| !flight.arrived).collect();
            for moment in moments(&plan(&turn), 7.0) {
                let Some(flight) = moment.scene.flight.filter(|flight| !flight.arrived) else { continue };
                assert!(flight.tip().0 < wall - 40.0, "{mechanism:?}");
            }
            for fault in faults {
                let gate = fault.gate.as_ref().unwrap();
                assert_eq!((gate.ok, gate.at), (false, fault.tip()));
                assert!(gate.words.contains("\u{2717} fault"), "{gate:?}");
            }
        }
    }
}

#[test]
fn the_gate_says_why_it_refuses() {
    let refused = |text: &str, mechanism| {
        let turn = turns(text, mechanism).pop().unwrap();
        flights(&turn).pop().unwrap().gate.map_or(String::new(), |gate| gate.words)
    };
    let segmented =
        |command: &str| refused(&format!("process A heap=2K\n{command}"), Mechanism::Segmentation);
    assert_eq!(segmented("load A 0x2900"), "0x900 > 0x800 \u{2717} fault");
    assert_eq!(segmented("load A 0x2800"), "0x800 \u{2265} 0x800 \u{2717} fault");
    assert_eq!(segmented("store A 0x0"), "r-x: no store \u{2717} fault");
    assert_eq!(segmented("load A 0x4000"), "no segment \u{2717} fault");
    assert_eq!(
        refused("process A\nload A 0x4000", Mechanism::BaseAndBounds),
        "0x4000 \u{2265} 0x4000 \u{2717} fault"
    );
    assert_eq!(
        refused("process A\nload A 0xfffff", Mechanism::StaticRelocation),
        "out of bounds \u{2717} fault"
    );
}

#[test]
fn many_free_blocks_are_looked_at_ever_faster() {
    let mut text = "process A heap=4K\n".to_owned();
    for block in 1..=40 {
        text.push_str(&format!("malloc A 16 @{block}\n"));
    }
    for block in (1..=40).step_by(2) {
        text.push_str(&format!("free A @{block}\n"));
    }
    let turn = turns(&format!("{text}malloc A 64"), Mechanism::Segmentation).pop().unwrap();
    let [Event::Allocated { visited: 21, .. }] = turn.events.as_slice() else { panic!("{:?}", turn.events) };
    let visits: Vec<_> = moments(&plan(&turn), 1.0).filter_map(|moment| moment.search).collect();
    assert!((1100..=1201).contains(&visits.len()), "{}", visits.len());
    let times = |block: usize| visits.iter().filter(|visit| **visit == block).count();
    assert_eq!((visits.first(), visits.last()), (Some(&1), Some(&21)));
    assert!((1..21).all(|block| times(block) + 1 >= times(block + 1)) && times(1) > 5 * times(20));
}

#[test]
fn what_malloc_asks_for_and_looks_at_is_seen_before_the_heap_is_another() {
    let turn =
        turns("process A heap=256\nmalloc A 100\nmalloc A 500", Mechanism::Segmentation).pop().unwrap();
    let moments: Vec<_> = moments(&plan(&turn), 5.0).collect();
    let first = |seen: &dyn Fn(&Moment) -> bool| moments.iter().position(seen).unwrap();
    let shows = |moment: &Moment| moment.event.and_then(|event| turn.events.get(event));
    let call = first(&|moment| matches!(shows(moment), Some(Event::SystemCall { .. })));
    let search = first(&|moment| moment.search.is_some());
    let moves = first(&|moment| moment.moved > 0.0 && moment.moved < 1.0);
    assert!(call < search && search < moves, "{call} {search} {moves}");
}

#[test]
fn blocks_slide_one_after_the_other() {
    let text = "process A\nprocess B\nprocess C\nexit A\ncompact";
    let turn = turns(text, Mechanism::BaseAndBounds).pop().unwrap();
    let moments: Vec<_> = moments(&plan(&turn), 5.0).collect();
    let arrives = |pid: u32| {
        let end = scene(&turn.after);
        let y = |scene: &Scene| {
            let of = |id| matches!(id, BlockId::Given(owner, _) if owner == pid);
            scene.blocks.iter().find(|block| of(block.id)).unwrap().rect.y
        };
        let there = |moment: &Moment| (y(&moment.scene) - y(&end)).abs() < 0.5;
        moments.iter().position(there).unwrap_or(moments.len())
    };
    assert!(arrives(2) + 10 < arrives(3), "{} {}", arrives(2), arrives(3));
}

#[test]
fn a_jump_is_short_and_tells_no_event() {
    let turn = turns(STORY, Mechanism::Segmentation).pop().unwrap();
    let plan = Plan::jump(scene(&turn.before), scene(&turn.after));
    assert!(plan.duration() <= 320.0);
    assert!(moments(&plan, 10.0).all(|moment| moment.event.is_none() && moment.reference.is_none()));
    assert_eq!(Plan::still(scene(&turn.after)).duration(), 0.0);
}
