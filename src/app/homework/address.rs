//! What stands behind `#/homework` in an address: which simulator, its flags, one problem or a sheet of ten. No web
//! types, so that native tests can read it.

use std::fmt;

use course::homework::Flags;

/// The address of a problem, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The simulator as it is written there; empty where none is.
    pub simulator: String,
    /// The flags, or a whole command line; none where there is no `flags=`.
    pub flags: Option<String>,
    /// Whether it is a sheet of ten problems.
    pub sheet: bool,
}

impl Address {
    /// Reads `/relocation?flags=-s%201&sheet=1`.
    pub fn parse(rest: &str) -> Self {
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let value = |name: &str| {
            query
                .split('&')
                .find_map(|part| part.split_once('=').filter(|(key, _)| *key == name))
                .map(|(_, v)| v)
        };
        Self {
            simulator: decoded(path.trim_matches('/')),
            flags: value("flags").map(decoded),
            sheet: value("sheet") == Some("1"),
        }
    }

    /// The address of the problem of these flags, or of ten of them.
    pub fn of(flags: &Flags, sheet: bool) -> Self {
        let line = flags.to_string();
        let given = line.split_once(' ').map_or("", |(_, given)| given);
        Self { simulator: flags.simulator().name().to_owned(), flags: Some(given.to_owned()), sheet }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", encoded(&self.simulator))?;
        if let Some(flags) = &self.flags {
            write!(f, "?flags={}", encoded(flags))?;
        }
        let joint = if self.flags.is_some() { '&' } else { '?' };
        if self.sheet { write!(f, "{joint}sheet=1") } else { Ok(()) }
    }
}

/// `-s%201` to `-s 1`. A percent sign that begins no such triple stands for itself.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let byte = Some(behind).filter(|_| *first == b'%').and_then(hex);
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The byte that two hexadecimal digits in front are.
fn hex(text: &[u8]) -> Option<u8> {
    let digit = |place: usize| char::from(*text.get(place)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// `-s 1` to `-s%201`.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~,+:/".contains(&byte);
    let mut written = String::new();
    for byte in text.bytes() {
        match byte {
            byte if plain(byte) => written.push(char::from(byte)),
            byte => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}
