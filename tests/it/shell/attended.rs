//! What the browser keeps of a lecture, and what the speaker's window and the audience's say to each other.

use proptest::prelude::*;

use super::record::{Given, Record, Worth};
use super::wire::{At, Heard};

#[test]
fn a_step_is_seen_and_answered_and_the_first_answer_stays_the_first() {
    let mut record = Record::default();
    assert!(record.see("base"));
    assert!(!record.see("base"));
    assert_eq!(record.given("base"), None);
    record.answer("base", Some(2), Worth::Wrong);
    record.answer("base", Some(0), Worth::Right);
    assert_eq!(record.given("base"), Some(Given { first: Worth::Wrong, last: Some(0) }));
    record.answer("heap", None, Worth::Skipped);
    assert_eq!(record.given("heap"), Some(Given { first: Worth::Skipped, last: None }));
    assert_eq!(record.print(), "base wrong 0\nheap skipped -\n");
    record.forget("base");
    assert!(record.has_seen("base"));
    assert_eq!(record.print(), "base -\nheap skipped -\n");
    assert!(!record.has_seen("stack"));
}

#[test]
fn what_was_kept_and_makes_no_sense_is_left_out() {
    let record = Record::parse("base right 1\n\nheap\nstack maybe 2\ncode wrong x\nlast wrong 1 2\nseen -\n");
    assert_eq!(record.print(), "base right 1\nseen -\n");
}

#[test]
fn what_is_said_is_heard() {
    let at = At { route: "#/lecture/a/b".to_owned(), position: 3, length: 12, blank: true };
    for said in
        [Heard::Hello, Heard::Press("ArrowRight".to_owned()), Heard::Press(" ".to_owned()), Heard::At(at)]
    {
        assert_eq!(Heard::parse(&said.print()), Some(said));
    }
    for nonsense in [
        "",
        "hello you",
        "press",
        "press ",
        "press a b",
        "at 1 2 shown",
        "at 1 2 shown javascript:x",
        "at x 2 shown #/",
        "at 1 2 off #/",
    ] {
        assert_eq!(Heard::parse(nonsense), None, "{nonsense}");
    }
}

proptest! {
    #[test]
    fn any_record_is_kept_as_it_is(answers in proptest::collection::vec(("[a-z0-9-]{1,8}", 0_usize..3, proptest::option::of(0_usize..9)), 0..20)) {
        let mut record = Record::default();
        for (slug, worth, last) in answers {
            record.answer(&slug, last, [Worth::Right, Worth::Wrong, Worth::Skipped][worth]);
        }
        prop_assert_eq!(Record::parse(&record.print()), record);
    }

    #[test]
    fn nothing_that_is_heard_or_kept_breaks_anything(text in "(?s).{0,60}") {
        let _ = Heard::parse(&text);
        prop_assert_eq!(Record::parse(&Record::parse(&text).print()), Record::parse(&text));
    }
}
