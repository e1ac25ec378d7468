//! What stands behind a flag, read.

use std::fmt;

use super::error::quoted;
use super::flag::Kind;
use super::integer::{integer, size};
use super::malloc::Request;
use super::number::MOST;
use super::seed::Seed;
use super::tables::{MOST_ADDRESSES, MOST_HEAP, MOST_OPERATIONS};

/// The value of a flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Whether a switch is given.
    Switch(bool),
    /// A whole number of any size.
    Seed(Seed),
    /// A number.
    Number(i64),
    /// Bytes.
    Size(i64),
    /// One of the words there are: which, and the word.
    Choice(usize, &'static str),
    /// Addresses, where they are not to be drawn.
    Addresses(Option<Vec<i64>>),
    /// Calls, where they are not to be drawn.
    Requests(Option<Vec<Request>>),
}

impl Kind {
    /// Reads a value of this kind. An error says what is wrong with it and what would be right.
    pub(super) fn read(self, text: &str) -> Result<Value, String> {
        let value = match self {
            Self::Switch => Ok(Value::Switch(true)),
            Self::Seed => integer(text).map(Value::Seed),
            Self::Number(least, most) => number(text, least, most).map(Value::Number),
            Self::Size(least) => size(text).and_then(|size| within(size, least, MOST)).map(Value::Size),
            Self::Drawn => size(text).and_then(drawn).map(Value::Size),
            Self::Choice(words) => choice(text, words),
            Self::Addresses if text.trim() == "-1" => Ok(Value::Addresses(None)),
            Self::Addresses => list(text, MOST_ADDRESSES, address).map(|list| Value::Addresses(Some(list))),
            Self::Requests if text.trim().is_empty() => Ok(Value::Requests(None)),
            Self::Requests => list(text, MOST_OPERATIONS, request).map(|list| Value::Requests(Some(list))),
        };
        value.map_err(|reason| format!("{} will not do: {reason}", quoted(text)))
    }
}

fn number(text: &str, least: i64, most: i64) -> Result<i64, String> {
    let number = integer(text).map_err(|reason| match size(text) {
        Ok(size) => format!("only sizes take k, m and g; write {size}"),
        Err(_) => reason,
    })?;
    within(number.small().unwrap_or(i64::MAX), least, most)
}

fn within(number: i64, least: i64, most: i64) -> Result<i64, String> {
    let fits = (least..=most).contains(&number);
    fits.then_some(number).ok_or_else(|| format!("give {least} to {most}"))
}

fn drawn(size: i64) -> Result<i64, String> {
    if size >= -1 { Ok(size) } else { Err("give 0 or more, or -1 to have it drawn".to_owned()) }
}

fn choice(text: &str, words: &'static [&'static str]) -> Result<Value, String> {
    let chosen = words.iter().enumerate().find(|(_, word)| word.eq_ignore_ascii_case(text));
    let value = chosen.map(|(index, word)| Value::Choice(index, word));
    value.ok_or_else(|| format!("choose {}", words.join(" or ")))
}

fn list<T>(text: &str, most: i64, read: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    let items: Vec<&str> = text.split(',').map(str::trim).collect();
    if items.len() > usize::try_from(most).unwrap_or(usize::MAX) {
        return Err(format!("it lists {}; list at most {most}", items.len()));
    }
    items.into_iter().map(read).collect()
}

fn address(item: &str) -> Result<i64, String> {
    let address = integer(item).ok().and_then(|address| address.small()).filter(|address| *address >= 0);
    address.ok_or_else(|| format!("{} is no address; list them like 0,108,0x7f", quoted(item)))
}

fn request(item: &str) -> Result<Request, String> {
    let wrong = || {
        format!(
            "{} is no operation; write +10 to allocate 10 bytes and -0 to free the first block",
            quoted(item)
        )
    };
    let number = |digits: &str| {
        let decimal = digits.bytes().all(|digit| digit.is_ascii_digit());
        integer(digits).ok().and_then(|number| number.small()).filter(|_| decimal)
    };
    let (sign, digits) = item.split_at_checked(1).ok_or_else(wrong)?;
    match (sign, number(digits).ok_or_else(wrong)?) {
        ("+", 0) => Err("+0 allocates nothing; ask for 1 byte or more".to_owned()),
        ("+", size) if size > MOST_HEAP => {
            Err(format!("{} is larger than every heap; ask for at most {MOST_HEAP}", quoted(item)))
        }
        ("+", size) => Ok(Request::Allocate(size)),
        ("-", id) => Ok(Request::Free(id)),
        _ => Err(wrong()),
    }
}

/// As one would give it to a flag.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seed(seed) => write!(f, "{seed}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Size(size) => short(*size, f),
            Self::Choice(_, word) => f.write_str(word),
            Self::Addresses(Some(list)) => joined(list, f),
            Self::Requests(Some(list)) => joined(list, f),
            Self::Switch(_) | Self::Addresses(None) | Self::Requests(None) => Ok(()),
        }
    }
}

/// A size with the largest of k, m and g that leaves no fraction.
fn short(size: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let units = [(1 << 30, "g"), (1 << 20, "m"), (1 << 10, "k")];
    let unit = units.into_iter().find(|(unit, _)| size > 0 && size % unit == 0);
    let (unit, letter) = unit.unwrap_or((1, ""));
    write!(f, "{}{letter}", size / unit)
}

fn joined<T: fmt::Display>(list: &[T], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (place, item) in list.iter().enumerate() {
        write!(f, "{}{item}", if place > 0 { "," } else { "" })?;
    }
    Ok(())
}
