//! What each bundled lecture says, proved on its machines.

use std::collections::BTreeSet;

use course::{Block, Inline, Lecture, lectures};
use sim::{Mechanism, Timeline};

/// The bundled lectures as their files tell them, expectations included.
fn sources() -> Vec<Lecture> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/course/lectures");
    let mut sources: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    sources.sort();
    let read = |path: &std::path::PathBuf| {
        let source = std::fs::read_to_string(path).unwrap();
        Lecture::parse(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    sources.iter().map(read).collect()
}

#[test]
fn every_bundled_lecture_is_its_file_without_what_is_for_tests() {
    let mut wanted = sources();
    for step in wanted.iter_mut().flat_map(|lecture| &mut lecture.steps) {
        step.expectations.clear();
    }
    assert_eq!(lectures(), wanted);
}

#[test]
fn every_expectation_holds() {
    for lecture in sources() {
        for step in &lecture.steps {
            let timeline = Timeline::run(&step.scenario).unwrap();
            assert!(!step.expectations.is_empty(), "{}: nothing is proved", step.slug);
            let wrong: Vec<String> =
                step.expectations.iter().filter_map(|wanted| wanted.check(&timeline).err()).collect();
            assert!(wrong.is_empty(), "{}:\n{}", step.slug, wrong.join("\n"));
        }
    }
}

#[test]
fn every_question_has_one_right_answer_and_a_reason_for_each() {
    for step in sources().iter().flat_map(|lecture| &lecture.steps) {
        let Some(asked) = &step.predict else { continue };
        let timeline = Timeline::run(&step.scenario).unwrap();
        asked.key(&timeline).unwrap_or_else(|error| panic!("{}: {error}", step.slug));
        let values: BTreeSet<_> = asked.answers.iter().map(|answer| &answer.value).collect();
        assert_eq!(values.len(), asked.answers.len(), "{}: two answers say the same", step.slug);
        let mut reasons: Vec<String> = asked.answers.iter().map(|answer| text(&answer.reason)).collect();
        reasons.extend(asked.typed.then(|| text(&asked.otherwise)));
        let distinct: BTreeSet<_> = reasons.iter().collect();
        assert_eq!(distinct.len(), reasons.len(), "{}: two answers have the same reason", step.slug);
    }
}

#[test]
fn an_expectation_that_does_not_hold_says_what_is_so() {
    let lecture = Lecture::parse(
        "---\nslug: a\ntitle: A\n---\n## S\n```sim\nprocess A\n```\n```expect\nreferences = 7\nstate B = running\n```\n",
    )
    .unwrap();
    let step = &lecture.steps[0];
    let timeline = Timeline::run(&step.scenario).unwrap();
    let told: Vec<_> = step.expectations.iter().map(|wanted| wanted.check(&timeline).unwrap_err()).collect();
    assert_eq!(
        told,
        ["references = 7: it is 0 (0x0)", "state B = running: there is no such thing at the end"]
    );
}

#[test]
fn slugs_are_unique_and_lead_to_their_steps() {
    let lectures = lectures();
    let slugs: BTreeSet<_> = lectures.iter().map(|lecture| &lecture.slug).collect();
    assert_eq!(slugs.len(), lectures.len());
    for lecture in &lectures {
        for (index, step) in lecture.steps.iter().enumerate() {
            assert_eq!(
                lecture.step(&step.slug).map(|(at, found)| (at, &found.title)),
                Some((index, &step.title))
            );
        }
        assert_eq!(lecture.step("no-such-step"), None);
    }
}

#[test]
fn the_first_lecture_tells_five_steps_and_ends_with_segmentation() {
    let lecture = lectures().into_iter().next().unwrap();
    assert_eq!(lecture.slug, "memory-virtualization");
    let slugs: Vec<&str> = lecture.steps.iter().map(|step| step.slug.as_str()).collect();
    let wanted =
        ["address-space", "five-references", "why-not-static-relocation", "base-and-bounds", "segmentation"];
    assert_eq!(slugs, wanted);
    let told = |mechanism: Mechanism| {
        let step = lecture.step(mechanism.name()).map(|(_, step)| step.scenario.config.mechanism);
        step == Some(mechanism)
    };
    assert!(told(Mechanism::BaseAndBounds) && told(Mechanism::Segmentation));
}

#[test]
fn every_step_is_told_in_few_words_and_leaves_something_to_step_through() {
    for step in lectures().iter().flat_map(|lecture| &lecture.steps) {
        let words = words(&step.body);
        assert!((60..=110).contains(&words), "{}: {words} words", step.slug);
        assert!(!step.notes.is_empty() && !step.kicker.is_empty(), "{}", step.slug);
        assert!(step.scenario.opens_at() < step.scenario.commands.len(), "{}", step.slug);
        assert!(step.scenario.opens_at() > 0, "{}", step.slug);
    }
}

/// Words of running text and lists; tables and code are not counted.
fn words(blocks: &[Block]) -> usize {
    let block = |block: &Block| match block {
        Block::Paragraph(content) | Block::Heading(content) => text(content).split_whitespace().count(),
        Block::List { items, .. } => items.iter().map(|item| words(item)).sum(),
        Block::Quote(blocks) => words(blocks),
        Block::Code { .. } | Block::Table { .. } | Block::Goals => 0,
    };
    blocks.iter().map(block).sum()
}

fn text(content: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => text(content),
        Inline::Break => " ".to_owned(),
    };
    content.iter().map(one).collect()
}
