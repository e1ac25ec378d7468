//! Files and functions stay small.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::breach::Breach;
use super::source::Source;

/// Most lines of a file.
const LONGEST_FILE: usize = 500;

/// Most lines of a function, from `fn` to its closing brace.
const LONGEST_FUNCTION: usize = 60;

/// The file, if it is too long.
pub fn file(source: &Source) -> Vec<Breach> {
    let lines = source.text.lines().count();
    if lines <= LONGEST_FILE {
        return Vec::new();
    }
    let message = format!("{lines} lines; at most {LONGEST_FILE}: give each concept a file of its own");
    vec![Breach::new(&source.path, LONGEST_FILE + 1, message)]
}

/// Functions that are too long.
pub fn functions(source: &Source) -> Vec<Breach> {
    if source.kind() != "rs" {
        return Vec::new();
    }
    match syn::parse_file(&source.text) {
        Ok(file) => {
            let mut finder = Finder { path: &source.path, breaches: Vec::new() };
            finder.visit_file(&file);
            finder.breaches
        }
        Err(error) => vec![Breach::new(&source.path, error.span().start().line, format!("no Rust: {error}"))],
    }
}

struct Finder<'a> {
    path: &'a str,
    breaches: Vec<Breach>,
}

impl Finder<'_> {
    fn measure(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let line = |span: Span| (span.start().line, span.end().line);
        let (start, _) = line(signature.span());
        let (_, end) = line(body.span());
        let lines = end + 1 - start;
        if lines > LONGEST_FUNCTION {
            let message = format!(
                "function {} has {lines} lines; at most {LONGEST_FUNCTION}: give its parts names of their own",
                signature.ident
            );
            self.breaches.push(Breach::new(self.path, start, message));
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.measure(&function.sig, body);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(lines: usize, before: &str, after: &str) -> Source {
        let body = "    let _ = 1;\n".repeat(lines - 2);
        Source::sample("a.rs", &format!("{before}fn f() {{\n{body}}}\n{after}"))
    }

    #[test]
    fn a_long_file_is_found() {
        assert!(file(&Source::sample("a.css", &"a\n".repeat(500))).is_empty());
        assert_eq!(file(&Source::sample("a.css", &"a\n".repeat(501))).len(), 1);
    }

    #[test]
    fn a_long_function_is_found_wherever_it_stands() {
        assert!(functions(&function(60, "", "")).is_empty());
        assert_eq!(functions(&function(61, "//! A.\n\n", "")).first().map(|breach| breach.line), Some(3));
        assert_eq!(functions(&function(61, "impl A {\n", "}")).len(), 1);
        assert_eq!(functions(&function(61, "trait A {\n", "}")).len(), 1);
        assert_eq!(functions(&function(61, "mod m { impl A {\n", "}}")).len(), 1);
        assert_eq!(functions(&function(61, "fn outer() { let _ = 1;\n", "}")).len(), 2);
    }
}
