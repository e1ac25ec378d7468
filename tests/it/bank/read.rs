//! A question as it was read, beside the task that it was.

use course::Matching;
use course::homework::Problem;
use course::practice::{Form, Given, Question, Reply};
use pack::bank::Task;
use roxmltree::{Document, Node};
use sim::SegmentName;

/// A question as it was read, without markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    pub id: String,
    pub ask: String,
    /// The programs.
    pub code: Vec<String>,
    /// The cells of the tables, heads and rows.
    pub cells: Vec<String>,
    /// What is told when all is over, step by step.
    pub worked: Vec<String>,
    pub answers: Vec<Answer>,
    /// What names are matched to; none where nothing is matched.
    pub targets: Vec<String>,
}

/// An answer as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub text: String,
    pub right: bool,
    /// What is told about it; or what a name is matched to.
    pub told: String,
}

impl Read {
    /// The question, of whose body this is the HTML.
    pub fn body(id: &str, body: Node, worked: &[String]) -> Self {
        let all = |names: &[&str]| {
            let found = body.descendants().filter(|node| names.contains(&node.tag_name().name()));
            found.map(text).collect::<Vec<_>>()
        };
        let (ask, code, cells) = (all(&["p"])[0].clone(), all(&["pre"]), all(&["th", "td"]));
        Self { id: id.to_owned(), ask, code, cells, worked: worked.to_vec(), ..Self::default() }
    }

    /// The targets in the order of the address space: formats name them as they are met.
    pub fn sort_targets(&mut self) {
        let place = |target: &String| SegmentName::ALL.iter().position(|segment| segment.name() == target);
        self.targets.sort_by_key(place);
    }

    /// The same, from HTML in texts.
    pub fn html(id: &str, body: &str, worked: &str) -> Self {
        let [body, worked] = [body, worked].map(|html| format!("<html>{html}</html>"));
        let [body, worked] = [&body, &worked].map(|html| Document::parse(html).expect(html));
        Self::body(id, body.root_element(), &items(worked.root_element()))
    }
}

/// All text of a node.
pub fn text(node: Node) -> String {
    node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

/// The items of the lists in a node.
pub fn items(node: Node) -> Vec<String> {
    node.descendants().filter(|node| node.has_tag_name_of("li")).map(text).collect()
}

/// Names whatever the namespace.
pub trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}

/// The text of some HTML.
pub fn plain(html: &str) -> String {
    let html = format!("<html>{html}</html>");
    text(Document::parse(&html).expect(&html).root_element())
}

/// A sentence without the backticks of its code.
fn spoken(sentence: &str) -> String {
    let parts: Vec<&str> = sentence.split('`').collect();
    match parts.as_slice() {
        [before @ .., last] if parts.len().is_multiple_of(2) => format!("{}`{last}", before.concat()),
        _ => parts.concat(),
    }
}

/// What was read is what was written.
pub fn check(format: &str, tasks: &[Task], found: &[Read]) {
    let mut found = found.iter();
    for task in tasks {
        match task {
            Task::Practice(question) => practised(format, question, found.next().unwrap()),
            Task::Matching(matching) => matched(format, matching, found.next().unwrap()),
            Task::Homework(problem) => {
                for place in places(problem) {
                    worked_out(format, problem, place, found.next().unwrap());
                }
            }
        }
    }
    assert_eq!(found.next(), None, "{format}");
}

fn practised(format: &str, question: &Question, read: &Read) {
    let at = format!("{format}, {}: {read:#?}", question.id);
    let (mut code, mut cells) = (Vec::new(), Vec::new());
    for given in &question.given {
        match given {
            Given::Code(lines) => code.push(lines.join("\n")),
            Given::Table { heads, rows, .. } => {
                cells.extend(heads.iter().chain(rows.iter().flatten()).map(|cell| spoken(cell)));
            }
        }
    }
    let worked: Vec<String> = question.worked.iter().map(|step| spoken(step)).collect();
    assert_eq!((&read.ask, &read.code, &read.cells), (&spoken(&question.text), &code, &cells), "{at}");
    assert_eq!(read.worked, worked, "{at}");
    match &question.form {
        Form::Choose(choices) => {
            let told = choices.iter().map(|choice| Answer {
                text: spoken(&choice.label),
                right: choice.right,
                told: spoken(&choice.reason),
            });
            assert_eq!(read.answers, told.collect::<Vec<_>>(), "{at}");
        }
        Form::Type(typed) => {
            let (last, answers) = read.answers.split_last().unwrap();
            let other = Answer { text: "*".to_owned(), right: false, told: spoken(&typed.otherwise) };
            assert_eq!(last, &other, "{at}");
            for answer in answers {
                let verdict = question.mark(&Reply::Typed(answer.text.clone())).unwrap();
                assert_eq!((answer.right, &answer.told), (verdict.right, &spoken(&verdict.reason)), "{at}");
            }
            let values = std::iter::once(typed.right).chain(typed.slips.iter().map(|slip| slip.value));
            spelled(values.map(|value| value.map(i128::from)), answers);
        }
    }
}

/// Each value is there in decimal and in hex, or as several words for a fault, and nothing else is.
fn spelled(values: impl Iterator<Item = Option<i128>>, answers: &[Answer]) {
    let mut answers = answers.iter().map(|answer| answer.text.as_str());
    for value in values {
        match value {
            Some(value) => {
                let sign = if value < 0 { "-" } else { "" };
                assert_eq!(answers.next(), Some(value.to_string().as_str()));
                assert_eq!(answers.next(), Some(format!("{sign}0x{:x}", value.unsigned_abs()).as_str()));
            }
            None => {
                let words: Vec<&str> = answers.by_ref().take(14).collect();
                let known = ["violation", "segmentation fault", "fault", "segfault"];
                assert!(known.iter().all(|word| words.contains(word)), "{words:?}");
            }
        }
    }
    assert_eq!(answers.next(), None);
}

fn matched(format: &str, matching: &Matching, read: &Read) {
    let at = format!("{format}, {}: {read:#?}", matching.id);
    let lines: Vec<&str> = matching.source.lines().collect();
    assert_eq!(read.code, [lines.join("\n")], "{at}");
    assert!(read.ask.starts_with(&spoken(&matching.question)), "{at}");
    let names = SegmentName::ALL.map(SegmentName::name);
    if let [name] = matching.names.as_slice() {
        let told = SegmentName::ALL.map(|segment| Answer {
            text: segment.name().to_owned(),
            right: segment == name.segment,
            told: spoken(name.reason(segment)),
        });
        return assert_eq!(read.answers, told, "{at}");
    }
    assert_eq!(read.targets, names, "{at}");
    assert_eq!(read.answers.len(), matching.names.len(), "{at}");
    for ((name, answer), worked) in matching.names.iter().zip(&read.answers).zip(&read.worked) {
        assert!(answer.text.starts_with(&name.name) && answer.right, "{at}");
        assert_eq!(answer.told, name.segment.name(), "{at}");
        assert!(worked.ends_with(&spoken(name.reason(name.segment))), "{at}");
    }
}

/// The questions of a problem that are exported.
fn places(problem: &Problem) -> Vec<usize> {
    let questions = problem.questions();
    let asked = |place: &usize| match problem {
        Problem::Malloc(_) => questions[*place].text.contains("Alloc(") && place.is_multiple_of(2),
        _ => true,
    };
    (0..questions.len()).filter(asked).collect()
}

fn worked_out(format: &str, problem: &Problem, place: usize, read: &Read) {
    let at = format!("{format}, {} {place}: {read:#?}", problem.flags());
    let question = &problem.questions()[place];
    assert!(read.ask == question.text && read.id.ends_with(&format!("/{}", place + 1)), "{at}");
    let facts = problem.facts();
    assert!(facts.iter().all(|fact| read.cells.contains(&fact.value)), "{at}");
    spelled(std::iter::once(question.answer.parse().ok()), &read.answers);
    for answer in &read.answers {
        let verdict = problem.mark(place, &answer.text).unwrap();
        assert!(answer.right && verdict.right && answer.told == verdict.reason, "{at}");
    }
}
