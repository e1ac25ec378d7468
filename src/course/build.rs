//! Reads the lectures and quizzes, checks them, and writes both down as Rust for the library to include: the page
//! needs neither a Markdown nor a TOML parser.

#[path = "lecture/error.rs"]
mod error;
#[path = "lecture/front_matter.rs"]
mod front_matter;
#[path = "build/lecture.rs"]
mod lecture;
#[path = "lecture/mark.rs"]
mod mark;
#[path = "lecture/markdown.rs"]
mod markdown;
#[path = "build/quiz.rs"]
mod quiz;
#[path = "lecture/slug.rs"]
mod slug;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=lectures");
    println!("cargo::rerun-if-changed=quizzes");
    if let Err(message) = generate() {
        println!("cargo::error={}", message.replace('\n', " "));
    }
}

fn generate() -> Result<(), String> {
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?);
    write(&out.join("lectures.rs"), &lectures(&files("lectures", "md")?)?)?;
    write(&out.join("quizzes.rs"), &quizzes(&files("quizzes", "toml")?)?)
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

fn lectures(files: &[PathBuf]) -> Result<String, String> {
    let mut slugs = BTreeSet::new();
    let mut entries = String::new();
    for path in files {
        let (name, text) = read(path)?;
        let (slug, entry) = lecture::generate(&name, &text).map_err(|why| format!("{name}, {why}"))?;
        entries += &entry;
        if !slugs.insert(slug) {
            return Err(format!("{name}: another lecture has this slug already"));
        }
    }
    Ok(format!("static LECTURES: &[Bundled] = &[\n{entries}];\n"))
}

fn quizzes(files: &[PathBuf]) -> Result<String, String> {
    let mut ids = BTreeSet::new();
    let mut entries = String::new();
    for path in files {
        let (name, text) = read(path)?;
        let (id, entry) = quiz::generate(&text).map_err(|why| format!("{name}: {why}"))?;
        entries += &entry;
        if !ids.insert(id) {
            return Err(format!("{name}: another quiz has this id already"));
        }
    }
    Ok(format!("static QUIZZES: &[Quiz] = &[\n{entries}];\n"))
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
