//! Questions: their answers, and the machine that says which is right.

use course::{Inline, Lecture, Predict};
use sim::Timeline;

const TOP: &str = "---\nslug: a\ntitle: A\n---\n## S\n```sim\nprocess A\npause\nmalloc A 12\n```\n";

fn read(fence: &str, body: &str) -> Result<Predict, String> {
    let lecture = Lecture::parse(&format!("{TOP}```predict {fence}\n{body}\n```\n"));
    let lecture = lecture.map_err(|error| error.to_string())?;
    Ok(lecture.steps.into_iter().next().unwrap().predict.unwrap())
}

fn machine() -> Timeline {
    Timeline::run(&Lecture::parse(TOP).unwrap().steps[0].scenario).unwrap()
}

fn code(text: &str) -> Inline {
    Inline::Code(text.to_owned())
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

#[test]
fn an_answer_is_what_is_shown_what_it_says_and_why() {
    let body = "How often does `malloc` *trap*?\n\n- never = 0 :: Right, the heap has `2 KB`.\n- **once** = `1` :: Why?\n- `2` :: No = no.";
    let asked = read("system-calls", body).unwrap();
    assert_eq!(asked.question.len(), 1);
    assert_eq!((asked.asked.as_str(), asked.typed, asked.line), ("system-calls", false, 11));
    let answers: Vec<_> =
        asked.answers.iter().map(|each| (each.label.clone(), each.value.as_str())).collect();
    let once = Inline::Strong(vec![text("once")]);
    assert_eq!(answers, [(vec![text("never")], "0"), (vec![once], "1"), (vec![code("2")], "2")]);
    assert_eq!(asked.answers[0].reason, [text("Right, the heap has "), code("2 KB"), text(".")]);
    assert_eq!(asked.answers[2].reason, [text("No = no.")]);
}

#[test]
fn the_machine_says_at_the_end_which_answer_is_right() {
    let key = |fence: &str, body: &str| read(fence, &format!("Where?\n\n{body}")).unwrap().key(&machine());
    assert_eq!(key("system-calls", "- `1` :: a\n- `0` :: b"), Ok(1));
    assert_eq!(key("segment A 0x2008", "- heap :: a\n- stack :: b"), Ok(0));
    assert_eq!(key("state B", "- B runs = running :: a\n- there is no B = none :: b"), Ok(1));
    let nobody = key("system-calls", "- `1` :: a\n- `2` :: b").unwrap_err();
    assert_eq!(nobody, "system-calls: the machine says 0 (0x0), and no answer does");
}

#[test]
fn a_typed_answer_is_compared_as_a_number() {
    let asked =
        read("typed physical A 0x2008", "Where?\n\n- `0x2c08` :: a\n- `0x2008` :: b\n- else :: c").unwrap();
    assert!(asked.typed);
    assert_eq!(asked.answers.len(), 2);
    assert_eq!(asked.otherwise, [text("c")]);
    assert_eq!(asked.typed(" 0x2C08 "), Some(0));
    assert_eq!(asked.typed("8200"), Some(1));
    assert_eq!(asked.typed("7"), None);
    assert!(Predict::is_number("0x7") && Predict::is_number("7 "));
    assert!(!Predict::is_number("") && !Predict::is_number("seven"));
}

#[test]
fn what_is_wrong_with_a_question_is_told() {
    let wrong = |fence: &str, body: &str, said: &str| {
        let error = read(fence, body).unwrap_err();
        assert!(error.starts_with("line 11: ") && error.contains(said), "{error}");
    };
    let answers = "Why?\n\n- `0` :: a\n- `1` :: b";
    wrong("", answers, "a quantity is missing");
    wrong("calls", answers, "\u{201c}calls\u{201d} is no quantity");
    wrong("system-calls", "Why?", "a question is a paragraph, and below it a list");
    wrong("system-calls", "- `0` :: a\n- `1` :: b", "a question is a paragraph");
    wrong("system-calls", "Why?\n\n- `0` :: a", "at least two answers");
    wrong("system-calls", "Why?\n\n- `0` :: a\n- `1`", "\u{201c}1\u{201d} gives no reason");
    wrong("system-calls", "Why?\n\n- `0` :: a\n- ::", "lacks a part");
    wrong("system-calls", "Why?\n\n- `0` :: a\n- = 1 :: b", "lacks a part");
    wrong("typed system-calls", answers, "- else :: reason");
    wrong("typed system-calls", "Why?\n\n- else :: a", "needs the right answer");
}

#[test]
fn a_step_asks_one_question_at_the_margin() {
    let one = "```predict system-calls\nWhy?\n\n- `0` :: a\n- `1` :: b\n```\n";
    let error = Lecture::parse(&format!("{TOP}{one}\n{one}")).unwrap_err();
    assert_eq!((error.line, error.message.contains("has a question already")), (18, true), "{error}");
    let inside = format!("{TOP}> {}", one.replace('\n', "\n> "));
    assert!(Lecture::parse(&inside).unwrap_err().message.contains("not inside a list or quote"));
}

#[test]
fn a_question_may_not_hold_what_a_text_may_not() {
    let error = read("system-calls", "Why <b>now</b>?\n\n- `0` :: a\n- [b](javascript:x) :: b").unwrap_err();
    assert!(error.starts_with("line 12: raw HTML"), "{error}");
}
