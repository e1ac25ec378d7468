//! Markdown to blocks, parts, steps and notes.

use course::{Block, Inline, Lecture};

const SIM: &str = "```sim\nprocess A\npause\nmalloc A 12\n```\n";

fn lecture(body: &str) -> Lecture {
    Lecture::parse(&format!("---\nslug: a-b\ntitle: The title\n---\n{body}"))
        .unwrap_or_else(|error| panic!("{error}"))
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

fn body(markdown: &str) -> Vec<Block> {
    lecture(&format!("## S\n{SIM}\n{markdown}")).steps.remove(0).body
}

#[test]
fn parts_give_the_small_line_and_titles_give_the_slug() {
    let lecture = lecture(&format!(
        "## What `malloc` does\n{SIM}\n# Segmentation\n## *Second* {{#two}}\n## Third: the *end*!\n"
    ));
    let told: Vec<_> = lecture
        .steps
        .iter()
        .map(|step| (step.kicker.as_str(), step.title.as_str(), step.slug.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("The title", "What malloc does", "what-malloc-does"),
            ("Segmentation", "Second", "two"),
            ("Segmentation", "Third: the end!", "third-the-end"),
        ]
    );
}

#[test]
fn a_step_without_a_machine_takes_that_of_the_step_before() {
    let lecture = lecture(&format!("## A\n{SIM}\n## B\ntext\n"));
    assert_eq!(lecture.steps[0].scenario, lecture.steps[1].scenario);
    assert_eq!(lecture.steps[1].scenario.opens_at(), 1);
    assert_eq!(lecture.steps[1].scenario.commands.len(), 2);
}

#[test]
fn what_follows_notes_is_for_the_speaker() {
    let lecture = lecture(&format!(
        "## A\nshown\n### Aside\n### Notes\nsaid\n{SIM}\n```expect\nloads = 0\n```\n### Notes\n"
    ));
    let step = &lecture.steps[0];
    assert_eq!(step.body, [paragraph("shown"), Block::Heading(vec![text("Aside")])]);
    assert_eq!(step.notes, [paragraph("said"), Block::Heading(vec![text("Notes")])]);
    assert_eq!(step.expectations[0].to_string(), "loads = 0");
}

#[test]
fn pieces_of_a_line() {
    let line = vec![
        text("a b "),
        Inline::Strong(vec![text("c "), Inline::Emphasis(vec![text("d")])]),
        text(" & "),
        Inline::Code("0x10".to_owned()),
        Inline::Break,
        text("e"),
    ];
    assert_eq!(body("a\nb **c *d*** &amp; `0x10`\\\ne"), [Block::Paragraph(line)]);
}

#[test]
fn lists_tables_quotes_and_code() {
    let tight =
        Block::List { ordered: false, items: vec![vec![paragraph("a")], vec![paragraph("b"), numbered()]] };
    assert_eq!(body("- a\n- b\n  1. c\n"), [tight]);
    let cell = |words: &str| vec![text(words)];
    let table = Block::Table {
        head: vec![cell("x"), cell("y")],
        rows: vec![vec![cell("1"), cell("2")], vec![cell("3"), vec![]]],
    };
    assert_eq!(body("| x | y |\n| - | - |\n| 1 | 2 |\n| 3 |\n"), [table]);
    assert_eq!(body("> a\n>\n> b"), [Block::Quote(vec![paragraph("a"), paragraph("b")])]);
    let code =
        |language: &str, text: &str| Block::Code { language: language.to_owned(), text: text.to_owned() };
    assert_eq!(body("```c numbered\nint x;\n\nint y;\n```"), [code("c", "int x;\n\nint y;")]);
    assert_eq!(body("    ret\n"), [code("", "ret")]);
    assert_eq!(body("a\n\n***\n\nb"), [paragraph("a"), paragraph("b")]);
}

fn numbered() -> Block {
    Block::List { ordered: true, items: vec![vec![paragraph("c")]] }
}
