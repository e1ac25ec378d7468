//! What the lock file drags in behind a crate, for any target and under any `cfg`.

use std::collections::{BTreeMap, BTreeSet};

use super::breach::Breach;
use super::layers::{is_low, is_outsider};

/// Crates that have no place in the lower layers and yet stand behind one of them.
pub fn outsiders(lock: &str) -> Vec<Breach> {
    let graph = graph(lock);
    let low = graph.keys().filter(|name| is_low(name));
    low.flat_map(|name| {
        behind(name, &graph).into_iter().filter(|used| is_outsider(used)).map(move |used| {
            let message = format!("{used} stands behind {name}: drop the dependency that brings it");
            Breach::new("Cargo.lock", line_of(lock, used), message)
        })
    })
    .collect()
}

type Graph<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Each package's name and the names of its dependencies; versions of one name are taken together.
fn graph(lock: &str) -> Graph<'_> {
    let mut graph = Graph::new();
    for package in lock.split("[[package]]").skip(1) {
        let name = quoted(package.lines().find(|line| line.starts_with("name = ")).unwrap());
        let listed = package.split_once("dependencies = [").map_or("", |(_, rest)| rest);
        let uses = listed.lines().filter(|line| line.starts_with(' ')).map(quoted);
        graph.entry(name).or_default().extend(uses.filter_map(|used| used.split(' ').next()));
    }
    graph
}

fn quoted(line: &str) -> &str {
    line.split('"').nth(1).unwrap()
}

fn behind<'a>(name: &str, graph: &Graph<'a>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&str> = graph.get(name).into_iter().flatten().copied().collect();
    while let Some(next) = waiting.pop() {
        if found.insert(next) {
            waiting.extend(graph.get(next).into_iter().flatten());
        }
    }
    found
}

fn line_of(lock: &str, name: &str) -> usize {
    let wanted = format!("name = \"{name}\"");
    lock.lines().position(|line| line == wanted).map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4

[[package]]
name = \"serde\"
version = \"1.0.0\"

[[package]]
name = \"clever\"
version = \"0.1.0\"
dependencies = [
 \"js-sys 0.3.1\",
]

[[package]]
name = \"js-sys\"
version = \"0.3.1\"

[[package]]
name = \"sim\"
version = \"0.1.0\"
dependencies = [
 \"clever\",
 \"serde\",
]
";

    #[test]
    fn a_browser_behind_a_dependency_is_found() {
        let found = outsiders(LOCK);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 15);
        assert!(outsiders(&LOCK.replace("\"sim\"", "\"app\"")).is_empty());
    }
}
