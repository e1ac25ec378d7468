//! Texts to begin with: the project's own scenarios, programs and traces, and the words in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sim::{Command, Scenario};

/// Every `.sim` text of the project: golden cases, the home page, the lectures' blocks.
pub fn scenarios() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut texts: Vec<String> =
        files(&root.join("tests/cases"), "sim").iter().map(|path| read(path)).collect();
    texts.push(read(&root.join("src/app/home.sim")));
    for path in files(&root.join("src/course/lectures"), "md") {
        let text = read(&path);
        let blocks = text.split("```sim\n").skip(1).filter_map(|rest| rest.split("```").next());
        texts.extend(blocks.map(str::to_owned));
    }
    texts
}

/// Every program in them.
pub fn programs() -> Vec<String> {
    let scenarios = scenarios().into_iter().filter_map(|text| Scenario::parse(&text).ok());
    let commands = scenarios.flat_map(|scenario| scenario.commands);
    let programs: BTreeSet<String> = commands.filter_map(program).collect();
    programs.into_iter().collect()
}

/// The words of texts, and the halves of words such as `memory=64K`.
pub fn words(texts: &[String]) -> Vec<String> {
    let mut words = BTreeSet::new();
    for word in texts.iter().flat_map(|text| text.split_whitespace()) {
        words.insert(word.to_owned());
        words.extend(word.split_inclusive(['=', ',', '(', ')', ':']).map(str::to_owned));
    }
    words.into_iter().collect()
}

/// The files of that ending in a folder and below, by path.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|kind| kind == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn program(command: Command) -> Option<String> {
    match command {
        Command::Create(spec) => spec.program,
        _ => None,
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}
