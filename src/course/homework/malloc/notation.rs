//! A free list in the book's notation: `[ addr:1000 sz:3 ][ addr:1003 sz:97 ]`.

use super::FreeBlock;
use crate::homework::error::quoted;
use crate::homework::typed::number;

/// Writes a list.
pub(super) fn written(list: &[FreeBlock]) -> String {
    if list.is_empty() {
        return "[ ]".to_owned();
    }
    list.iter().map(|block| format!("[ addr:{} sz:{} ]", block.address, block.size)).collect()
}

/// Reads a list as the book writes it, with or without the `Free List [ Size 2 ]:` before it, or as `1000:3, 1003:97`. An error
/// says how to write one.
pub(super) fn read(text: &str) -> Result<Vec<FreeBlock>, String> {
    let lower = text.trim().to_ascii_lowercase();
    if lower.is_empty() {
        return Err(format!("Nothing is typed yet: {HOW}"));
    }
    let list = without_title(&lower);
    let empty = matches!(list.trim(), "empty" | "none" | "-");
    let blank = |letter: char| letter.is_whitespace() || "[](){}:,;=".contains(letter);
    let words = list.split(blank).filter(|word| !word.is_empty() && !NAMES.contains(word));
    let numbers = words.filter(|_| !empty).map(|word| match number(word) {
        Some((number, _)) => Ok(number),
        None => Err(format!("{} is no number: {HOW}", quoted(word))),
    });
    let numbers: Vec<i64> = numbers.collect::<Result<_, _>>()?;
    if numbers.len() % 2 == 1 {
        return Err(format!("Each block has an address and a size, and one of them is missing: {HOW}"));
    }
    Ok(numbers.chunks_exact(2).filter_map(block).collect())
}

const HOW: &str = "write the list like [ addr:1000 sz:3 ][ addr:1003 sz:97 ] or 1000:3, 1003:97, and an empty one like [ ].";

const NAMES: [&str; 6] = ["addr", "address", "sz", "size", "->", "and"];

fn without_title(lower: &str) -> &str {
    let Some(rest) = lower.strip_prefix("free list") else { return lower };
    let rest = rest.trim_start();
    let counted = rest.strip_prefix('[').map(str::trim_start).is_some_and(|rest| rest.starts_with("size"));
    let behind = if counted { rest.split_once(']').map_or("", |(_, behind)| behind) } else { rest };
    behind.trim_start().trim_start_matches(':')
}

fn block(pair: &[i64]) -> Option<FreeBlock> {
    match *pair {
        [address, size] => Some(FreeBlock { address, size }),
        _ => None,
    }
}
