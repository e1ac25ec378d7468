//! The project's own source files, read once.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what people write.
const ROOTS: [&str; 6] = ["src", "tests", "www", "make", "static", ".ci"];

/// Folders below them that hold what tools write.
const BUILT: [&str; 4] = ["target", "node_modules", "dist", "test-results"];

/// Endings of the files that rules look at.
const KINDS: [&str; 7] = ["rs", "css", "js", "mjs", "ts", "sh", "awk"];

/// One file.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the root of the project.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Source {
    #[cfg(test)]
    pub fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The name's ending, without the dot.
    pub fn kind(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, kind)| kind)
    }

    /// Whether it belongs to the layers below the page and the JavaScript door.
    pub fn is_low(&self) -> bool {
        ["src/sim/", "src/diagram/", "src/course/"].iter().any(|layer| self.path.starts_with(layer))
    }
}

/// Every source file of the project, by path.
pub fn all() -> Vec<Source> {
    let mut paths = Vec::new();
    ROOTS.iter().for_each(|folder| walk(&root().join(folder), &mut paths));
    paths.sort();
    paths.into_iter().filter_map(|path| source(&path)).collect()
}

/// The text of one file, named from the root of the project.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && !BUILT.iter().any(|built| name == *built) {
            walk(&path, paths);
        } else if path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known)) {
            paths.push(path);
        }
    }
}

fn source(path: &Path) -> Option<Source> {
    let text = fs::read_to_string(path).ok()?;
    let path = path.strip_prefix(root()).ok()?.to_str()?.replace('\\', "/");
    Some(Source { path, text })
}
