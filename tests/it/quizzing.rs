//! Quizzes as far as they need no browser: their addresses, what moves are worth, what is to be repeated, results codes.

#[path = "../../src/app/quiz/address.rs"]
mod address;
#[path = "../../src/app/quiz/board.rs"]
mod board;
#[path = "../../src/app/quiz/code.rs"]
mod code;
#[path = "../../src/app/quiz/log.rs"]
mod log;
#[path = "../../src/app/quiz/progress.rs"]
mod progress;
#[path = "../../src/app/quiz/run.rs"]
mod run;
#[path = "../../src/app/quiz/task.rs"]
mod task;

use std::rc::Rc;

use address::{Address, At};
use board::Board;
use code::Handed;
use course::practice::{Choice, Form, Question, Skill, Typed};
use course::{Matching, Name, programs, quizzes, segments};
use log::Move;
use progress::Progress;
use proptest::prelude::*;
use run::{Run, Score};
use sim::{Scenario, SegmentName};
use task::{Standing, Task};

static SKILL: Skill = Skill { id: "skill", title: "A skill" };

fn question(form: Form) -> Task {
    Task::Ask(Rc::new(Question {
        id: "topic/skill/7".to_owned(),
        skill: &SKILL,
        text: "What?".to_owned(),
        given: Vec::new(),
        hint: String::new(),
        form,
        worked: Vec::new(),
        scenario: Scenario::default(),
    }))
}

fn chosen() -> Task {
    let choice = |right| Choice { label: format!("{right}"), reason: "because".to_owned(), right };
    question(Form::Choose(vec![choice(false), choice(true), choice(false)]))
}

fn typed() -> Task {
    question(Form::Type(Typed {
        right: Some(0x28),
        reason: "it is".to_owned(),
        slips: Vec::new(),
        otherwise: "it is not".to_owned(),
        may_fault: true,
        address: true,
    }))
}

fn matching() -> Matching {
    Matching::of_quiz(&quizzes()[0]).unwrap()
}

fn standing(task: &Task, moves: &str) -> Standing {
    task.standing(&log::read(moves))
}

#[test]
fn every_way_to_write_an_address_is_read() {
    let named = |name: &str, seed, at| Address { name: name.to_owned(), seed, at, mistaken: None };
    let mistaken =
        |seed: &str| Address { mistaken: Some(seed.to_owned()), ..named("translate", None, At::Begin) };
    for (rest, address) in [
        ("", Address::default()),
        ("/", Address::default()),
        ("/translate", named("translate", None, At::Begin)),
        ("/translate/?seed=41&at=3", named("translate", Some(41), At::Task(2))),
        ("/translate?at=results&seed=4294967295", named("translate", Some(u32::MAX), At::Results)),
        ("/translate?seed=-1&at=0", mistaken("-1")),
        ("/translate?seed=4294967296&at=x&y&=", mistaken("4294967296")),
    ] {
        assert_eq!(Address::parse(rest), address, "{rest}");
    }
    let translate = Address::parse("/translate?seed=41&at=3");
    assert_eq!(translate.at(At::Begin).to_string(), "/translate?seed=41");
    assert_eq!(translate.at(At::Results).to_string(), "/translate?seed=41&at=results");
}

proptest! {
    #[test]
    fn any_address_is_read_and_written_is_the_same(rest in "\\PC{0,40}") {
        let address = Address::parse(&rest);
        prop_assert_eq!(Address::parse(&address.to_string()).to_string(), address.to_string());
    }

    #[test]
    fn moves_are_read_as_they_were_written(words in proptest::collection::vec("(h|s|u|r|c[0-9]{1,2}|p[0-9]{1,2}\\.[0-3]|t\\PC{0,8})", 0..12)) {
        let moves = log::read(&words.join(" "));
        prop_assert_eq!(log::read(&log::written(&moves)), moves);
    }

    #[test]
    fn a_code_says_what_was_handed_in(address in "/[a-z-]{1,20}\\?seed=[0-9]{1,9}", name in "\\PC{0,80}", moves in "[hsuctp0-9. \n]{0,200}") {
        let handed = Handed { address, name, moves };
        let read = Handed::read(&handed.code()).unwrap();
        let words: Vec<&str> = handed.name.split_whitespace().collect();
        let name: String = words.join(" ").chars().take(code::LONGEST_NAME).collect();
        prop_assert_eq!(read, Handed { name, ..handed });
    }

    #[test]
    fn a_code_with_another_letter_is_refused(place in 2usize..60, letter in "[A-Za-z0-9_-]") {
        let handed = Handed { address: "/translate?seed=41".to_owned(), name: "Ada".to_owned(), moves: "c1\nt0x28".to_owned() };
        let code = handed.code();
        let place = place % code.len();
        let mut changed = code.clone();
        changed.replace_range(place..=place, &letter);
        prop_assert_eq!(Handed::read(&changed).is_ok(), changed == code);
    }

    #[test]
    fn any_record_is_taken_as_far_as_it_makes_sense(text in "([a-z/]{1,9} [0-9]{1,2} [0-9]{1,6} [0-9]{1,3} [0-9]{1,3}\n|\\PC{0,20}\n){0,8}") {
        let read = Progress::parse(&text);
        prop_assert_eq!(Progress::parse(&read.print()), read);
    }

    #[test]
    fn points_never_exceed_what_there_is(moves in "[hsur]{0,2}( (p[0-5].[0-3]|u|r|h)){0,40}") {
        let task = Task::Match(Rc::new(matching()));
        let standing = standing(&task, &moves);
        prop_assert!(standing.points <= standing.of);
        let Task::Match(matching) = task else { unreachable!() };
        let board = Board::after(matching, &log::read(&moves));
        prop_assert_eq!(board.is_shown() || board.is_solved(), board.is_settled());
    }
}

#[test]
fn a_code_survives_what_mail_does_to_it() {
    let handed = Handed {
        address: "/translate?seed=41".to_owned(),
        name: "Ada Lovelace".to_owned(),
        moves: "c1".to_owned(),
    };
    let code = handed.code();
    let (front, back) = code.split_at(20);
    assert_eq!(Handed::read(&format!("  {front}\r\n  {back}\n")).unwrap(), handed);
    assert_eq!(Handed::found(&format!("Ada Lovelace: {code} (sent twice)")), code);
    assert_eq!(Handed::found("nothing of the kind"), "nothing of the kind");
    let refused = |code: &str| Handed::read(code).unwrap_err();
    assert_eq!(refused(""), "A results code begins with m1; this does not.");
    assert_eq!(refused("hello"), "A results code begins with m1; this does not.");
    let damaged = "This code was cut off or changed: ask for it again, copied whole.";
    assert_eq!(refused(front), damaged);
    assert_eq!(refused("m1"), damaged);
    assert_eq!(refused("m1?"), damaged);
    assert!(refused(&format!("m1{}", "A".repeat(20_000))).contains("at most 20000 characters"));
}

#[test]
fn only_the_first_answer_makes_a_point() {
    let none = Standing { of: 1, ..Standing::default() };
    for (task, moves, expected) in [
        (chosen(), "", none),
        (chosen(), "c1", Standing { points: 1, settled: true, begun: true, ..none }),
        (chosen(), "c0", Standing { begun: true, ..none }),
        (chosen(), "c0 c1", Standing { settled: true, begun: true, ..none }),
        (chosen(), "c1 c0 s h", Standing { points: 1, settled: true, begun: true, ..none }),
        (chosen(), "c9 t5 p0.1 u r", none),
        (chosen(), "h c1", Standing { points: 1, settled: true, begun: true, hinted: true, ..none }),
        (chosen(), "s c1", Standing { settled: true, shown: true, ..none }),
        (typed(), "t40", Standing { points: 1, settled: true, begun: true, ..none }),
        (typed(), "t0x28", Standing { points: 1, settled: true, begun: true, ..none }),
        (typed(), "tnonsense t0x28", Standing { points: 1, settled: true, begun: true, ..none }),
        (typed(), "tseg_fault t0x28", Standing { settled: true, begun: true, ..none }),
    ] {
        assert_eq!(standing(&task, moves), expected, "{moves}");
    }
    assert_eq!(typed().skill(), "topic/skill");
    assert_eq!((typed().id(), typed().text()), ("topic/skill/7".to_owned(), "What?"));
    let worth = ["c0", "c1", "c9", "t40", "h", "s"].map(|done| chosen().is_right(&log::read(done)[0]));
    assert_eq!(worth, [Some(false), Some(true), None, None, None, None]);
}

#[test]
fn of_each_name_the_first_placement_counts() {
    let matching = matching();
    let right: Vec<String> =
        (0..).zip(&matching.names).map(|(at, name)| format!("p{at}.{}", name.segment.index())).collect();
    let count = right.len();
    let task = Task::Match(Rc::new(matching));
    let all = standing(&task, &right.join(" "));
    assert_eq!((all.points, all.of, all.settled, all.is_known()), (count, count, true, true));
    let wrong_first = standing(&task, &format!("p0.3 u {}", right.join(" ")));
    assert_eq!((wrong_first.points, wrong_first.settled, wrong_first.is_known()), (count - 1, true, false));
    let taken_back = standing(&task, &format!("{} u", right[1..].join(" ")));
    assert!(!taken_back.settled);
    assert_eq!(task.skill(), "match/match-that-address-space");
    assert!(task.text().contains("int main"));
}

#[test]
fn the_next_name_is_picked_and_what_was_done_can_be_taken_back() {
    let matching = Rc::new(matching());
    let mut board = Board::after(matching.clone(), &[]);
    assert_eq!((board.selected(), board.is_begun()), (Some(0), false));
    let right = matching.names[0].segment;
    let wrong = SegmentName::ALL.into_iter().find(|segment| *segment != right).unwrap();
    board.act(&Move::Place(0, wrong));
    assert_eq!((board.selected(), board.stands(0), board.subject()), (Some(0), Some(wrong), Some(0)));
    board.act(&Move::Place(0, right));
    assert_eq!((board.selected(), board.is_right(0)), (Some(1), true));
    board.act(&Move::Undo);
    assert_eq!((board.selected(), board.stands(0)), (Some(0), Some(wrong)));
    board.act(&Move::Restart);
    assert_eq!((board.selected(), board.is_begun()), (Some(0), false));
    board.act(&Move::Place(99, right));
    assert!(!board.is_begun(), "there is no such name");
    assert_eq!(board.hint(), None);
    board.act(&Move::Hint);
    assert_eq!(board.hint(), Some(board.matching().hint.as_str()));
    board.select(3);
    assert_eq!((board.selected(), board.selected_line()), (Some(3), Some(matching.names[3].line)));
    board.act(&Move::Show);
    assert!(board.is_settled() && !board.is_solved());
    for (index, name) in matching.names.iter().enumerate() {
        assert_eq!(board.stands(index), Some(name.segment));
    }
}

#[test]
fn what_is_known_comes_back_later_and_what_is_not_at_once() {
    let mut progress = Progress::default();
    let mut day = 100;
    for (known, box_number, due, row) in [
        (true, 1, 101, 1),
        (true, 2, 104, 2),
        (true, 3, 111, 3),
        (true, 4, 127, 4),
        (true, 5, 162, 5),
        (true, 5, 197, 6),
        (false, 0, 162, 0),
    ] {
        progress.note("topic/skill", known, day);
        let skill = *progress.skill("topic/skill").unwrap();
        assert_eq!((skill.box_number, skill.due, skill.row), (box_number, due, row), "day {day}");
        assert_eq!(skill.is_mastered(), box_number >= 3);
        day = if known && due < 190 { due } else { day };
    }
    assert_eq!(progress.due(161), Vec::<&str>::new());
    assert_eq!(progress.due(162), ["topic/skill"]);
}

#[test]
fn the_same_again_on_one_day_is_no_progress() {
    let mut progress = Progress::default();
    progress.note("a", true, 100);
    progress.note("a", true, 100);
    let skill = *progress.skill("a").unwrap();
    assert_eq!((skill.box_number, skill.due, skill.row, skill.tries), (1, 101, 2, 2));
    progress.note("a", false, 100);
    assert_eq!(progress.due(100), ["a"], "what is not known any more comes back");
}

#[test]
fn of_two_records_the_one_that_knows_more_stays() {
    let mut mine = Progress::parse("a 3 50 3 5\nb 1 40 1 1\nnonsense\nc 9 1 1 1\n");
    mine.join(Progress::parse("a 0 10 0 2\nb 2 44 2 3\nd 1 1 1 1\n"));
    assert_eq!(mine.print(), "a 3 50 3 5\nb 2 44 2 3\nd 1 1 1 1\n");
    assert_eq!((mine.tried(), mine.mastered(["a", "b", "x"])), (3, 1));
    assert_eq!(mine.due(44), ["d", "b"]);
}

#[test]
fn a_run_is_found_again_as_it_was_written() {
    let tasks = || vec![chosen(), typed(), Task::Match(Rc::new(matching()))];
    let mut run = Run::new(tasks());
    run.act(0, Move::Choose(1));
    run.act(1, Move::Type("seg fault".to_owned()));
    run.act(2, Move::Place(0, SegmentName::Stack));
    run.act(9, Move::Hint);
    assert_eq!(run.next(), Some(1));
    let titles: Vec<&str> = run.tasks().iter().map(Task::title).collect();
    assert_eq!(titles, ["A skill", "A skill", "Match that address space"]);
    let mut again = Run::new(tasks());
    again.restore(&run.written());
    assert_eq!((again.score(), again.next(), again.written()), (run.score(), Some(1), run.written()));
    assert_eq!(again.score(), Score { points: 1, of: 7, settled: 1, tasks: 3 });
    again.forget(0);
    assert_eq!((again.next(), again.log(0).len()), (Some(0), 0));
    again.restore("");
    assert_eq!(again.score().settled, 0);
}

#[test]
fn every_program_is_asked_part_by_part_each_name_once() {
    for program in programs() {
        let names: Vec<Name> = segments(program.source).unwrap().iter().map(Name::from).collect();
        let part = |part| {
            Matching::of_program(program.id, program.title, program.source, names.clone(), part).unwrap()
        };
        let parts: Vec<Matching> = (0..part(0).parts()).map(part).collect();
        let mut asked: Vec<Name> = parts.iter().flat_map(|part| part.names.clone()).collect();
        assert!(
            parts.iter().all(|part| !part.names.is_empty() && part.names.len() <= Matching::MOST),
            "{}",
            program.id
        );
        let mut all = names;
        let key = |name: &Name| (name.line, name.name.clone(), name.function.clone());
        asked.sort_by_key(key);
        all.sort_by_key(key);
        assert_eq!(asked, all, "{}", program.id);
        for name in &all {
            let mut reasons = name.reasons.to_vec();
            reasons.sort();
            reasons.dedup();
            assert_eq!(
                reasons.len(),
                4,
                "{}: {} has a reason of its own for each choice",
                program.id,
                name.name
            );
        }
    }
}

#[test]
fn it_is_said_whose_a_name_is_where_two_functions_have_names() {
    let board = |source: &str| {
        let names = segments(source).unwrap().iter().map(Name::from).collect();
        Board::after(Rc::new(Matching::of_program("x", "X", source, names, 0).unwrap()), &[])
    };
    assert!(!board("int x; int main(void) { int y; return y = 1; }").has_functions());
    assert!(board("int f(int n) { return n; } int main(void) { int n; return f(n = 1); }").has_functions());
}

#[test]
fn a_program_without_names_is_not_asked() {
    let refused = Matching::of_program("x", "X", ";", Vec::new(), 0).unwrap_err();
    assert_eq!(refused, "this program names nothing of which is certain where it lives");
}
