//! Numbers in sentences.

/// A number as the book writes it and as the machine does: "1000 (0x3e8)".
pub(super) fn both(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{number} ({sign}{:#x})", number.unsigned_abs())
}

/// So many bytes.
pub(super) fn bytes(number: i64) -> String {
    format!("{} byte{}", both(number), if number == 1 { "" } else { "s" })
}

/// The largest number that a double, and so JavaScript, counts to without a gap.
pub(super) const MOST: i64 = (1 << 53) - 1;
