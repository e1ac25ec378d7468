//! Finds the lectures and quizzes, checks the quizzes, and writes both down as Rust for the library to include.

#[path = "build/quiz.rs"]
mod quiz;

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
    write(&out.join("lectures.rs"), &lectures(&files("lectures", "md")?))?;
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

fn lectures(files: &[PathBuf]) -> String {
    let entry = |path: &PathBuf| {
        let path = path.to_string_lossy().replace('\\', "/");
        format!("    ({path:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\"))),\n")
    };
    let entries: String = files.iter().map(entry).collect();
    format!("const LECTURES: &[(&str, &str)] = &[\n{entries}];\n")
}

fn quizzes(files: &[PathBuf]) -> Result<String, String> {
    let mut ids = BTreeSet::new();
    let mut entries = String::new();
    for path in files {
        let name = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        let (id, entry) = quiz::generate(&text).map_err(|why| format!("{name}: {why}"))?;
        entries += &entry;
        if !ids.insert(id) {
            return Err(format!("{name}: another quiz has this id already"));
        }
    }
    Ok(format!("static QUIZZES: &[Quiz] = &[\n{entries}];\n"))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
