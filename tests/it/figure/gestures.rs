//! What hands and keys make of a look.

#[path = "../../../src/app/stage/hand.rs"]
mod hand;
#[path = "../../../src/app/stage/lens.rs"]
mod lens;

use diagram::{BlockId, Frame, Look, LowEnd, Scene, Side, Window};
use hand::Hand;
use lens::{Gesture, Step};
use proptest::prelude::*;
use sim::{Scenario, SegmentName, Snapshot, Timeline};

use super::{block, config, looks};

fn machine() -> Snapshot {
    Timeline::run(&Scenario::parse("process A heap=2K").unwrap()).unwrap().snapshot()
}

fn scene(look: Look) -> Scene {
    Scene::new(&machine(), Some(1), Frame::new(800.0, 600.0), look)
}

/// A hand that does these gestures one after another, each over the figure as it is by then.
fn after(gestures: &[Gesture], look: Look) -> Look {
    let mut hand = Hand::default();
    gestures.iter().fold(look, |look, gesture| hand.take(*gesture, &scene(look), look))
}

/// A point of the figure, as a share of it: the middle of a side, at a height where its column draws an address.
fn at(side: Side, address: u64, look: Look) -> (f64, f64) {
    let scene = scene(look);
    let column = scene.columns.iter().find(|column| column.side == side).unwrap();
    let x = column.rect.x + column.rect.width / 2.0;
    (x / scene.frame.width, column.scale.y(address) / scene.frame.height)
}

const WHOLE: Look = Look { low_end: LowEnd::Top, space: None, memory: None, all_spaces: false };

#[test]
fn the_wheel_zooms_about_what_is_under_it() {
    let near = after(&[Gesture::Wheel(at(Side::Memory, 0x8000, WHOLE), -240.0)], WHOLE);
    assert_eq!(near, Look { memory: Some(Window { start: 0x4000, size: 0x8000 }), ..WHOLE });
    assert_eq!(after(&[Gesture::Wheel(at(Side::Memory, 0x8000, near), 240.0)], near), WHOLE);
    assert_eq!(
        after(&[Gesture::Wheel((0.5, 0.99), -240.0)], WHOLE),
        WHOLE,
        "beside the columns it does nothing"
    );
}

#[test]
fn keys_and_buttons_go_nearer_along_and_back() {
    let step = |look, step| after(&[Gesture::Step(Side::Space, step)], look);
    let near = step(WHOLE, Step::Nearer);
    assert_eq!(near.space.unwrap().size, 0x2000);
    let below = step(near, Step::Down);
    assert!(below.space.unwrap().start > near.space.unwrap().start);
    assert_eq!(step(below, Step::Up), near);
    assert_eq!(step(below, Step::Whole), WHOLE);
    assert_eq!(step(step(WHOLE, Step::Nearer), Step::Farther), WHOLE);
    let flipped = Look { low_end: LowEnd::Bottom, ..near };
    assert!(step(flipped, Step::Up).space.unwrap().start > near.space.unwrap().start, "up is up on the page");
}

#[test]
fn a_zoomed_column_is_dragged_and_a_whole_one_is_not() {
    let near = Look { memory: Some(Window { start: 0x4000, size: 0x4000 }), ..WHOLE };
    let (from, to) = (at(Side::Memory, 0x5000, near), at(Side::Memory, 0x6000, near));
    let drag = [Gesture::Down(1, from), Gesture::Move(1, to), Gesture::Up(1), Gesture::Move(1, from)];
    let start = after(&drag, near).memory.unwrap().start;
    assert!(start.abs_diff(0x3000) <= 1, "{start:#x}");
    assert_eq!(after(&drag, WHOLE), WHOLE);
}

#[test]
fn two_fingers_zoom() {
    let place = |address| at(Side::Memory, address, WHOLE);
    let pinch = [
        Gesture::Down(1, place(0x6000)),
        Gesture::Down(2, place(0xa000)),
        Gesture::Move(1, place(0x4000)),
        Gesture::Move(2, place(0xc000)),
    ];
    let window = after(&pinch, WHOLE).memory.unwrap();
    assert!(window.size.abs_diff(0x8000) < 0x100 && window.holds(0x8000), "{window:?}");
}

#[test]
fn the_map_brings_the_window_to_where_it_is_touched() {
    let near = Look { memory: Some(Window { start: 0, size: 0x1000 }), ..WHOLE };
    let scene = scene(near);
    let map = &scene.minimaps[0];
    let y = map.scale.y(0x9000) / scene.frame.height;
    let x = (map.rect.x + 1.0) / scene.frame.width;
    let start = after(&[Gesture::Down(1, (x, y))], near).memory.unwrap().start;
    assert!(start.abs_diff(0x8800) <= 1, "{start:#x}");
}

#[test]
fn a_double_click_opens_a_block_and_closes_it_again() {
    let heap = |look| at(Side::Space, 0x2200, look);
    let opened = after(&[Gesture::Open(heap(WHOLE))], WHOLE);
    assert_eq!(opened.space, Some(Window { start: 0x1f00, size: 0xa00 }));
    assert_eq!(after(&[Gesture::Open(heap(opened))], opened), WHOLE);
    let place =
        scene(WHOLE).blocks.iter().position(|block| block.id == BlockId::Virtual(1, SegmentName::Heap));
    assert_eq!(after(&[Gesture::OpenBlock(place.unwrap())], WHOLE), opened);
    assert!(block(&scene(opened), BlockId::Virtual(1, SegmentName::Heap)).is_some());
}

fn gestures() -> impl Strategy<Value = Gesture> {
    let point = || (-0.5f64..1.5, -0.5f64..1.5);
    let side = prop_oneof![Just(Side::Space), Just(Side::Memory)];
    let step = prop_oneof![
        Just(Step::Nearer),
        Just(Step::Farther),
        Just(Step::Whole),
        Just(Step::Up),
        Just(Step::Down)
    ];
    prop_oneof![
        (point(), -1e4f64..1e4).prop_map(|(at, delta)| Gesture::Wheel(at, delta)),
        (0..3, point()).prop_map(|(finger, at)| Gesture::Down(finger, at)),
        (0..3, point()).prop_map(|(finger, at)| Gesture::Move(finger, at)),
        (0..3).prop_map(Gesture::Up),
        point().prop_map(Gesture::Open),
        (0usize..40).prop_map(Gesture::OpenBlock),
        (side, step).prop_map(|(side, step)| Gesture::Step(side, step)),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_hands_do_a_window_lies_inside_its_memory(
        look in looks(),
        gestures in proptest::collection::vec(gestures(), 1..20),
    ) {
        let after = after(&gestures, look);
        for (side, total) in [(Side::Space, 0x4000), (Side::Memory, 0x10000)] {
            let Some(window) = after.window(side).filter(|_| after.window(side) != look.window(side)) else { continue };
            prop_assert!(window.size >= Window::LEAST && window.size < total && window.end() <= total, "{window:?}");
        }
        prop_assert_eq!((after.low_end, after.all_spaces), (look.low_end, look.all_spaces));
    }
}
