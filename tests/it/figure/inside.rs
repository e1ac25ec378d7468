//! Everything lies inside the frame, and no words lie over others.

use diagram::{Frame, Look, Rect, Scene, Tick};
use proptest::prelude::*;

use super::{PICTURES, config, frames, looks};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn everything_lies_inside_the_frame(frame in frames(), look in looks()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, look);
            let whole = Rect { x: 0.0, y: 0.0, width: frame.width, height: frame.height };
            let maps = scene.minimaps.iter().flat_map(|map| {
                map.bands.iter().map(|(rect, _)| *rect).chain([map.rect, map.window])
            });
            let rects = scene.blocks.iter().map(|block| block.rect).chain(scene.rails.iter().map(|rail| rail.rect));
            for rect in rects.chain(maps) {
                prop_assert!(rect.width > 0.0 && rect.height >= 0.0, "{rect:?}");
                prop_assert!(within(rect, whole), "{rect:?} in {frame:?}");
            }
            for tick in &scene.ticks {
                prop_assert!((0.0..=frame.height).contains(&tick.y), "{tick:?}");
            }
            let (top, bottom) = (frame.top() - 0.01, frame.top() + frame.column_height() + 0.01);
            for ribbon in &scene.ribbons {
                prop_assert!(ribbon.leaves <= ribbon.from.0 && ribbon.from.0 < ribbon.to.0, "{ribbon:?}");
                for (_, upper, lower) in [ribbon.from, ribbon.to] {
                    prop_assert!(top <= upper && upper < lower && lower <= bottom, "{ribbon:?}");
                }
            }
        }
    }

    #[test]
    fn columns_do_not_overlap(frame in frames(), look in looks()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, look);
            let lanes = scene.columns.iter().map(|column| column.rect).chain(scene.minimaps.iter().map(|map| map.rect));
            let mut lanes: Vec<(f64, f64)> = lanes.map(|rect| (rect.x, rect.right())).collect();
            lanes.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in lanes.windows(2) {
                prop_assert!(pair[0].1 < pair[1].0, "{pair:?} in {frame:?}");
            }
        }
    }

    #[test]
    fn no_words_lie_over_others(width in 320.0f64..2000.0, height in 340.0f64..1500.0, look in looks()) {
        let frame = Frame::new(width, height);
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, look);
            let words = words(&scene);
            for (index, (one, first)) in words.iter().enumerate() {
                for (other, second) in &words[index + 1..] {
                    prop_assert!(!overlap(*one, *other), "{first:?} at {one:?}, {second:?} at {other:?}, {frame:?}");
                }
            }
        }
    }
}

fn within(rect: Rect, whole: Rect) -> bool {
    let slack = 0.01;
    rect.x >= -slack
        && rect.y >= -slack
        && rect.right() <= whole.right() + slack
        && rect.bottom() <= whole.bottom() + slack
}

fn overlap(one: Rect, other: Rect) -> bool {
    one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom()
}

/// Every word in and beside the columns, where it stands, in letters 6 pixels wide and lines 11 pixels high.
fn words(scene: &Scene) -> Vec<(Rect, String)> {
    let middle = |x: f64, y: f64, text: &str| (centred(x, y, text), text.to_owned());
    let blocks = scene.blocks.iter().filter(|block| !block.label.is_empty()).map(|block| {
        let rect = block.rect;
        middle(rect.x + (rect.width - block.taken) / 2.0, rect.y + rect.height / 2.0, &block.label)
    });
    let notes = scene.notes.iter().map(|note| middle(note.label.x, note.label.y, &note.label.text));
    blocks.chain(notes).chain(scene.ticks.iter().map(beside)).collect()
}

fn beside(tick: &Tick) -> (Rect, String) {
    let text = format!("{} {}", tick.address, tick.name);
    let width = 6.0 * text.trim().chars().count() as f64;
    let x = if tick.left { tick.x - width } else { tick.x };
    (Rect { x, y: tick.y - 5.5, width, height: 11.0 }, text)
}

fn centred(x: f64, y: f64, text: &str) -> Rect {
    let width = 6.0 * text.chars().count() as f64;
    Rect { x: x - width / 2.0, y: y - 5.5, width, height: 11.0 }
}

#[test]
fn what_is_tiny_has_no_addresses() {
    let (snapshot, focus) = &PICTURES[1];
    assert!(Scene::new(snapshot, *focus, Frame::new(300.0, 300.0), Look::default()).ticks.is_empty());
    assert!(!Scene::new(snapshot, *focus, Frame::new(320.0, 300.0), Look::default()).ticks.is_empty());
}
