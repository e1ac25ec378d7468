//! Whole numbers as the originals' flags write them.

use super::number::MOST;
use super::seed::Seed;

/// A whole number: 7, -7, 0x7, 0b111, and with a leading 0 in octal, 07. An error says what is wrong with it.
pub(super) fn integer(text: &str) -> Result<Seed, String> {
    let unsigned = text.strip_prefix(['-', '+']);
    let digits = unsigned.unwrap_or(text);
    let prefixed =
        |lower: &str, upper: &str| digits.strip_prefix(lower).or_else(|| digits.strip_prefix(upper));
    let octal = unsigned.is_none() && digits.len() > 1 && digits.starts_with('0');
    let (digits, radix) = match (prefixed("0x", "0X"), prefixed("0b", "0B")) {
        (Some(hex), _) => (hex, 16),
        (_, Some(binary)) => (binary, 2),
        _ => (digits, if octal { 8 } else { 10 }),
    };
    if digits.len() > Seed::MOST_DIGITS {
        return Err(format!("it has more than {} digits; write a shorter number", Seed::MOST_DIGITS));
    }
    let number = Seed::from_digits(text.starts_with('-'), digits, radix);
    number.ok_or_else(|| match radix {
        8 if digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            "a leading 0 makes it octal, which has the digits 0 to 7; leave the 0 away".to_owned()
        }
        _ => "it is not a whole number; write it like 7, 0x7 or 0b111".to_owned(),
    })
}

/// A size: a whole number, with k, m or g for 2^10, 2^20 or 2^30 times as many. A leading 0 means nothing.
pub(super) fn size(text: &str) -> Result<i64, String> {
    let shift = match text.chars().next_back() {
        Some('k' | 'K') => 10,
        Some('m' | 'M') => 20,
        Some('g' | 'G') => 30,
        _ => 0,
    };
    let digits = if shift > 0 { text.get(..text.len() - 1).unwrap_or_default() } else { text };
    let bare = digits.trim_start_matches('0');
    let decimal = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    let number = integer(if decimal && bare.is_empty() {
        "0"
    } else if decimal {
        bare
    } else {
        digits
    });
    let size = number.map_err(|reason| match reason {
        reason if reason.starts_with("it is not") => {
            "it is not a size; write it like 1024, 0x400 or 1k".to_owned()
        }
        reason => reason,
    })?;
    let bytes =
        size.small().and_then(|size| size.checked_mul(1 << shift)).filter(|bytes| bytes.abs() <= MOST);
    bytes.ok_or_else(|| format!("it is larger than every size there is; give at most {MOST}"))
}
