//! Any text at all: an answer or a sentence, never a panic, never a hang.

use course::homework::{Problem, Simulator, homework};
use proptest::prelude::*;

use crate::laws::cases;

/// Pieces of command lines, right and wrong, with `~` between them.
const PIECES: &str = "-s~-a~-p~-n~-b~-l~-B~-L~-A~-c~-C~-H~-S~-r~-P~--seed~--seed=3~--~-~--b0~--l~--asize=~$~python3~./malloc.py~relocation.py~\
    segmentation~'~\"~BEST~SIZESORT-~-1~0~1~16~1k~1g~0x~0x10~0b1~08~9007199254740991~-9007199254740992~4294967296~+10,-0~+1,-1,,~\
    -0,+4294967296~0,1,2~\u{2013}s~\\\n~\u{e9}";

fn word() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = PIECES.split('~').collect();
    prop_oneof![
        6 => prop::sample::select(pieces).prop_map(str::to_owned),
        3 => (0..3000_i64).prop_map(|number| number.to_string()),
        1 => any::<i64>().prop_map(|number| number.to_string()),
        1 => "\\PC{0,6}",
    ]
}

fn flags() -> impl Strategy<Value = String> {
    let words =
        prop::collection::vec((word(), prop::sample::select(vec![" ", "", "  ", "\n", "=", ","])), 0..14);
    words.prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

/// Values for every flag of a simulator, near and far from what is sensible.
fn settings(simulator: Simulator) -> impl Strategy<Value = String> {
    let number = prop_oneof![
        5 => 0..200_i64,
        2 => 0..100_000_i64,
        1 => Just(-1_i64),
        1 => prop::sample::select(vec![1_i64 << 31, (1 << 32) - 1, 1 << 32, 1 << 52, (1 << 53) - 1]),
    ];
    let letters: Vec<char> =
        simulator.flags().iter().filter(|flag| !flag.is_switch()).map(|flag| flag.short).collect();
    let flag =
        (prop::sample::select(letters), number).prop_map(|(flag, number)| format!("-{flag} {number} "));
    let switches = prop::sample::select(vec!["", "-c ", "-C "]);
    (prop::collection::vec(flag, 0..8), switches).prop_map(|(flags, switch)| flags.concat() + switch)
}

/// Whatever can be asked of a problem, asked.
fn ask(problem: &Problem, typed: &str) {
    let questions = problem.questions();
    for (index, question) in questions.iter().enumerate().take(40) {
        assert!(problem.mark(index, &question.answer).unwrap().right, "{}: {question:?}", problem.flags());
        assert!(
            problem.explain(index).unwrap().steps.last().unwrap().contains(&question.answer),
            "{}",
            problem.flags()
        );
        assert!(!problem.mark(index, typed).unwrap().reason.is_empty());
    }
}

fn either(simulator: Simulator, flags: &str, typed: &str) {
    match homework(simulator, flags) {
        Ok(problem) => {
            ask(&problem, typed);
            let again = homework(simulator, &problem.flags().to_string());
            assert_eq!(again, Ok(problem), "{flags}");
        }
        Err(error) => assert!(
            error.message.len() < 1200 && error.message.starts_with(&error.flag),
            "{flags}: {error:?}"
        ),
    }
    Simulator::of(flags);
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn any_text(text in "\\PC*", typed in "\\PC*") {
        for simulator in Simulator::ALL {
            either(simulator, &text, &typed);
        }
    }

    #[test]
    fn words_at_random(text in flags(), typed in word()) {
        for simulator in Simulator::ALL {
            either(simulator, &text, &typed);
        }
    }

    #[test]
    fn settings_at_random(
        relocation in settings(Simulator::Relocation),
        segmentation in settings(Simulator::Segmentation),
        malloc in settings(Simulator::Malloc),
        typed in prop_oneof![word(), "[0-9:, \\[\\]addrsz-]{0,20}"],
    ) {
        either(Simulator::Relocation, &relocation, &typed);
        either(Simulator::Segmentation, &segmentation, &typed);
        either(Simulator::Malloc, &malloc, &typed);
    }
}
