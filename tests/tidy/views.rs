//! Views draw regions, registers and steps: none asks which mechanism it is, so a new one needs no view.

use super::breach::Breach;
use super::source::Source;

/// Places in the page and the figure that name one mechanism.
pub fn mechanisms(source: &Source) -> Vec<Breach> {
    let is_view = source.path.starts_with("src/app/") || source.path.starts_with("src/diagram/");
    let lines = (1..).zip(source.text.lines()).filter(|_| is_view);
    let named =
        lines.filter(|(_, line)| line.split("Mechanism::").skip(1).any(|rest| !rest.starts_with("ALL")));
    let message = "a view must not know one mechanism from another: draw what the snapshot says";
    named.map(|(number, _)| Breach::new(&source.path, number, message)).collect()
}

#[test]
fn a_view_that_names_a_mechanism_is_a_breach() {
    let bad = Source::sample("src/app/view.rs", "//! A view.\nif mechanism == Mechanism::Segmentation {}\n");
    assert_eq!(mechanisms(&bad).iter().map(|breach| breach.line).collect::<Vec<_>>(), [2]);
    let good = Source::sample("src/app/view.rs", "//! A view.\nMechanism::ALL.iter()\n");
    assert_eq!(mechanisms(&good), []);
}
