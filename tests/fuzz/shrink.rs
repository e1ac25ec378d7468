//! Failing inputs made small: part after part is left out for as long as the rest still fails.

use std::sync::Arc;

use super::engine::Target;
use super::input::Input;

/// Most inputs that are tried to make one small.
const PATIENCE: usize = 3_000;

/// The smallest input found that fails too, not always for the same reason, and what it breaks.
pub fn small<T: Target>(
    (mut reason, mut input): (String, Arc<T::Input>),
    fails: impl Fn(&Arc<T::Input>) -> Option<String>,
) -> (String, Arc<T::Input>) {
    let mut left = PATIENCE;
    let mut next = input.smaller().into_iter();
    while let Some(smaller) = next.next().filter(|_| left > 0) {
        left -= 1;
        let smaller = Arc::new(smaller);
        if let Some(why) = fails(&smaller) {
            (reason, input) = (why, smaller);
            next = input.smaller().into_iter();
        }
    }
    // Once more, so that it is the last that ran.
    (fails(&input).unwrap_or(reason), input)
}

/// A text without one of its lines, or one of its words, or one of its characters.
pub fn texts(text: &str) -> Vec<String> {
    let lines = text.split_inclusive('\n');
    let words = text.split_inclusive([' ', '\n']);
    let characters = text.split_inclusive(|_| true);
    [without_each(lines), without_each(words), without_each(characters)].concat()
}

fn without_each<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let parts: Vec<&str> = parts.collect();
    (0..parts.len()).map(|left_out| [&parts[..left_out], &parts[left_out + 1..]].concat().concat()).collect()
}
