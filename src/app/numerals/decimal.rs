//! A text with its hexadecimal numbers written as decimal ones. No web types, so that native tests can read it.

/// The text with each `0x2068` as `8296`; none where there is nothing to change. A number stands by itself: `10x5` and
/// `0x5g` are none. One beyond 64 bits stays as it is.
pub fn decimal(text: &str) -> Option<String> {
    let mut written = String::new();
    let mut rest = text;
    let mut changed = false;
    while let Some(at) = rest.find("0x") {
        let (before, token) = rest.split_at(at);
        written.push_str(before);
        let digits = token.get(2..).map_or(0, hex_digits);
        let (number, after) = token.split_at(2 + digits);
        let alone = !written.ends_with(is_word) && !after.starts_with(is_word);
        let value = number.get(2..).and_then(|digits| u64::from_str_radix(digits, 16).ok());
        match value.filter(|_| alone) {
            Some(value) => written.push_str(&value.to_string()),
            None => written.push_str(number),
        }
        changed |= alone && value.is_some();
        rest = after;
    }
    written.push_str(rest);
    changed.then_some(written)
}

fn hex_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_hexdigit).count()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
