//! Failing inputs, kept as files in `tests/fuzz/found/`: every later run begins with them.

use std::fs;
use std::path::{Path, PathBuf};

use super::engine::{Target, fingerprint};
use super::input::Input;

/// What was found before.
pub fn all<T: Target>() -> Vec<T::Input> {
    let prefix = format!("{}-", T::NAME);
    let entries = fs::read_dir(folder()).into_iter().flatten().flatten();
    let own = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix));
    let mut paths: Vec<PathBuf> = own.map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().map(|path| T::Input::read(&String::from_utf8_lossy(&fs::read(path).unwrap()))).collect()
}

/// Keeps a failing input; gives what there is to say about it.
pub fn keep<T: Target>(input: &T::Input, reason: &str) -> String {
    let text = input.written();
    let name = format!("{}-{:016x}.txt", T::NAME, fingerprint(&text));
    let kept = fs::create_dir_all(folder()).and_then(|()| fs::write(folder().join(&name), &text));
    let where_ = match kept {
        Ok(()) => format!("kept in tests/fuzz/found/{name}, with which every run begins from now on"),
        Err(error) => format!("not kept in tests/fuzz/found/: {error}"),
    };
    format!("{}: {reason}\nThe input is {where_}:\n{text}", T::NAME)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/found")
}
