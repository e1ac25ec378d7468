//! AUTHORING.md is true: its example is a lecture that holds, and its tables name what there is.

use std::collections::BTreeSet;

use course::{Lecture, Part, Tab, quantities};
use sim::{Costs, Goal, Mechanism, Timeline};

const TEXT: &str = include_str!("../../../AUTHORING.md");

/// The lecture that stands there as an example.
fn example() -> Lecture {
    let (_, behind) = TEXT.split_once("````markdown\n").unwrap();
    let (source, _) = behind.split_once("\n````\n").unwrap();
    Lecture::parse(&format!("{source}\n")).unwrap_or_else(|error| panic!("{error}"))
}

/// The section under a heading, to the next.
fn section(heading: &str) -> &'static str {
    let (_, behind) = TEXT.split_once(&format!("\n## {heading}\n")).unwrap();
    behind.split_once("\n## ").map_or(behind, |(section, _)| section)
}

/// What stands between backticks in the first cell of each row.
fn first_cells(section: &'static str) -> BTreeSet<&'static str> {
    section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect()
}

#[test]
fn the_example_is_a_lecture_of_three_steps_that_holds() {
    let lecture = example();
    assert_eq!((lecture.slug.as_str(), lecture.steps.len()), ("heaps", 3));
    let parts: BTreeSet<_> = lecture.steps.iter().map(|step| step.kicker.as_str()).collect();
    assert_eq!(parts, BTreeSet::from(["The heap", "The OS"]));
    for step in &lecture.steps {
        let timeline = Timeline::run(&step.scenario).unwrap();
        assert!(!step.expectations.is_empty() && !step.notes.is_empty(), "{}", step.slug);
        for wanted in &step.expectations {
            assert_eq!(wanted.check(&timeline), Ok(()), "{}", step.slug);
        }
        assert!(step.scenario.opens_at() < step.scenario.commands.len(), "{}", step.slug);
    }
}

#[test]
fn the_questions_of_the_example_have_their_keys() {
    let lecture = example();
    let asked = |slug: &str| {
        let (_, step) = lecture.step(slug).unwrap();
        let predict = step.predict.as_ref().unwrap();
        (predict.key(&Timeline::run(&step.scenario).unwrap()), predict.typed)
    };
    assert_eq!(asked("used-again"), (Ok(0), true));
    assert_eq!(asked("seldom"), (Ok(0), false));
    assert!(lecture.steps[0].predict.is_none());
}

#[test]
fn the_table_of_quantities_names_them_all() {
    let all = quantities();
    let known: BTreeSet<&str> = all.iter().map(String::as_str).collect();
    assert_eq!(known.len(), all.len());
    assert_eq!(first_cells(section("Proof: `expect`")), known);
}

#[test]
fn the_table_of_settings_names_them_all() {
    let text = section("The machine: `sim`");
    let settings = first_cells(text);
    for key in ["show=", "focus=", "tab=", "look=", "from="] {
        assert!(settings.iter().any(|setting| setting.starts_with(key)), "{key} is missing");
    }
    let names = Part::ALL.map(Part::name).into_iter().chain(Tab::ALL.map(Tab::name));
    for name in names.chain(Costs::NAMES).chain(Mechanism::ALL.map(Mechanism::name)) {
        assert!(text.contains(name), "{name} is missing");
    }
    for goal in Goal::ALL {
        assert!(section("Proof: `expect`").contains(goal.name()), "{} is missing", goal.name());
    }
}

#[test]
fn each_statement_of_the_table_is_one() {
    let statements = first_cells(section("The machine: `sim`"));
    let statements: Vec<_> =
        statements.into_iter().filter(|first| !first.contains("=") || first.contains(' ')).collect();
    assert!(statements.len() >= 10, "{statements:?}");
    for statement in statements {
        let before = "process A\nprocess B\nmalloc A 12\n";
        let statement = statement.replace(" … ", " ");
        let text = match statement.split_whitespace().next() {
            Some("machine" | "costs") => statement,
            _ => format!("{before}{statement}"),
        };
        let timeline = sim::Scenario::parse(&text).map(|scenario| Timeline::run(&scenario));
        assert!(matches!(timeline, Ok(Ok(_))), "{text}: {:?}", timeline.err());
    }
}

#[test]
fn what_it_says_is_refused_is_refused() {
    let top = "---\nslug: a\ntitle: A\n---\n## S\n```sim\nprocess A\n```\n";
    let refused = |body: &str| Lecture::parse(&format!("{top}{body}\n")).is_err();
    assert!(!refused("text"));
    for body in [
        "<b>bold</b>",
        "![a picture](https://example.org/a.png)",
        "[a link](javascript:x)",
        "- item\n\n  ```expect\n  references = 0\n  ```",
        "```sim\nprocess A\n```",
        "## T {#summary}",
        "## T {#handout}",
    ] {
        assert!(refused(body), "{body}");
    }
    let deep = format!("{} text", ">".repeat(30));
    assert!(refused(&deep));
    assert!(
        section("What is refused").contains("1 MiB") && Lecture::parse(&"x".repeat((1 << 20) + 1)).is_err()
    );
    let many = |steps: usize| Lecture::parse(&format!("{top}{}", titles(steps)));
    assert!(many(499).is_ok() && many(500).is_err());
}

#[test]
fn mistakes_are_told_as_it_says() {
    let source = "---\nslug: a\ntitle: A\n---\n\n## S\n\n```sim\nmachine mechanism=paging\n```\n\n```predict rererences\nHow many?\n\n- 1 :: a\n```\n";
    let (_, errors) = Lecture::read(source);
    let told: Vec<_> = section("What is refused").lines().filter(|line| line.starts_with("line ")).collect();
    let beginning = |line: &str| line.trim_end_matches('\u{2026}').trim_end_matches([' ', ',']).to_owned();
    assert_eq!(errors.len(), told.len(), "{errors:?}");
    for (error, told) in errors.iter().zip(told) {
        let wanted = beginning(told);
        assert!(error.to_string().starts_with(&wanted), "{error}\n{wanted}");
    }
}

/// So many steps, each with a title of its own.
fn titles(many: usize) -> String {
    (1..=many).map(|number| format!("## Step {number}\n")).collect()
}
