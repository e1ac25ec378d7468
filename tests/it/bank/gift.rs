//! What the reader of GIFT reads, which is gift-pegjs, in Node.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use pack::bank::{self, Task};
use serde_json::Value;

use super::control::counted;
use super::read::{Answer, Read, plain};

/// The exports, read back; none without Node or without the npm tools.
pub fn read(exports: &[Vec<Task>]) -> Option<Vec<Vec<Read>>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let node = Command::new("node").arg("--version").output();
    if node.is_err() || !root.join("node_modules/gift-pegjs").exists() {
        eprintln!("\n*** Node or gift-pegjs was not found (npm ci): no GIFT file was read back ***\n");
        return None;
    }
    let files: Vec<String> = exports.iter().map(|tasks| bank::gift(tasks, "Memory: a/b")).collect();
    let script = root.join("tests/it/bank/gift.mjs");
    let mut reader =
        Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let asked = serde_json::to_string(&files).unwrap();
    reader.stdin.take().unwrap().write_all(asked.as_bytes()).unwrap();
    let told = reader.wait_with_output().unwrap();
    assert!(told.status.success(), "gift-pegjs cannot read a file: see above");
    let told: Vec<Vec<Value>> = serde_json::from_slice(&told.stdout).unwrap();
    let found: Vec<Vec<Read>> = told.iter().map(|file| export(file)).collect();
    files.iter().zip(&found).for_each(|(file, found)| counted(file, found));
    Some(found)
}

fn export(file: &[Value]) -> Vec<Read> {
    let (category, questions) = file.split_first().unwrap();
    assert_eq!((&category["type"], &category["title"]), (&"Category".into(), &"Memory: a//b".into()));
    questions.iter().map(question).collect()
}

fn question(value: &Value) -> Read {
    let id = value["id"].as_str().unwrap();
    assert!(value["title"].as_str().unwrap().ends_with(&format!("({id})")), "{value}");
    assert_eq!(value["hasEmbeddedAnswers"], false, "{value}");
    let mut read = Read::html(id, html(&value["stem"]), html(&value["globalFeedback"]));
    let choices = || value["choices"].as_array().unwrap().iter();
    match value["type"].as_str() {
        Some("MC") => read.answers = choices().map(choice).collect(),
        Some("Short") => read.answers = choices().map(short).collect(),
        Some("Matching") => matched(value, &mut read),
        _ => panic!("{value}"),
    }
    read
}

fn choice(value: &Value) -> Answer {
    assert_eq!(value["weight"], Value::Null);
    let right = value["isCorrect"].as_bool().unwrap();
    Answer { text: plain(html(&value["text"])), right, told: plain(html(&value["feedback"])) }
}

fn short(value: &Value) -> Answer {
    let right = match value["weight"].as_i64() {
        Some(100) => true,
        Some(0) => false,
        other => panic!("{other:?}"),
    };
    Answer { text: html(&value["text"]).to_owned(), right, told: plain(html(&value["feedback"])) }
}

fn matched(value: &Value, read: &mut Read) {
    for pair in value["matchPairs"].as_array().unwrap() {
        let target = pair["subanswer"].as_str().unwrap().to_owned();
        if !read.targets.contains(&target) {
            read.targets.push(target.clone());
        }
        let text = html(&pair["subquestion"]);
        if !text.is_empty() {
            read.answers.push(Answer { text: plain(text), right: true, told: target });
        }
    }
    read.sort_targets();
}

/// A text, which must be HTML.
fn html(value: &Value) -> &str {
    assert_eq!(value["format"], "html", "{value}");
    value["text"].as_str().unwrap()
}
