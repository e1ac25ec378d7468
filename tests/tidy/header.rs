//! Every file starts by saying what it is.

use super::breach::Breach;
use super::source::Source;

/// The first line is the header: `//!` in Rust, a comment elsewhere, behind `#!` where there is one.
pub fn header(source: &Source) -> Vec<Breach> {
    let wanted: &[&str] = match source.kind() {
        "rs" => &["//! "],
        "css" => &["/*"],
        "sh" | "awk" => &["# "],
        _ => &["// ", "/*"],
    };
    let line = usize::from(source.text.starts_with("#!") && source.kind() != "rs");
    let first = source.text.lines().nth(line).unwrap_or("");
    if wanted.iter().any(|start| first.starts_with(start)) {
        return Vec::new();
    }
    let message = format!(
        "a file starts by saying what it is: its first line is `{} …`, one sentence",
        wanted[0].trim()
    );
    vec![Breach::new(&source.path, line + 1, message)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaches(path: &str, text: &str) -> usize {
        header(&Source::sample(path, text)).len()
    }

    #[test]
    fn a_file_without_a_header_is_found() {
        assert_eq!(breaches("a.rs", "//! What it is.\n"), 0);
        assert_eq!(breaches("a.rs", "// A note.\nfn f() {}"), 1);
        assert_eq!(breaches("a.rs", ""), 1);
        assert_eq!(breaches("a.rs", "#![allow(missing_docs)]\n//! Too late."), 1);
        assert_eq!(breaches("a.css", "/* What it is. */"), 0);
        assert_eq!(breaches("a.css", ".a { color: red }"), 1);
        assert_eq!(breaches("a.mjs", "#!/usr/bin/env node\n// What it is."), 0);
        assert_eq!(breaches("a.ts", "import x from 'y'"), 1);
        assert_eq!(breaches("a.sh", "#!/bin/sh\necho"), 1);
    }
}
