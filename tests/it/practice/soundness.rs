//! What holds of every practice question, whatever it asks.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::thread;

use course::practice::{Choice, Form, Given, Question, Reply, Skill, Topic, Typed};
use sim::Scenario;

use super::proof::Proof;

/// Questions of each skill that are looked at. `MEMLANE_PRACTICE_SEEDS=10000` looks at ten times as many.
fn seeds() -> u64 {
    let wanted = std::env::var("MEMLANE_PRACTICE_SEEDS");
    wanted.map_or(1_000, |wanted| wanted.parse().unwrap())
}

/// What each skill of a topic has at least.
#[derive(Clone, Copy)]
pub struct Least {
    /// So many different questions among the first thousand.
    pub questions: usize,
    /// So many wrong answers with a reason of their own in each question.
    pub wrong: usize,
}

/// Draws many questions of each skill of a topic, and proves each: by what holds of all, and by `prove`.
pub fn prove_all(topic: Topic, least: Least, prove: fn(&Question, &Proof)) {
    let skills = topic.skills();
    thread::scope(|scope| {
        for half in skills.chunks(skills.len().div_ceil(2)) {
            scope.spawn(move || half.iter().for_each(|skill| prove_skill(topic, skill, least, prove)));
        }
    });
}

fn prove_skill(topic: Topic, skill: &'static Skill, least: Least, prove: fn(&Question, &Proof)) {
    let mut different = BTreeSet::new();
    for seed in 0..seeds() {
        let question = topic.draw(skill, seed);
        assert_eq!(question.id, format!("{}/{}/{seed}", topic.id(), skill.id));
        if seed % 8 == 0 {
            assert_eq!(question, topic.draw(skill, seed), "drawn twice");
        }
        sound(&question);
        assert!(wrong(&question.form) >= least.wrong, "{}: {:#?}", question.id, question.form);
        prove(&question, &Proof::of(&question));
        if seed < 1_000 {
            different.insert(format!("{}{:?}", question.text, question.given));
        }
    }
    assert!(different.len() >= least.questions, "{}: only {} different questions", skill.id, different.len());
}

fn wrong(form: &Form) -> usize {
    match form {
        Form::Choose(choices) => choices.len() - 1,
        Form::Type(typed) => typed.slips.len(),
    }
}

fn sound(question: &Question) {
    let Question { id, text, hint, form, worked, scenario, .. } = question;
    let printed = scenario.to_string();
    assert_eq!(Scenario::parse(&printed).as_ref(), Ok(scenario), "{id}: {printed}");
    let reasons = match form {
        Form::Choose(choices) => chosen(id, choices),
        Form::Type(typed) => written(id, typed),
    };
    distinct(id, &reasons);
    assert!(worked.len() >= 2, "{id}: {worked:?}");
    for said in [text, hint].into_iter().chain(worked).map(String::as_str).chain(reasons) {
        assert!(said.len() > 10 && said.ends_with(['.', '?', ':']), "{id}: {said}");
        reads(id, said);
    }
    for given in &question.given {
        match given {
            Given::Code(lines) => assert!(!lines.is_empty(), "{id}"),
            Given::Table { heads, rows, .. } => {
                assert!(
                    !rows.is_empty() && rows.iter().all(|row| row.len() == heads.len()),
                    "{id}: {rows:?}"
                );
            }
        }
    }
    states_the_answer(question);
    marks(question);
}

/// The reasons of some choices.
fn chosen<'a>(id: &str, choices: &'a [Choice]) -> Vec<&'a str> {
    assert!((2..=6).contains(&choices.len()), "{id}: {choices:#?}");
    assert_eq!(choices.iter().filter(|choice| choice.right).count(), 1, "{id}: {choices:#?}");
    for Choice { label, reason, right } in choices {
        assert_eq!(reason.starts_with("Right"), *right, "{id}: {reason}");
        assert!(!label.trim().is_empty(), "{id}");
        reads(id, label);
    }
    distinct(id, &choices.iter().map(|choice| &choice.label).collect::<Vec<_>>());
    choices.iter().map(|choice| choice.reason.as_str()).collect()
}

/// The reasons for what may be typed.
fn written<'a>(id: &str, typed: &'a Typed) -> Vec<&'a str> {
    let slips = || typed.slips.iter();
    assert!(slips().all(|slip| slip.value != typed.right), "{id}: {typed:#?}");
    assert!(typed.may_fault || typed.right.is_some(), "{id}: {typed:#?}");
    assert!(typed.may_fault || slips().all(|slip| slip.value.is_some()), "{id}: {typed:#?}");
    assert!(typed.reason.starts_with("Right"), "{id}: {typed:#?}");
    assert!(slips().all(|slip| !slip.reason.starts_with("Right")), "{id}: {typed:#?}");
    distinct(id, &slips().map(|slip| slip.value).collect::<Vec<_>>());
    slips().map(|slip| slip.reason.as_str()).chain([typed.reason.as_str(), &typed.otherwise]).collect()
}

/// Code stands between two backticks, and words are one space apart.
fn reads(id: &str, said: &str) {
    assert_eq!(said.matches('`').count() % 2, 0, "{id}: {said}");
    assert!(!said.contains("  ") && !said.contains("``"), "{id}: {said}");
}

fn distinct<T: Ord + Debug>(id: &str, all: &[T]) {
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{id}: {all:#?}");
}

/// The last step states the answer; where a label is chosen that says more than that, in other words.
fn states_the_answer(question: &Question) {
    if ["growing", "privileged"].contains(&question.skill.id) {
        return;
    }
    let last = question.worked.last().unwrap();
    let stated = match &question.form {
        Form::Choose(_) => last.contains(&question.answer()),
        Form::Type(typed) => match typed.right {
            None => last.contains("a fault"),
            Some(right) => {
                [format!("`{right:#x}`"), format!("`{right}`"), format!(" {right} "), format!(" {right}.")]
                    .iter()
                    .any(|form| last.contains(form))
            }
        },
    };
    assert!(stated, "{}: {last}", question.id);
}

fn marks(question: &Question) {
    let id = &question.id;
    let mark = |reply| question.mark(&reply).unwrap();
    match &question.form {
        Form::Choose(choices) => {
            for (place, choice) in choices.iter().enumerate() {
                let verdict = mark(Reply::Chosen(place));
                assert_eq!((verdict.right, &verdict.reason), (choice.right, &choice.reason), "{id}");
            }
        }
        Form::Type(typed) => {
            let mark = |value: Option<u64>| {
                mark(Reply::Typed(value.map_or("fault".to_owned(), |value| format!("{value:#x}"))))
            };
            let verdict = mark(typed.right);
            assert_eq!((verdict.right, &verdict.reason), (true, &typed.reason), "{id}");
            for slip in &typed.slips {
                let verdict = mark(slip.value);
                assert_eq!((verdict.right, &verdict.reason), (false, &slip.reason), "{id}");
            }
        }
    }
}
