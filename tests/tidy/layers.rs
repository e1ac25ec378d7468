//! Which crate of the workspace may use which, and which crates stay out of the lower layers.
//!
//! ```text
//! sim <- diagram <- app      sim, diagram, course <- memlane (the JavaScript door)
//! sim <- course  <- app      course <- pack         course, pack <- side
//! tests see all but app
//! ```

use std::process::Command;

use serde_json::Value;

use super::breach::Breach;
use super::source::root;

/// Each crate and the crates of this workspace that it may use.
const ALLOWED: [(&str, &[&str]); 9] = [
    ("sim", &[]),
    ("diagram", &["sim"]),
    ("course", &["sim"]),
    ("memlane", &["sim", "diagram", "course"]),
    ("app", &["sim", "diagram", "course"]),
    ("pack", &["sim", "course"]),
    ("side", &["course", "pack"]),
    ("tests", &["sim", "diagram", "course", "pack", "memlane"]),
    ("benches", &["sim"]),
];

/// Crates that draw, touch a browser, read a clock or roll dice.
const OUTSIDERS: [&str; 17] = [
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "web-sys",
    "js-sys",
    "yew",
    "serde-wasm-bindgen",
    "console_error_panic_hook",
    "web-time",
    "instant",
    "chrono",
    "time",
    "jiff",
    "rand",
    "rand_core",
    "getrandom",
    "fastrand",
    "ahash",
];

/// A crate of the workspace and what its manifest names, of any kind and for any target.
pub struct Package {
    /// The crate's name.
    pub name: String,
    /// Names of what it uses.
    pub uses: Vec<String>,
}

/// The crates of the workspace as `cargo metadata` tells them.
pub fn packages() -> Vec<Package> {
    let arguments = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
    let told = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let metadata: Value = serde_json::from_slice(&told.stdout).unwrap();
    list(&metadata["packages"]).map(package).collect()
}

/// Edges between crates of the workspace that are not allowed.
pub fn edges(packages: &[Package]) -> Vec<Breach> {
    let ours = |name: &str| packages.iter().any(|package| package.name == name);
    let wrong = |package: &Package| {
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == package.name) else {
            let message = format!(
                "crate {} is in no layer: name what it may use in tests/tidy/layers.rs",
                package.name
            );
            return vec![Breach::new("Cargo.toml", 1, message)];
        };
        let uses = package.uses.iter().filter(|used| ours(used) && !allowed.contains(&used.as_str()));
        uses.map(|used| {
            let right = if allowed.is_empty() { "nothing".into() } else { allowed.join(", ") };
            let message =
                format!("{} must not use {used}: of this workspace it may use {right}", package.name);
            Breach::new(&manifest(&package.name), 1, message)
        })
        .collect()
    };
    packages.iter().flat_map(wrong).collect()
}

/// Dependencies of the lower layers that draw, touch a browser, read a clock or roll dice.
pub fn outsiders(packages: &[Package]) -> Vec<Breach> {
    let low = packages.iter().filter(|package| is_low(&package.name));
    low.flat_map(|package| {
        package.uses.iter().filter(|used| is_outsider(used)).map(|used| {
            let message =
                format!("{} must not use {used}: browser, clock and chance stay above it", package.name);
            Breach::new(&manifest(&package.name), 1, message)
        })
    })
    .collect()
}

/// Whether a crate of this workspace lies below the page and the JavaScript door.
pub fn is_low(name: &str) -> bool {
    ["sim", "diagram", "course"].contains(&name)
}

/// Whether a crate has no place in the lower layers.
pub fn is_outsider(name: &str) -> bool {
    OUTSIDERS.contains(&name) || name.starts_with("gloo")
}

fn manifest(name: &str) -> String {
    match name {
        "tests" => "tests/Cargo.toml".into(),
        "benches" => "tests/benches/Cargo.toml".into(),
        "memlane" => "src/wasm/Cargo.toml".into(),
        _ => format!("src/{name}/Cargo.toml"),
    }
}

fn package(value: &Value) -> Package {
    let uses = list(&value["dependencies"]).map(|used| text(&used["name"])).collect();
    Package { name: text(&value["name"]), uses }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(edges: &[(&str, &[&str])]) -> Vec<Package> {
        let package = |(name, uses): &(&str, &[&str])| Package {
            name: (*name).to_owned(),
            uses: uses.iter().map(|used| (*used).to_owned()).collect(),
        };
        edges.iter().map(package).collect()
    }

    #[test]
    fn an_edge_upwards_is_found() {
        let found = edges(&sample(&[("sim", &["diagram"]), ("diagram", &["sim", "serde"])]));
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].to_string(),
            "src/sim/Cargo.toml:1: sim must not use diagram: of this workspace it may use nothing"
        );
        assert_eq!(edges(&sample(&[("app", &["sim"]), ("tests", &["app"]), ("sim", &[])])).len(), 1);
        assert_eq!(edges(&sample(&[("novel", &[])])).len(), 1);
    }

    #[test]
    fn the_workspace_has_every_layer() {
        let packages = packages();
        for (name, _) in ALLOWED {
            assert!(packages.iter().any(|package| package.name == name), "{name} is missing");
        }
    }

    #[test]
    fn a_browser_below_the_page_is_found() {
        let found = outsiders(&sample(&[("sim", &["serde", "js-sys"]), ("course", &["gloo-timers"])]));
        assert_eq!(found.len(), 2);
        assert!(outsiders(&sample(&[("app", &["yew"]), ("tests", &["rand"])])).is_empty());
    }
}
