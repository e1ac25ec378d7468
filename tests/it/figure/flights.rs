//! References on their way.

use diagram::flight::Flight;
use diagram::{Frame, Look, LowEnd, Scene, Window};
use sim::{Event, Scenario, Snapshot, Timeline, Translation};

/// What a scenario's last reference was, and the machine then.
fn last(scenario: &str) -> (u32, Translation, Snapshot) {
    let timeline = Timeline::run(&Scenario::parse(scenario).unwrap()).unwrap();
    let made = timeline.latest().iter().rev().find_map(|event| match event {
        Event::Referenced(reference) => Some((reference.pid, reference.translation.clone())),
        Event::Faulted { pid, translation, .. } => Some((*pid, translation.clone())),
        _ => None,
    });
    let (pid, translation) = made.unwrap();
    (pid, translation, timeline.snapshot())
}

fn frame() -> Frame {
    Frame::new(800.0, 600.0)
}

/// The height of an address in a column of so many bytes.
fn height(address: u64, size: u64) -> f64 {
    frame().top() + frame().column_height() * address as f64 / size as f64
}

#[test]
fn an_address_flies_from_its_byte_to_its_byte() {
    let (pid, translation, snapshot) = last("process A\nload A 0x2068\n");
    let flight = Flight::of(pid, &translation, &snapshot, frame(), Look::default());
    let phys = translation.phys.unwrap().0;
    assert!((flight.from.1 - height(0x2068, 0x4000)).abs() < 0.01);
    assert!((flight.to.1 - height(phys, 0x10000)).abs() < 0.01);
    assert!(flight.arrived && flight.leaves.is_empty() && flight.lands.is_empty());
    assert_eq!(flight.at(0.0).tip(), flight.from);
    assert_eq!(flight.at(1.0).tip(), flight.to);
}

#[test]
fn a_refused_address_stops_half_way() {
    let (pid, translation, snapshot) = last("process A\nload A 0x1fff\n");
    let flight = Flight::of(pid, &translation, &snapshot, frame(), Look::default());
    assert!(!flight.arrived);
    let rails = Scene::new(&snapshot, None, frame(), Look::default()).rails;
    assert!(flight.to.0 < rails[0].rect.x);
}

#[test]
fn an_address_of_somebody_else_leaves_at_the_edge_of_the_space() {
    let scenario = "machine mechanism=static-relocation\nprocess A\nprocess B\nload B 0x0\nload A 0x7000";
    let timeline = Timeline::run(&Scenario::parse(scenario).unwrap()).unwrap();
    let snapshot = timeline.snapshot();
    let from = |event: &Event| match event {
        Event::Referenced(made) => {
            Flight::of(made.pid, &made.translation, &snapshot, frame(), Look::default()).from.1
        }
        event => panic!("{event:?}"),
    };
    let references = timeline.events(2, 4);
    assert_eq!(from(&references[0]), frame().top());
    assert_eq!(from(&references[1]), frame().top() + frame().column_height());
}

#[test]
fn a_byte_outside_the_window_is_named_at_the_edge() {
    let (pid, translation, snapshot) = last("process A\nload A 0x2068\n");
    let below = Some(Window { start: 0, size: 0x100 });
    let ends = |low_end| {
        let look = Look { low_end, space: below, memory: below, ..Look::default() };
        Flight::of(pid, &translation, &snapshot, frame(), look)
    };
    let (top, bottom) = (frame().top(), frame().top() + frame().column_height());
    let flight = ends(LowEnd::Top);
    assert_eq!((flight.from.1, flight.to.1), (bottom, bottom));
    let phys = translation.phys.unwrap();
    assert_eq!(
        (flight.leaves, flight.lands),
        ("\u{2193} 0x2068".into(), format!("\u{2193} {:#06x}", phys.0))
    );
    let flight = ends(LowEnd::Bottom);
    assert_eq!((flight.from.1, flight.leaves.as_str()), (top, "\u{2191} 0x2068"));
}

#[test]
fn an_address_leaves_the_column_of_its_process() {
    let (_, translation, snapshot) = last("process A\nprocess B\nload A 0x2068\n");
    let look = Look { all_spaces: true, ..Look::default() };
    let scene = Scene::new(&snapshot, Some(1), frame(), look);
    let edge = |pid| super::block(&scene, diagram::BlockId::Space(pid)).unwrap().rect.right();
    assert_eq!(Flight::of(1, &translation, &snapshot, frame(), look).from.0, edge(1));
    assert_eq!(Flight::of(2, &translation, &snapshot, frame(), look).from.0, edge(2));
}
