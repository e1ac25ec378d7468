//! The homework's pages as far as they need no browser: their addresses, and what becomes of a problem's questions.

#[path = "../../src/app/homework/address.rs"]
mod address;
#[path = "../../src/app/homework/record.rs"]
mod record;
#[path = "../../src/app/homework/work.rs"]
mod work;

use std::rc::Rc;

use address::Address;
use course::homework::{Flags, Problem, Simulator, homework};
use proptest::prelude::*;
use work::{AT_A_TIME, Act, Score, Work};

fn work(simulator: Simulator, flags: &str) -> Work {
    Work::new(Rc::new(homework(simulator, flags).unwrap()))
}

fn typed(text: &str) -> Act {
    Act::Type(text.to_owned())
}

#[test]
fn every_way_to_write_an_address_is_read() {
    for (rest, simulator, flags, sheet) in [
        ("", "", None, false),
        ("/", "", None, false),
        ("/relocation", "relocation", None, false),
        ("/relocation/?flags=", "relocation", Some(""), false),
        ("/relocation?flags=-s%201", "relocation", Some("-s 1"), false),
        ("/relocation?x=1&flags=-s 1&sheet=1", "relocation", Some("-s 1"), true),
        ("/malloc?sheet=0&flags=-A%20%2b10,-0", "malloc", Some("-A +10,-0"), false),
        ("/malloc?flags=-A +10,-0", "malloc", Some("-A +10,-0"), false),
        ("?flags=./malloc.py%20-s%202", "", Some("./malloc.py -s 2"), false),
        ("/malloc?flags=%e2%88%92s=%&%4", "malloc", Some("\u{2212}s=%"), false),
    ] {
        let read = Address { simulator: simulator.into(), flags: flags.map(str::to_owned), sheet };
        assert_eq!(Address::parse(rest), read, "{rest}");
    }
}

#[test]
fn the_address_of_flags_is_short_and_leads_back() {
    let flags = Flags::parse(Simulator::Malloc, "-n 10 -A +10,-0 -s 0").unwrap();
    let address = Address::of(&flags, true);
    assert_eq!(address.to_string(), "/malloc?flags=-s%200%20-A%20+10,-0&sheet=1");
    assert_eq!(Address::parse(&address.to_string()), address);
}

proptest! {
    #[test]
    fn any_address_is_read_and_written_is_the_same(simulator in "\\PC{0,12}", flags in "\\PC{0,40}", sheet: bool) {
        let simulator = simulator.trim_matches('/').to_owned();
        let address = Address { simulator, flags: Some(flags), sheet };
        prop_assert_eq!(Address::parse(&address.to_string()), address);
    }

    #[test]
    fn any_text_is_some_address(rest in "\\PC{0,60}") {
        Address::parse(&rest);
    }

    #[test]
    fn any_record_is_taken_as_far_as_it_makes_sense(written in "([0-9]{1,3} -[cet]{0,3} \\PC{0,8}\n|\\PC{0,12}\n){0,8}") {
        let mut work = work(Simulator::Malloc, "-s 1");
        record::restore(&mut work, &written);
        let mut again = self::work(Simulator::Malloc, "-s 1");
        record::restore(&mut again, &record::written(&work));
        prop_assert_eq!(record::written(&again), record::written(&work));
    }
}

#[test]
fn what_is_looked_up_is_not_counted_as_found() {
    let mut work = work(Simulator::Relocation, "-s 1");
    let score = |right, told| Score { all: 5, right, told };
    assert!(!work.act(0, typed("violation")), "nothing on the page changes while one types");
    work.act(0, Act::Check);
    assert_eq!(work.score(), score(1, 0));
    work.act(0, Act::Explain);
    assert_eq!(work.score(), score(1, 0), "who has found it may read why");
    work.act(1, Act::Explain);
    work.act(1, typed("14145"));
    work.act(1, Act::Check);
    assert_eq!((work.score(), work.looked), (score(1, 1), 1));
    work.act(2, Act::Show);
    assert!(!work.act(5, Act::Show), "there is no such question");
    assert_eq!(work.score(), score(1, 2));
}

#[test]
fn an_answer_is_wrong_until_the_right_one_is_known() {
    let mut work = work(Simulator::Relocation, "-s 1");
    let wrong = |work: &Work| work.tries[1].is_wrong();
    assert!(!wrong(&work), "nothing was answered");
    work.act(1, typed("7"));
    work.act(1, Act::Check);
    assert!(wrong(&work));
    work.act(1, Act::Show);
    assert!(!wrong(&work), "the right answer is there now");
}

#[test]
fn all_that_was_typed_is_marked_and_nothing_else() {
    let mut work = work(Simulator::Relocation, "-s 1");
    work.act(0, typed("violation"));
    work.act(3, typed("  "));
    work.act(4, typed("7"));
    work.check_all();
    let marked: Vec<bool> = work.tries.iter().map(|tried| tried.verdict.is_some()).collect();
    assert_eq!(marked, [true, false, false, false, true]);
    assert_eq!(work.looked, 0, "the picture stays");
}

#[test]
fn the_heap_is_seen_where_both_questions_are_answered() {
    let mut work = work(Simulator::Malloc, "-s 0");
    let seen = |work: &Work| work.heaps.iter().map(Option::is_some).collect::<Vec<_>>();
    assert_eq!(seen(&work)[..3], [true, false, false], "the heap at the start is given");
    work.act(0, typed("1000"));
    work.act(0, Act::Check);
    work.act(1, typed("1003:96"));
    work.act(1, Act::Check);
    assert_eq!(seen(&work)[..3], [true, false, false]);
    work.act(1, typed("1003:97"));
    work.act(1, Act::Check);
    assert_eq!(seen(&work)[..3], [true, true, false]);
}

#[test]
fn with_c_everything_is_told_at_once() {
    let work = work(Simulator::Malloc, "-s 0 -c");
    assert_eq!(work.score(), Score { all: 20, right: 0, told: 20 });
    assert!(work.heaps.iter().all(Option::is_some));
}

#[test]
fn many_questions_come_a_few_at_a_time() {
    let mut work = work(Simulator::Relocation, "-n 100");
    let mut shown = vec![work.shown];
    for _ in 0..3 {
        work.show_more();
        shown.push(work.shown);
    }
    assert_eq!(shown, [AT_A_TIME, 2 * AT_A_TIME, 100, 100]);
}

#[test]
fn the_figure_shows_what_the_problem_says() {
    for (simulator, flags) in [
        (Simulator::Relocation, "-s 1"),
        (Simulator::Relocation, "-a 1k -p 4k -l 2k -b 0"),
        (Simulator::Relocation, "-l 0 -s 3"),
        (Simulator::Segmentation, "-s 1"),
        (Simulator::Segmentation, "-a 129 -p 512 -s 2 -n 50"),
        (Simulator::Segmentation, "-a 128 -p 512 -b 0 -l 20 -B 30 -L 40 -n 50"),
        (Simulator::Segmentation, "-a 128 -p 512 -b 0 -l 20 -B 552 -L 40 -n 50"),
    ] {
        let problem = homework(simulator, flags).unwrap();
        let machine = problem.machine().unwrap();
        let mut at = 0;
        for region in &machine.memory {
            assert_eq!((region.start, region.size > 0), (at, true), "{flags}: memory tiles");
            at += region.size;
        }
        let physical: Vec<Option<i64>> = match &problem {
            Problem::Relocation(problem) => problem.addresses.iter().map(|each| each.physical).collect(),
            Problem::Segmentation(problem) => problem.addresses.iter().map(|each| each.physical).collect(),
            Problem::Malloc(_) => Vec::new(),
        };
        for (question, physical) in physical.into_iter().enumerate() {
            let way = problem.translation(question);
            let reached = way.as_ref().and_then(|way| way.phys).map(|phys| phys.0 as i64);
            let there = physical.filter(|physical| (0..at as i64).contains(physical));
            assert_eq!(reached, there, "{flags}: question {question}");
            assert_eq!(
                way.is_none(),
                physical.is_some() && there.is_none(),
                "{flags}: only what is not there"
            );
        }
    }
}

#[test]
fn the_heap_of_any_moment_has_the_free_list_of_the_answer() {
    let problem = course::homework::malloc("-s 5 -n 60 -H 4 -a 8 -S 200 -l INSERT-FRONT").unwrap();
    for (index, operation) in problem.operations.iter().enumerate() {
        let moment = problem.heap(index + 1);
        assert_eq!(moment.list, operation.free_list());
        assert_eq!(moment.before, problem.heap(index).list);
        let bytes: u64 = moment.blocks.iter().map(|block| block.header + block.size).sum();
        assert_eq!(bytes, 200);
    }
}
