//! Typical mistakes: each is recognised and gets its own words, and so does what no typical mistake leads to.

use std::collections::BTreeMap;

use course::homework::{Simulator, homework};
use expect_test::expect_file;

use super::taught::problems;

/// What is said to each answer that is typed for one question.
fn check(simulator: Simulator, flags: &str, question: usize, typed: &[&str], name: &str) {
    let problem = homework(simulator, flags).unwrap();
    let asked = &problem.questions()[question];
    let mut told = format!("{} {}\n", asked.text, asked.answer);
    let mut reasons = Vec::new();
    for typed in typed {
        let verdict = problem.mark(question, typed).unwrap();
        assert!(!verdict.right, "{typed} is right");
        told += &format!(
            "{typed}: {}\n    {}\n",
            verdict.mistake.unwrap_or("(no typical mistake)"),
            verdict.reason
        );
        assert!(!reasons.contains(&verdict.reason), "{typed}: the same words again");
        reasons.push(verdict.reason);
    }
    expect_file![format!("{}/it/homework/mistakes/{name}.txt", env!("CARGO_MANIFEST_DIR"))].assert_eq(&told);
}

#[test]
fn relocation() {
    let flags = "-b 5000 -l 300 -n 5 -s 1";
    check(
        Simulator::Relocation,
        flags,
        0,
        &["137", "violation", "5000", "437", "4863", "5437", "5138", "5136", "9999", "what", ""],
        "relocation",
    );
}

#[test]
fn relocation_beyond_the_limit() {
    check(
        Simulator::Relocation,
        "-b 5000 -l 300 -n 5 -s 1",
        1,
        &["5867", "867", "1167", "77"],
        "relocation_beyond_the_limit",
    );
    check(Simulator::Relocation, "-b 5000 -l 867 -n 5 -s 1", 1, &["5867"], "relocation_beyond_the_limit_2");
}

#[test]
fn segment_0() {
    let flags = "-a 128 -p 512 -b 40 -l 20 -B 500 -L 30 -A 9,20,30";
    check(
        Simulator::Segmentation,
        flags,
        0,
        &["9", "violation", "381", "509", "479", "40", "31", "29", "50", "48", "300"],
        "segment_0",
    );
    check(Simulator::Segmentation, flags, 1, &["60", "20", "520", "77"], "segment_0_2");
    check(Simulator::Segmentation, flags, 2, &["70", "30"], "segment_0_3");
}

#[test]
fn segment_1() {
    let flags = "-a 128 -p 512 -b 40 -l 20 -B 500 -L 30 -A 108,97,70,126";
    check(
        Simulator::Segmentation,
        flags,
        0,
        &["108", "violation", "514", "544", "456", "608", "578", "148", "500", "479", "481", "300"],
        "segment_1",
    );
    check(Simulator::Segmentation, flags, 1, &["469", "97", "503", "1"], "segment_1_2");
    check(Simulator::Segmentation, flags, 2, &["442"], "segment_1_3");
}

#[test]
fn a_number_without_its_0x() {
    let flags = "-b 4096 -l 300 -n 1 -s 1";
    check(Simulator::Relocation, flags, 0, &["1089"], "a_number_without_its_0x");
}

/// Holes of 20, 30, 10 and 30 bytes, behind each other, with blocks in use between them.
const HOLES: &str = "+20,+4,+30,+4,+10,+4,+30,+4,-0,-2,-4,-6";

#[test]
fn what_malloc_returns() {
    let flags = format!("-S 142 -A {HOLES},+25");
    check(
        Simulator::Malloc,
        &flags,
        24,
        &["1000", "1062", "1072", "-1", "25", "1029", "1049", "1058", "1200", "x", ""],
        "what_malloc_returns",
    );
    let first = format!("-S 142 -p FIRST -A {HOLES},+10");
    check(Simulator::Malloc, &first, 24, &["1058", "1024"], "what_malloc_returns_2");
    let header = format!("-S 200 -p FIRST -H 2 -A {HOLES},+21");
    check(Simulator::Malloc, &header, 24, &["1000"], "what_malloc_returns_3");
    let both = format!("-S 200 -p FIRST -H 2 -a 8 -A {HOLES},+25");
    check(Simulator::Malloc, &both, 24, &["1000"], "what_malloc_returns_4");
}

#[test]
fn what_a_failed_malloc_returns() {
    check(
        Simulator::Malloc,
        "-S 30 -H 4 -a 8 -A +23,+6,+30",
        2,
        &["1028", "3", "0", "1030"],
        "what_a_failed_malloc_returns",
    );
    check(Simulator::Malloc, "-S 20 -a 8 -A +8,+11", 2, &["1008"], "what_a_failed_malloc_returns_2");
}

#[test]
fn the_header_in_front_of_a_block() {
    check(Simulator::Malloc, "-H 8 -s 0 -n 1 -P 100", 0, &["1000", "1092"], "the_header_in_front_of_a_block");
    check(Simulator::Malloc, "-H 8 -A +5", 0, &["1008"], "the_header_in_front_of_a_block_2");
}

#[test]
fn what_free_returns() {
    check(Simulator::Malloc, "-A +5,-0,-0,-3", 2, &["-1", "1000"], "what_free_returns");
    check(Simulator::Malloc, "-A +5,-0,-0,-3", 4, &["0", "1000"], "what_free_returns_2");
    check(Simulator::Malloc, "-A +5,-0,-0,-3", 6, &["0"], "what_free_returns_3");
}

#[test]
fn the_list_behind_malloc() {
    let flags = "-H 4 -a 8 -S 120 -l INSERT-FRONT -A +20,+4,+4,-0,+9";
    let typed = [
        "1000:28, 1052:68",
        "1020:8, 1052:68",
        "1000:28, 1072:48",
        "1016:12, 1052:68",
        "1013:15, 1052:68",
        "1009:19, 1052:68",
        "1052:68",
        "1000:8, 1052:68",
        "1052:68, 1020:8",
        "1020:9, 1052:68",
        "1024:4, 1052:68",
        "1020:8",
        "1020:8, 1052:68, 1110:4",
        "1020",
        "1020:x",
        "",
    ];
    check(Simulator::Malloc, flags, 9, &typed[..1], "the_list_behind_malloc");
    check(Simulator::Malloc, flags, 9, &typed[2..], "the_list_behind_malloc_2");
    check(Simulator::Malloc, "-A +60,+40", 3, &["1100:0", "1060:40"], "the_list_behind_malloc_3");
    check(Simulator::Malloc, "-H 4 -S 20 -A +10,+5", 3, &["1019:1"], "the_list_behind_malloc_4");
}

#[test]
fn the_list_behind_free() {
    let flags = "-C -H 2 -A +8,+8,+8,-0,-1";
    check(
        Simulator::Malloc,
        flags,
        9,
        &[
            "1000:10, 1030:70",
            "1000:10, 1010:10, 1030:70",
            "1030:70, 1000:20",
            "1000:10, 1012:8, 1030:70",
            "1000:30",
        ],
        "the_list_behind_free",
    );
    let apart = flags.replace("-C ", "");
    check(
        Simulator::Malloc,
        &apart,
        9,
        &["1000:20, 1030:70", "1030:70, 1010:10, 1000:10"],
        "the_list_behind_free_2",
    );
    let back = format!("-l INSERT-FRONT {flags}");
    check(Simulator::Malloc, &back, 9, &["1000:20, 1030:70"], "the_list_behind_free_3");
}

#[test]
fn distinct_mistakes_have_distinct_words() {
    let mut said: BTreeMap<(String, usize, String), &'static str> = BTreeMap::new();
    let mut names: BTreeMap<&'static str, u32> = BTreeMap::new();
    for problem in problems() {
        let questions = problem.questions();
        for (index, question) in questions.iter().enumerate() {
            let right: i64 = question.answer.parse().unwrap_or(0);
            let near = (-20..20).map(|step| (right + step).to_string());
            let lists = questions.iter().map(|other| other.answer.clone());
            for typed in near.chain(lists) {
                let verdict = problem.mark(index, &typed).unwrap();
                let Some(name) = verdict.mistake else { continue };
                *names.entry(name).or_default() += 1;
                let known = said.insert((problem.flags().to_string(), index, verdict.reason), name);
                assert!(
                    known.is_none_or(|known| known == name),
                    "{} {index}: {name} and {known:?}",
                    problem.flags()
                );
            }
        }
    }
    assert!(names.len() > 30, "{names:?}");
}
