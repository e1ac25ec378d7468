//! The bundled programs: graded, named once, short, and all read.

use std::collections::BTreeSet;

use course::{programs, segments};

use super::examples::file as example;

#[path = "../../../src/course/build/program.rs"]
mod file;

#[test]
fn programs_are_many_short_and_graded() {
    assert!(programs().len() >= 45);
    let (mut ids, mut titles, mut levels) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut last = 1;
    for program in programs() {
        let lines = program.source.lines().count();
        assert!((4..=55).contains(&lines), "{} has {lines} lines", program.id);
        assert!(program.title.chars().count() <= 40, "{}", program.id);
        assert!(ids.insert(program.id) && titles.insert(program.title), "{} is there twice", program.id);
        assert!(program.level >= last, "{} is easier than the one before", program.id);
        last = program.level;
        levels.insert(program.level);
    }
    assert_eq!(levels.len(), 5);
    assert_eq!(programs()[0].id, "match-that-address-space");
}

#[test]
fn each_program_asks_for_several_things_in_at_least_two_segments() {
    for program in programs() {
        let items = segments(program.source).unwrap_or_else(|error| panic!("{}: {error}", program.id));
        let places: BTreeSet<_> = items.iter().map(|item| item.segment).collect();
        assert!(items.len() >= 2 && places.len() >= 2, "{}: {items:#?}", program.id);
    }
}

#[test]
fn a_file_that_is_no_program_is_refused_with_a_sentence() {
    let right = "// title: T\n// level: 2\nint x;\n";
    assert_eq!(file::read(right).unwrap().source, "int x;\n");
    let level = "line 2: write // level: and how hard it is, from 1 to 5";
    for (wrong, why) in [
        (right.replace("title: T", ""), "line 1: write // title: and what the program is about"),
        (right.replace("// level: 2\n", ""), level),
        (right.replace('2', "6"), level),
        (right.replace("int x;\n", ""), "line 3: the program is missing; write it below the level"),
    ] {
        assert_eq!(file::read(&wrong).unwrap_err(), why);
    }
    assert_eq!(file::generate("programs/07-x.c", right).unwrap().0, "x");
    assert!(file::generate("programs/x.c", right).unwrap_err().ends_with("07-stack.c"));
}
