//! The documents at the root say what is there: links lead somewhere, and nothing waits to be filled in.

use super::breach::Breach;
use super::source::{Source, root};

/// Breaches of one document.
pub fn truth(document: &Source) -> Vec<Breach> {
    let lines = (1..).zip(document.text.lines());
    lines
        .flat_map(|(number, line)| {
            let gaps = gaps(line).map(|gap| format!("{gap} was never filled in"));
            let dead = links(line).filter(|link| !exists(link)).map(|link| format!("{link} does not exist"));
            gaps.chain(dead).map(|message| Breach::new(&document.path, number, message)).collect::<Vec<_>>()
        })
        .collect()
}

/// Words such as `@TIME@`.
fn gaps(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace().filter(|word| word.len() > 2 && word.starts_with('@') && word.ends_with('@'))
}

/// Where a line's links and pictures lead inside the project.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.contains("://") && !target.starts_with('#'))
}

fn exists(link: &str) -> bool {
    root().join(link.split('#').next().unwrap_or(link)).exists()
}

#[test]
fn a_dead_link_and_a_gap_are_breaches() {
    let bad = Source::sample(
        "README.md",
        "# memlane\nSee [it](no/such/file.md) and [that](https://x.y/).\n| @TIME@ |\n",
    );
    let told: Vec<String> = truth(&bad).iter().map(Breach::to_string).collect();
    assert_eq!(
        told,
        ["README.md:2: no/such/file.md does not exist", "README.md:3: @TIME@ was never filled in"]
    );
}
