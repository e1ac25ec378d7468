//! The player: where each act leads, what it remembers of the way, and what it refuses.

#[path = "../../src/app/passage.rs"]
mod passage;
#[path = "../../src/app/player.rs"]
#[allow(dead_code)]
mod player;
#[path = "../../src/app/search.rs"]
#[allow(dead_code)]
mod search;
#[path = "../../src/app/stage/sighting.rs"]
#[allow(dead_code)]
mod sighting;

/// Where the player looks for its sightings.
mod stage {
    pub(super) use super::sighting;
}

use passage::Went;
use player::{Act, Player};
use sim::{AccessKind, Command, Event, Mechanism, Place, Scenario, VirtAddr, Who};

const STORY: &str = "\
process A
  movl 0x2000, %edi
process B
pause
step
malloc A 12
switch B
free A @1
";

fn player() -> Player {
    Player::open(&Scenario::parse(STORY).unwrap())
}

fn kinds(player: &Player) -> Vec<&'static str> {
    let kind = |event: &Event| match event {
        Event::Referenced(_) => "reference",
        Event::Executed { .. } => "executed",
        Event::Allocated { .. } => "allocated",
        Event::Switched { .. } => "switched",
        Event::Freed { .. } => "freed",
        _ => "other",
    };
    player.events().iter().map(kind).collect()
}

#[test]
fn a_step_forward_tells_what_happened_between_the_two_moments() {
    let mut player = player();
    assert_eq!((player.went(), player.events()), (Went::Elsewhere, &[][..]));
    let before = player.snapshot().clone();
    assert!(player.act(Act::Step));
    assert_eq!((player.went(), kinds(&player)), (Went::Forward, vec!["reference", "reference", "executed"]));
    assert_eq!(player.earlier(), &before);
    assert_eq!(player.later(), player.snapshot());
    assert_ne!(player.snapshot(), &before);
}

#[test]
fn a_step_back_tells_what_is_undone() {
    let mut player = player();
    player.act(Act::Step);
    player.act(Act::Do(Command::Switch { who: Who::Name("B".into()) }));
    let (after, done) = (player.snapshot().clone(), player.events().to_vec());
    assert!(player.act(Act::Back));
    assert_eq!((player.went(), player.events()), (Went::Back, &done[..]));
    assert_eq!(player.later(), &after);
    assert_eq!(player.earlier(), player.snapshot());
    assert_eq!(player.snapshot().running, Some(1));
    assert_eq!(player.sightings().len(), 2, "what led here is the load");
}

#[test]
fn whoever_jumps_has_no_way_to_tell_of() {
    let mut player = player();
    player.act(Act::Step);
    for act in [Act::Seek(4), Act::Mechanism(Mechanism::BaseAndBounds), Act::Restart, Act::Seek(3)] {
        assert!(player.act(act));
        assert_eq!((player.went(), player.events()), (Went::Elsewhere, &[][..]));
        assert_eq!((player.earlier(), player.later()), (player.snapshot(), player.snapshot()));
    }
}

#[test]
fn another_mechanism_keeps_the_moment() {
    let mut player = player();
    for mechanism in Mechanism::ALL {
        player.act(Act::Seek(3));
        player.act(Act::Mechanism(mechanism));
        assert_eq!((player.snapshot().mechanism, player.timeline().position()), (mechanism, 3));
    }
}

#[test]
fn what_changes_nothing_on_the_page_leaves_the_motion_alone() {
    let mut player = player();
    player.act(Act::Step);
    let events = player.events().to_vec();
    let far = Command::Access {
        who: Who::Name("Z".into()),
        kind: AccessKind::Load,
        at: Place::At(VirtAddr(0)),
        value: 0,
    };
    for act in [Act::Play(true), Act::Speed(400), Act::Refuse("no".into()), Act::Do(far), Act::Look(1)] {
        assert!(!player.act(act));
        assert_eq!((player.went(), player.events()), (Went::Forward, &events[..]));
    }
    assert!(player.act(Act::Look(2)), "B's address space is shown now");
    assert_eq!(player.went(), Went::Elsewhere);
}

#[test]
fn a_refusal_says_why_and_changes_nothing() {
    let mut player = player();
    let before = player.snapshot().clone();
    player.act(Act::Do(Command::Malloc { who: Who::Name("A".into()), size: 1 << 40, block: None }));
    assert!(player.refusal().is_some_and(|reason| reason.contains("malloc")), "{:?}", player.refusal());
    assert_eq!((player.snapshot(), player.timeline().position(), player.dropped()), (&before, 2, 0));
    player.act(Act::Step);
    assert_eq!(player.refusal(), None);
}

#[test]
fn it_plays_to_the_end_and_goes_on_while_the_speed_changes() {
    let mut player = player();
    player.act(Act::Play(true));
    player.act(Act::Speed(800));
    assert!(player.is_playing());
    player.act(Act::Speed(9000));
    assert_eq!(player.speed(), 800);
    player.act(Act::Speed(1));
    assert_eq!(player.speed(), 25);
    let mut steps = 0;
    while player.is_playing() {
        player.act(Act::Tick);
        steps += 1;
    }
    assert_eq!((steps, player.is_at_end()), (4, true));
    assert!(!player.act(Act::Tick), "it no longer plays");
}

#[test]
fn the_blocks_that_malloc_looked_at_are_those_of_the_moment_before() {
    let scenario = "process A heap=2K\nmalloc A 100 @1\nmalloc A 300 @2\nfree A @1\npause\nmalloc A 200 @3\n";
    let mut player = Player::open(&Scenario::parse(scenario).unwrap());
    let free: Vec<_> = player.snapshot().process(1).unwrap().free_list.clone();
    assert_eq!(free.len(), 2);
    player.act(Act::Step);
    let seen = |player: &Player| player.searched().map(|search| search.seen.clone());
    assert_eq!(seen(&player), Some(free.clone()));
    assert_eq!(player.search().unwrap().list, free);
    player.act(Act::Back);
    assert_eq!(seen(&player), Some(free.clone()), "the same, backwards");
    assert_eq!(player.search(), None, "free came before it");
    player.act(Act::Seek(0));
    assert_eq!(seen(&player), None);
    player.act(Act::Seek(5));
    assert_eq!(
        (seen(&player), player.search().unwrap().seen.clone()),
        (None, free),
        "wherever one comes from"
    );
}
