//! House rules that prose alone does not keep: layers, what the machine may not use, headers and sizes.
//!
//! Each rule is a function from manifests or sources to breaches, and is itself tested on a small bad sample.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// What a rule finds: where, and what would be right.
#[path = "tidy/breach.rs"]
mod breach;
/// The documents at the root are true of what is there.
#[path = "tidy/docs.rs"]
mod docs;
/// Every file starts by saying what it is.
#[path = "tidy/header.rs"]
mod header;
/// Which crate of the workspace may use which, and which crates stay out of the lower layers.
#[path = "tidy/layers.rs"]
mod layers;
/// What the lock file drags in behind a crate.
#[path = "tidy/lock.rs"]
mod lock;
/// No clock, no chance, no hash map, no browser below the page.
#[path = "tidy/pure.rs"]
mod pure;
/// Files and functions stay small.
#[path = "tidy/size.rs"]
mod size;
/// The project's own source files.
#[path = "tidy/source.rs"]
mod source;
/// Views know no mechanism.
#[path = "tidy/views.rs"]
mod views;

use breach::{Breach, none};
use source::Source;

fn over_sources(rule: impl Fn(&Source) -> Vec<Breach>) {
    none(source::all().iter().flat_map(rule).collect());
}

#[test]
fn crates_use_only_the_layers_below() {
    none(layers::edges(&layers::packages()));
}

#[test]
fn no_manifest_of_the_lower_layers_names_a_browser_a_clock_or_chance() {
    none(layers::outsiders(&layers::packages()));
}

#[test]
fn nothing_drags_a_browser_a_clock_or_chance_into_the_lower_layers() {
    none(lock::outsiders(&source::read("Cargo.lock")));
}

#[test]
fn the_lower_layers_use_no_clock_no_chance_no_hash_map_and_no_browser() {
    over_sources(pure::words);
}

#[test]
fn every_file_says_what_it_is() {
    over_sources(header::header);
}

#[test]
fn no_view_names_a_mechanism() {
    over_sources(views::mechanisms);
}

#[test]
fn the_documents_lead_somewhere_and_are_filled_in() {
    let documents =
        ["README.md", "ARCHITECTURE.md", "AUTHORING.md", "CONTRIBUTING.md", "COVERAGE.md", "MODEL.md"];
    let read = |path: &str| Source { path: path.to_owned(), text: source::read(path) };
    none(documents.into_iter().map(read).flat_map(|document| docs::truth(&document)).collect());
}

#[test]
fn no_file_is_long() {
    over_sources(size::file);
}

#[test]
fn no_function_is_long() {
    over_sources(size::functions);
}

#[test]
fn the_walk_finds_the_project() {
    let sources = source::all();
    let found = |path: &str| sources.iter().any(|source| source.path == path);
    for path in ["src/sim/lib.rs", "src/app/doors/whole.rs", "tests/tidy.rs", "make/test.sh"] {
        assert!(found(path), "{path} was not found");
    }
    assert!(!sources.iter().any(|source| source.path.contains("node_modules")));
}
