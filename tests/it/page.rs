//! The parts of the page that need no browser: its addresses, and the machine it opens with.

#[path = "../../src/app/route.rs"]
mod route;

use proptest::prelude::*;
use route::Route;
use sim::{Event, Scenario, SegmentName, Timeline};

const HOME: &str = include_str!("../../src/app/home.sim");

#[test]
fn every_way_to_write_a_route_is_read() {
    let step = |step| Route::lecture("memory", step);
    for (fragment, route) in [
        ("", Route::Home),
        ("#", Route::Home),
        ("#/", Route::Home),
        ("#/lecture/memory", step(None)),
        ("#/lecture/memory/", step(None)),
        ("#/lecture/memory/base-and-bounds", step(Some("base-and-bounds"))),
        ("#/quiz", Route::quiz("")),
        ("#/quiz/match", Route::quiz("/match")),
        ("#/quiz/translate?seed=4&at=2", Route::quiz("/translate?seed=4&at=2")),
        ("#/lab", Route::lab(None)),
        ("#/lab/", Route::lab(None)),
        ("#/lab?s=1abc", Route::Shared { link: "1abc".to_owned() }),
        ("#/lab?x=2&s=1abc", Route::Shared { link: "1abc".to_owned() }),
        ("#/lab?x=2", Route::lab(None)),
        ("#/lab/first-fit", Route::lab(Some("first-fit"))),
        ("#/lab/first-fit/2", Route::Unknown("/lab/first-fit/2".to_owned())),
        ("#/lecture", Route::Unknown("/lecture".to_owned())),
        ("#/quizzes", Route::Unknown("/quizzes".to_owned())),
        ("#/homework", Route::homework("")),
        ("#/homework/malloc?flags=-s%201&sheet=1", Route::homework("/malloc?flags=-s%201&sheet=1")),
        ("#/homeworks", Route::Unknown("/homeworks".to_owned())),
        ("#main", Route::Unknown("main".to_owned())),
    ] {
        assert_eq!(Route::parse(fragment), route, "{fragment}");
    }
}

#[test]
fn all_leaves_of_a_lecture_stand_in_one_room() {
    let (step, summary) = (Route::lecture("memory", Some("base")), Route::lecture("memory", Some("summary")));
    assert_eq!(step.room(), summary.room());
    assert_ne!(step.page(), summary.page());
    assert_ne!(step.room(), Route::lecture("other", Some("base")).room());
    assert_eq!(Route::quiz("/match").room(), Route::quiz("/match").page());
}

#[test]
fn another_example_or_problem_is_another_address_of_the_same_page() {
    assert_eq!(Route::lab(Some("first-fit")).page(), Route::lab(None).page());
    let problem = |flags: &str| Route::homework(&format!("/malloc?flags={flags}"));
    assert_eq!(problem("-s%201").page(), problem("-s%202").page());
    assert_ne!(problem("-s%201").page(), Route::homework("").page());
    assert_ne!(Route::quiz("/match").page(), Route::quiz("/count").page());
    assert_eq!(Route::quiz("/match?at=1").page(), Route::quiz("/match?at=2").page());
}

fn word() -> impl Strategy<Value = String> {
    "[a-z0-9][a-z0-9-]{0,12}"
}

fn routes() -> impl Strategy<Value = Route> {
    prop_oneof![
        Just(Route::Home),
        (word(), proptest::option::of(word())).prop_map(|(slug, step)| Route::Lecture { slug, step }),
        word().prop_map(|name| Route::quiz(&format!("/{name}?seed=4"))),
        proptest::option::of(word()).prop_map(|example| Route::Lab { example }),
        word().prop_map(|name| Route::homework(&format!("/{name}?flags=-s%201"))),
    ]
}

proptest! {
    #[test]
    fn a_link_leads_where_it_says(route in routes()) {
        prop_assert_eq!(Route::parse(&route.to_string()), route);
    }

    #[test]
    fn any_address_is_some_route_and_stays_it(fragment in "\\PC{0,40}") {
        let route = Route::parse(&fragment);
        prop_assert_eq!(Route::parse(&route.to_string()), route);
    }
}

#[test]
fn the_home_page_opens_before_anything_ran_and_all_that_follows_is_done() {
    let scenario = Scenario::parse(HOME).unwrap();
    let mut timeline = Timeline::run(&scenario).unwrap();
    assert_eq!(timeline.snapshot().counts.references, 0);
    assert_eq!(timeline.position(), 6, "two processes are there, and their heaps have moved");
    let bases = |name| {
        let of = |process: &sim::ProcessInfo| {
            process.segments.iter().find(|segment| segment.name == name).and_then(|segment| segment.physical)
        };
        timeline.snapshot().processes.iter().filter_map(of).collect::<Vec<_>>()
    };
    let (heaps, stacks) = (bases(SegmentName::Heap), bases(SegmentName::Stack));
    assert!(heaps.iter().zip(&stacks).all(|(heap, stack)| heap > stack), "the ribbons cross");
    timeline.seek(timeline.len());
    let refused = timeline
        .events(0, timeline.len())
        .into_iter()
        .find(|event| matches!(event, Event::Rejected { .. } | Event::Faulted { .. } | Event::Killed { .. }));
    assert_eq!(refused, None);
    let snapshot = timeline.snapshot();
    assert_eq!(snapshot.counts.references, 10, "both ran three instructions");
    let starts = |pid: u32| -> Vec<(SegmentName, u64)> {
        snapshot.process(pid).unwrap().segments.iter().map(|segment| (segment.name, segment.start)).collect()
    };
    assert_eq!(starts(1), starts(2), "the same virtual addresses");
}
