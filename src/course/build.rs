//! Reads the lectures, quizzes, examples, programs and questions on concepts, checks them, and writes them down as Rust for the library to
//! include: the page needs neither a Markdown nor a TOML parser.

#[path = "lecture/error.rs"]
mod error;
#[path = "build/example.rs"]
mod example;
#[path = "lecture/front_matter.rs"]
mod front_matter;
#[path = "build/lecture.rs"]
mod lecture;
#[path = "lecture/mark.rs"]
mod mark;
#[path = "lecture/markdown.rs"]
mod markdown;
#[path = "build/program.rs"]
mod program;
#[path = "build/quiz.rs"]
mod quiz;
#[path = "lecture/slug.rs"]
mod slug;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=concepts");
    println!("cargo::rerun-if-changed=examples");
    println!("cargo::rerun-if-changed=lectures");
    println!("cargo::rerun-if-changed=programs");
    println!("cargo::rerun-if-changed=quizzes");
    if let Err(message) = generate() {
        println!("cargo::error={}", message.replace('\n', " "));
    }
}

fn generate() -> Result<(), String> {
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?);
    write(&out.join("lectures.rs"), &lectures()?)?;
    write(&out.join("concepts.rs"), &concepts()?)?;
    write(&out.join("concept_skills.rs"), &concept_skills()?)?;
    write(&out.join("quizzes.rs"), &quizzes()?)?;
    write(&out.join("examples.rs"), &examples()?)?;
    write(&out.join("programs.rs"), &programs()?)?;
    write(&out.join("listed.rs"), &listed()?)
}

/// The lectures by name, for a page that has none of them.
fn listed() -> Result<String, String> {
    let lecture = |name: &str, text: &str| lecture::list(text).map_err(|why| format!("{name}, {why}"));
    Ok(format!("static LISTED: &[Listed] = &[\n{}];\n", entries("lectures", "md", lecture)?))
}

/// The files of a folder that end so, in the order of their names.
fn files(folder: &str, extension: &str) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{folder}: {error}"))?.path();
        if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The key of an entry, which no other may have, and its Rust.
type Entry = (String, String);

/// The entries of a folder's files with that extension, one Rust expression each. `generate` gets a path and a text.
fn entries(
    folder: &str,
    extension: &str,
    generate: impl Fn(&str, &str) -> Result<Entry, String>,
) -> Result<String, String> {
    let mut keys = BTreeSet::new();
    let mut entries = String::new();
    for path in files(folder, extension)? {
        let (name, text) = read(&path)?;
        let (key, entry) = generate(&name, &text)?;
        entries += &entry;
        if !keys.insert(key.clone()) {
            return Err(format!("{name}: another file has the name {key} already"));
        }
    }
    Ok(entries)
}

fn lectures() -> Result<String, String> {
    let generate = |name: &str, text: &str| lecture::generate(text).map_err(|why| format!("{name}, {why}"));
    Ok(format!("static LECTURES: &[Bundled] = &[\n{}];\n", entries("lectures", "md", generate)?))
}

/// The questions on concepts: each file is a lecture, each of its steps a question.
fn concepts() -> Result<String, String> {
    let generate = |name: &str, text: &str| lecture::generate(text).map_err(|why| format!("{name}, {why}"));
    Ok(format!("static CONCEPTS: &[Bundled] = &[\n{}];\n", entries("concepts", "md", generate)?))
}

/// What they practise, a skill for each file.
fn concept_skills() -> Result<String, String> {
    let skill = |name: &str, text: &str| lecture::skill(text).map_err(|why| format!("{name}, {why}"));
    Ok(format!("static SKILLS: &[Skill] = &[\n{}];\n", entries("concepts", "md", skill)?))
}

fn quizzes() -> Result<String, String> {
    let generate = |name: &str, text: &str| quiz::generate(text).map_err(|why| format!("{name}: {why}"));
    Ok(format!("static QUIZZES: &[Quiz] = &[\n{}];\n", entries("quizzes", "toml", generate)?))
}

fn examples() -> Result<String, String> {
    let generate =
        |name: &str, text: &str| example::generate(name, text).map_err(|why| format!("{name}: {why}"));
    Ok(format!("static EXAMPLES: &[Example] = &[\n{}];\n", entries("examples", "sim", generate)?))
}

fn programs() -> Result<String, String> {
    let generate =
        |name: &str, text: &str| program::generate(name, text).map_err(|why| format!("{name}: {why}"));
    Ok(format!("static PROGRAMS: &[Program] = &[\n{}];\n", entries("programs", "c", generate)?))
}

/// A file's path, written with `/`, and its text.
fn read(path: &Path) -> Result<(String, String), String> {
    let name = path.to_string_lossy().replace('\\', "/");
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    Ok((name, text))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
