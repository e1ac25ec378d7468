//! What each bundled lecture says, proved on its machines.

use std::collections::BTreeSet;

use course::{Block, Inline, Lecture, Predict, Step, lectures};
use sim::{Mechanism, Timeline};

/// The bundled lectures as their files tell them, expectations included.
pub fn sources() -> Vec<Lecture> {
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

/// A teacher wrote it with nothing but AUTHORING.md at hand.
#[test]
fn a_lecture_written_from_the_guide_alone_holds() {
    let lecture = Lecture::parse(include_str!("../../e2e/lectures/short.md")).unwrap();
    for step in &lecture.steps {
        let timeline = Timeline::run(&step.scenario).unwrap();
        assert!(!step.expectations.is_empty(), "{}", step.slug);
        for wanted in &step.expectations {
            assert_eq!(wanted.check(&timeline), Ok(()), "{}", step.slug);
        }
        assert!(step.predict.iter().all(|asked| asked.key(&timeline).is_ok()), "{}", step.slug);
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

/// The parts of the first lecture, in their order.
const PARTS: [&str; 18] = [
    "Questions",
    "Address space",
    "Linux",
    "Virtualization",
    "History",
    "Uniprogramming",
    "Dynamic allocation",
    "Goals of multiprogramming",
    "The heap",
    "Match that address space",
    "Memory references",
    "Time sharing",
    "Space sharing",
    "Static relocation",
    "Dynamic relocation",
    "Base",
    "Base and bounds",
    "Segmentation",
];

#[test]
fn the_first_lecture_tells_its_parts_in_order_and_runs_every_mechanism() {
    let lecture = lectures().into_iter().next().unwrap();
    assert_eq!(lecture.slug, "memory-virtualization");
    assert!((30..=45).contains(&lecture.steps.len()), "{} steps", lecture.steps.len());
    let mut parts: Vec<&str> = lecture.steps.iter().map(|step| step.kicker.as_str()).collect();
    parts.dedup();
    assert_eq!(parts, [&PARTS[..], &["What comes next"]].concat());
    for slug in ["address-space", "five-references", "base-and-bounds", "segmentation"] {
        assert!(lecture.step(slug).is_some(), "{slug} is linked to from elsewhere");
    }
    for mechanism in Mechanism::ALL {
        let runs = |step: &Step| step.scenario.config.mechanism == mechanism;
        let told = lecture.steps.iter().any(|step| step.kicker == part(mechanism) && runs(step));
        assert!(told, "no step of its part runs {}", mechanism.name());
    }
}

/// The part that tells of a mechanism.
fn part(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::Uniprogramming => "Uniprogramming",
        Mechanism::TimeSharing => "Time sharing",
        Mechanism::StaticRelocation => "Static relocation",
        Mechanism::Base => "Base",
        Mechanism::BaseAndBounds => "Base and bounds",
        Mechanism::Segmentation => "Segmentation",
    }
}

#[test]
fn a_question_is_asked_at_least_in_every_third_step() {
    for lecture in lectures() {
        for three in lecture.steps.windows(3) {
            let asked = three.iter().any(|step| step.predict.is_some());
            assert!(asked, "no question from {} to {}", three[0].slug, three[2].slug);
        }
        let questions: Vec<_> = lecture.steps.iter().filter_map(|step| step.predict.as_ref()).collect();
        assert!(questions.iter().any(|question| question.typed), "{}: none is typed", lecture.slug);
        let kinds: BTreeSet<_> = questions.iter().filter_map(|each| each.asked.split(' ').next()).collect();
        assert!(kinds.len() * 3 >= questions.len(), "{}: they all ask the same: {kinds:?}", lecture.slug);
    }
}

#[test]
fn every_step_is_told_in_few_words_and_leaves_something_to_step_through() {
    for step in lectures().iter().flat_map(|lecture| &lecture.steps) {
        let told = words(&step.body);
        assert!((45..=95).contains(&told), "{}: {told} words", step.slug);
        let asked = step.predict.as_ref().map_or(0, question_words);
        assert!(asked == 0 || told <= 75, "{}: {told} words beside a question", step.slug);
        assert!(told + asked <= 150, "{}: {told} words and {asked} of its question", step.slug);
        assert!(!step.kicker.is_empty() && words(&step.notes) >= 25, "{}", step.slug);
        assert!(step.scenario.opens_at() < step.scenario.commands.len(), "{}", step.slug);
        assert!(step.scenario.opens_at() > 0, "{}", step.slug);
    }
}

#[test]
fn every_step_fits_beside_its_machine() {
    for step in lectures().iter().flat_map(|lecture| &lecture.steps) {
        let (mut tables, mut listings) = (0, 0);
        for block in &step.body {
            match block {
                Block::Table { rows, .. } => {
                    tables += 1;
                    assert!(rows.len() <= 5, "{}: a table of {} rows", step.slug, rows.len());
                }
                Block::Code { text, .. } => {
                    listings += 1;
                    let lines = text.lines().count();
                    assert!(lines <= 9, "{}: a listing of {lines} lines", step.slug);
                }
                _ => {}
            }
        }
        let choices = step.predict.as_ref().is_some_and(|asked| !asked.typed);
        assert!(tables + listings + usize::from(choices) <= 2, "{} is too full", step.slug);
        let many = step.predict.as_ref().map_or(0, |asked| asked.answers.len());
        assert!(many <= 4, "{}: {many} answers", step.slug);
    }
}

#[test]
fn the_right_answer_stands_in_every_place() {
    for lecture in sources() {
        let choices =
            lecture.steps.iter().filter(|step| step.predict.as_ref().is_some_and(|asked| !asked.typed));
        let keys: Vec<usize> = choices
            .filter_map(|step| step.predict.as_ref()?.key(&Timeline::run(&step.scenario).ok()?).ok())
            .collect();
        for place in 0..3 {
            let here = keys.iter().filter(|key| **key == place).count();
            assert!(here * 5 >= keys.len(), "{here} of {} right answers stand at {place}", keys.len());
            assert!(here * 2 <= keys.len(), "{here} of {} right answers stand at {place}", keys.len());
        }
    }
}

/// Words of a question and of what can be chosen; the reasons come one at a time, and later.
fn question_words(asked: &Predict) -> usize {
    let labels = asked.answers.iter().filter(|_| !asked.typed).map(|answer| text(&answer.label));
    words(&asked.question) + labels.map(|label| label.split_whitespace().count()).sum::<usize>()
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

/// What a reader sees of a line.
pub fn text(content: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => text(content),
        Inline::Break => " ".to_owned(),
    };
    content.iter().map(one).collect()
}
