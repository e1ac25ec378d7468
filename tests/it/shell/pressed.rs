//! The table of keys says one thing for each key, and a hop lands right after what was looked for.

use proptest::prelude::*;
use sim::{Event, Mark, Scenario, Timeline};

use super::hop::hop;
use super::shortcuts::{
    Asks, Key, LANDMARKS, LectureKey, PageKey, Press, SECTIONS, Turn, asked, is_character,
};

fn presses() -> Vec<(Press, Asks)> {
    let rows = SECTIONS.iter().flat_map(|section| section.shortcuts);
    rows.flat_map(|row| row.presses.iter().map(|press| (*press, row.asks))).collect()
}

#[test]
fn each_key_stands_once_in_the_table_and_is_obeyed() {
    let all = presses();
    for section in &SECTIONS {
        assert!(!section.title.is_empty() && section.shortcuts.iter().all(|row| !row.what.is_empty()));
    }
    for (index, (press, asks)) in all.iter().enumerate() {
        assert!(all[index + 1..].iter().all(|(other, _)| other != press), "{press:?} stands there twice");
        assert_eq!(asked(press.key, press.shift).unwrap().asks, *asks);
        assert!(!press.caps().is_empty());
        // However a character is typed, it is the same one; a named key is another one with Shift.
        let otherwise = asked(press.key, !press.shift).map(|row| row.asks);
        assert_eq!(otherwise == Some(*asks), is_character(press.key), "{press:?}");
    }
    for key in ["", "x", "Enter", "Tab", "Escape", "\u{e9}", "PageLeft"] {
        assert!(asked(key, false).is_none(), "{key}");
    }
}

#[test]
fn each_digit_chooses_another_answer() {
    let chosen = |key: &str| asked(key, false).map(|row| row.asks_by(key));
    assert_eq!(chosen("1"), Some(Asks::Lecture(LectureKey::Choose(0))));
    assert_eq!(chosen("6"), Some(Asks::Lecture(LectureKey::Choose(5))));
    assert_eq!(chosen("7"), None);
    assert_eq!(chosen("PageDown"), Some(Asks::Turn(Turn::Next)));
}

#[test]
fn the_keys_of_old_do_what_they_did() {
    for (key, asks) in [
        ("ArrowRight", Asks::Stage(Key::Step)),
        ("ArrowLeft", Asks::Stage(Key::Back)),
        (" ", Asks::Stage(Key::Play)),
        ("Home", Asks::Stage(Key::Start)),
        ("End", Asks::Stage(Key::End)),
        ("PageDown", Asks::Turn(Turn::Next)),
        ("PageUp", Asks::Turn(Turn::Back)),
        ("?", Asks::Page(PageKey::Shortcuts)),
        ("d", Asks::Page(PageKey::Describe)),
        ("D", Asks::Page(PageKey::Describe)),
    ] {
        assert_eq!(asked(key, false).unwrap().asks, asks, "{key}");
    }
    let ahead = Asks::Stage(Key::Hop { forward: true, kinds: LANDMARKS });
    assert_eq!(asked("ArrowRight", true).unwrap().asks, ahead);
}

#[test]
fn with_characters_switched_off_there_is_still_a_key_for_all_that_drives_the_machine() {
    let named =
        |wanted: Asks| presses().iter().any(|(press, asks)| *asks == wanted && !is_character(press.key));
    let hop = |forward| Asks::Stage(Key::Hop { forward, kinds: LANDMARKS });
    let stage = [Key::Step, Key::Back, Key::Play, Key::Start, Key::End].map(Asks::Stage);
    assert!(stage.into_iter().chain([hop(true), hop(false)]).all(named));
}

#[test]
fn a_hop_finds_the_fault_of_a_story() {
    let text = format!("{}store A 0x3000 1\nmalloc B 8\n", include_str!("../../../src/app/home.sim"));
    let timeline = Timeline::run(&Scenario::parse(&text).unwrap()).unwrap();
    let after = hop(timeline.marks(), 0, &[Mark::TROUBLE], true).unwrap();
    let events = timeline.events(after - 1, after);
    assert!(events.iter().any(|event| matches!(event, Event::Faulted { .. })), "{events:?}");
    assert_eq!(hop(timeline.marks(), after, &[Mark::TROUBLE], true), None);
    assert_eq!(hop(timeline.marks(), timeline.len(), &[Mark::TROUBLE], false), Some(after));
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let kinds = [Mark::default(), Mark::HEAP, Mark::TRAP, Mark::SWITCH, Mark::TROUBLE];
    proptest::collection::vec(proptest::sample::select(kinds.to_vec()), 0..30)
}

proptest! {
    #[test]
    fn a_hop_passes_nothing_by(marks in marks(), position in 0..35usize, forward: bool) {
        let wanted = |index: usize| LANDMARKS.iter().any(|kind| marks.get(index).is_some_and(|mark| mark.has(*kind)));
        let landed = hop(&marks, position, LANDMARKS, forward);
        if let Some(at) = landed {
            prop_assert!(wanted(at - 1));
            prop_assert_eq!(at > position, forward);
            prop_assert_ne!(at, position);
        }
        let end = landed.unwrap_or(if forward { marks.len() + 1 } else { 0 });
        let between = if forward { position + 1..end } else { end + 1..position };
        prop_assert!(between.clone().all(|passed| !wanted(passed - 1)), "{between:?}");
    }
}
