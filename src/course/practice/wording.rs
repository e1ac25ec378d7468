//! Words that questions of several topics need.

use sim::{Mechanism, Policy};

/// So many of something: “1 load”, “3 fetches”.
pub(super) fn count(number: u64, one: &str, more: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {more}") }
}

/// A sentence begins with a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A policy in words: “first fit”.
pub(super) fn policy(policy: Policy) -> String {
    policy.name().replace('-', " ")
}

/// A mechanism as a computer may have it: “a base register”, “base and bounds”.
pub(super) fn mechanism(mechanism: Mechanism) -> String {
    match mechanism {
        Mechanism::Base => "a base register".to_owned(),
        other => other.name().replace('-', " "),
    }
}
