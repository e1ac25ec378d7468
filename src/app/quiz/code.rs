//! A results code: which quiz, who, and every move, so that a teacher's page runs the quiz again and counts for itself. No
//! web types, so that native tests can read it.
//!
//! ```text
//! m1 AbCdEf…      written without the space
//! |  `- base64url: the check, 4 bytes; the quiz's address; the name; a line of moves for each task
//! `- the version
//! ```
//!
//! The check finds a code that was cut off or mistyped. It does not prove who sat at the keyboard: no code can.

use data_encoding::BASE64URL_NOPAD;

/// The form that is written and read.
const VERSION: &str = "m1";

/// The longest code that is read, in characters.
const LONGEST: usize = 20_000;

/// Most characters of a name.
pub const LONGEST_NAME: usize = 60;

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// What stands behind `#/quiz` in the quiz's address.
    pub address: String,
    /// Who did it, in one line; may be empty.
    pub name: String,
    /// A line of moves for each task.
    pub moves: String,
}

impl Handed {
    /// As a code.
    pub fn code(&self) -> String {
        let name: String = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name: String = name.chars().take(LONGEST_NAME).collect();
        let text = format!("{}\n{name}\n{}", self.address, self.moves);
        let mut bytes = crc32fast::hash(text.as_bytes()).to_le_bytes().to_vec();
        bytes.extend(text.as_bytes());
        format!("{VERSION}{}", BASE64URL_NOPAD.encode(&bytes))
    }

    /// Finds the code in a line, whatever stands around it: “Ada: m1AbCd…”.
    pub fn found(line: &str) -> &str {
        let is_code = |word: &&str| word.starts_with(VERSION) && word.len() > 2 * VERSION.len();
        line.split_whitespace().find(is_code).unwrap_or(line)
    }

    /// Reads a code; blanks and line breaks, as mail programs put them in, are no part of it. An error is a sentence.
    pub fn read(code: &str) -> Result<Self, String> {
        let code: String = code.split_whitespace().collect();
        let Some(body) = code.strip_prefix(VERSION) else {
            return Err(format!("A results code begins with {VERSION}; this does not."));
        };
        if code.len() > LONGEST {
            return Err(format!("A results code has at most {LONGEST} characters; this has {}.", code.len()));
        }
        let damaged = || "This code was cut off or changed: ask for it again, copied whole.".to_owned();
        let bytes = BASE64URL_NOPAD.decode(body.as_bytes()).map_err(|_| damaged())?;
        let (check, text) = bytes.split_first_chunk::<4>().ok_or_else(damaged)?;
        if crc32fast::hash(text).to_le_bytes() != *check {
            return Err(damaged());
        }
        let text = std::str::from_utf8(text).map_err(|_| damaged())?;
        let mut parts = text.splitn(3, '\n').map(str::to_owned);
        let (Some(address), Some(name), Some(moves)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(damaged());
        };
        Ok(Self { address, name, moves })
    }
}
