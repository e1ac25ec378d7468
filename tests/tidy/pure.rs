//! No clock, no chance, no hash map, no browser below the page.

use proc_macro2::{TokenStream, TokenTree};

use super::breach::Breach;
use super::source::Source;

/// Names of std that the lower layers may not use, and what is right instead.
const STD: [(&[&str], &str); 3] = [
    (&["Instant", "SystemTime"], "time is handed in, as nanoseconds of the simulation"),
    (&["RandomState", "DefaultHasher"], "a seed is handed in"),
    (&["HashMap", "HashSet"], "its order differs from run to run: use BTreeMap or BTreeSet"),
];

/// Crates that touch a browser, as sources name them.
const BROWSER: [&str; 6] =
    ["wasm_bindgen", "wasm_bindgen_futures", "web_sys", "js_sys", "yew", "serde_wasm_bindgen"];

/// Words in the code of the lower layers (not in comments and strings) that do not belong there.
pub fn words(source: &Source) -> Vec<Breach> {
    if !source.is_low() || source.kind() != "rs" {
        return Vec::new();
    }
    let Ok(tokens) = source.text.parse::<TokenStream>() else {
        return vec![Breach::new(&source.path, 1, "this file has no balanced brackets: it is no Rust")];
    };
    let mut breaches = Vec::new();
    look(tokens, &mut |word, line| {
        breaches.extend(wrong(word).map(|right| {
            Breach::new(&source.path, line, format!("`{word}` does not belong in this layer: {right}"))
        }));
    });
    breaches
}

fn wrong(word: &str) -> Option<&'static str> {
    if BROWSER.contains(&word) || word.starts_with("gloo") {
        return Some("the browser is seen only by src/app and src/wasm");
    }
    STD.iter().find(|(words, _)| words.contains(&word)).map(|(_, right)| *right)
}

fn look(tokens: TokenStream, found: &mut impl FnMut(&str, usize)) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => look(group.stream(), found),
            TokenTree::Ident(ident) => found(&ident.to_string(), ident.span().start().line),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        words(&Source::sample(path, text)).iter().map(|breach| breach.line).collect()
    }

    #[test]
    fn a_clock_a_hash_map_and_a_browser_are_found() {
        let bad =
            "//! Bad.\nuse std::time::Instant;\nfn f() {\n    let m: std::collections::HashMap<u8, u8>;\n}\n";
        assert_eq!(lines("src/sim/bad.rs", bad), [2, 4]);
        assert_eq!(lines("src/course/bad.rs", "#[cfg(target_arch = \"wasm32\")]\nuse js_sys::Date;"), [2]);
        assert_eq!(lines("src/diagram/bad.rs", "macro_rules! m { () => { gloo_timers::now() } }"), [1]);
    }

    #[test]
    fn words_in_comments_and_in_upper_layers_are_not() {
        assert!(lines("src/sim/good.rs", "//! No HashMap.\nconst S: &str = \"Instant\";\n").is_empty());
        assert!(lines("src/app/good.rs", "use js_sys::Date;").is_empty());
    }
}
