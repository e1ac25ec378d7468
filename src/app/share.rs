//! Share links: a whole scenario, and the position in it, as a short text for an address. No web types, so that native
//! tests can read it.
//!
//! ```text
//! 1 iQEA VSfF D5MAMAxvACEzS5cBAGcACm8A…       written without the spaces
//! | |    |    `- an LZ4 block: the position, a line break, the scenario as `.sim`
//! | |    `- their check, 3 bytes
//! | `- how many bytes that is, 3 bytes, the lowest first
//! `- the version; what follows it is base64url without padding
//! ```

use data_encoding::BASE64URL_NOPAD;
use lz4_flex::block::{compress_with_dict, decompress_into_with_dict};
use sim::Scenario;

/// A longer link is better given away as a file: characters that browsers, chats and mail still let through.
pub const MOST_IN_A_LINK: usize = 8000;

/// The form that is written and read. With another dictionary, or another order of things, it is another version.
const VERSION: char = '1';

/// What scenarios are made of, so that even a short one is shorter in a link. Fixed for ever in this version.
const DICTIONARY: &[u8] = include_bytes!("share/dictionary.txt");

/// The longest text that is unpacked, in bytes: nobody can fill a browser's memory by a link.
const MOST_UNPACKED: usize = 8 << 20;

/// No byte of an LZ4 block stands for more bytes than this.
const MOST_FROM_A_BYTE: usize = 255;

const DAMAGED: &str = "this link was cut off or changed on its way: copy it again, up to its last character";

/// The text of a link to a scenario after so many commands. It has letters, digits, `-` and `_` only.
pub fn encode(scenario: &Scenario, position: usize) -> String {
    let text = format!("{position}\n{scenario}");
    let mut packed = vec![];
    packed.extend(three(text.len()));
    packed.extend(check(text.as_bytes()));
    packed.extend(compress_with_dict(text.as_bytes(), DICTIONARY));
    let mut link = String::from(VERSION);
    BASE64URL_NOPAD.encode_append(&packed, &mut link);
    link
}

/// The scenario of a link and the position in it, which is at most the number of its commands.
///
/// An error is a sentence without its full stop: the link is of another version, was cut off or changed, or holds
/// what is too long, or what is no scenario; then line and column are named.
pub fn decode(text: &str) -> Result<(Scenario, usize), String> {
    let text = unpack(&packed(text)?)?;
    let (position, scenario) = text.split_once('\n').ok_or(DAMAGED)?;
    let position: u64 = position.parse().map_err(|_| DAMAGED)?;
    let scenario = Scenario::parse(scenario)
        .map_err(|error| format!("the scenario in this link cannot be read: {error}"))?;
    let end = scenario.commands.len();
    Ok((scenario, usize::try_from(position).map_or(end, |position| position.min(end))))
}

/// The bytes behind the version.
fn packed(text: &str) -> Result<Vec<u8>, String> {
    let Some(body) = text.strip_prefix(VERSION) else {
        return Err(match text.chars().next() {
            Some(other) => format!(
                "this link begins with \u{201c}{other}\u{201d}, and this page reads only those that begin with {VERSION}: it may come from a newer page"
            ),
            None => "this link holds no scenario: nothing stands behind the =".to_owned(),
        });
    };
    let strange = |c: &char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if let Some((place, found)) = (2..).zip(body.chars()).find(|(_, c)| strange(c)) {
        return Err(format!(
            "\u{201c}{found}\u{201d}, character {place} of this link, is none of A to Z, a to z, 0 to 9, - and _"
        ));
    }
    BASE64URL_NOPAD.decode(body.as_bytes()).map_err(|_| DAMAGED.to_owned())
}

/// The position and the scenario's text.
fn unpack(packed: &[u8]) -> Result<String, String> {
    let (length, rest) = packed.split_first_chunk::<3>().ok_or(DAMAGED)?;
    let (wanted, block) = rest.split_first_chunk::<3>().ok_or(DAMAGED)?;
    let [low, middle, high] = *length;
    let length = usize::from(low) | usize::from(middle) << 8 | usize::from(high) << 16;
    if length > MOST_UNPACKED {
        return Err(format!(
            "the scenario in this link is too long: it may have {MOST_UNPACKED} bytes and has {length}"
        ));
    }
    if length > block.len().saturating_mul(MOST_FROM_A_BYTE) {
        return Err(DAMAGED.to_owned());
    }
    let mut text = vec![0; length];
    match decompress_into_with_dict(block, &mut text, DICTIONARY) {
        Ok(unpacked) if unpacked == length && check(&text) == *wanted => {}
        _ => return Err(DAMAGED.to_owned()),
    }
    String::from_utf8(text).map_err(|_| DAMAGED.to_owned())
}

/// Three bytes of a number, the lowest first; all ones for what is too large to be unpacked.
fn three(number: usize) -> [u8; 3] {
    let [low, middle, high, ..] = number.min(0xff_ffff).to_le_bytes();
    [low, middle, high]
}

/// By what a changed text is noticed: three bytes of its FNV-1a hash.
fn check(text: &[u8]) -> [u8; 3] {
    let hash =
        text.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let [low, middle, high, top] = hash.to_le_bytes();
    [low ^ top, middle, high]
}
