//! Ways to change a text: bytes, words and lines go, come, change places, or are taken from another text.

use std::ops::Range;
use std::rc::Rc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::engine::Corpus;
use super::laws::configs;

/// What people write where it has no place, in any language.
const ODD: [&str; 24] = [
    "0",
    "1",
    "-1",
    "255",
    "256",
    "4096",
    "0x7fffffff",
    "0x80000000",
    "0xffffffff",
    "4G",
    "4294967296",
    "0x7fffffffffffffff",
    "18446744073709551615",
    "18446744073709551616",
    "99999999999999999999999",
    "0x",
    "=",
    "#",
    "\n",
    "\n  ",
    "\r\n",
    "\t",
    "\u{feff}",
    "\u{e4}\u{1f980}",
];

/// The longest text that is made, in bytes.
const LONGEST: usize = 8_000;

/// Variations on the corpus; now and then words in no order, or any text at all.
pub fn texts(corpus: Corpus<String>, words: &[String]) -> BoxedStrategy<String> {
    let words: Rc<Vec<String>> =
        Rc::new(ODD.iter().map(|&word| word.to_owned()).chain(words.iter().cloned()).collect());
    let known = Rc::clone(&words);
    let varied = (any::<Index>(), vec(edit(), 1..6)).prop_map(move |(base, edits)| {
        let corpus = corpus.borrow();
        let text = base.get(&corpus).as_bytes().to_vec();
        let lend = |donor: Index| donor.get(&corpus).to_string();
        let text = edits.iter().fold(text, |text, edit| edit.apply(text, &known, &lend));
        String::from_utf8_lossy(text.get(..LONGEST).unwrap_or(&text)).into_owned()
    });
    let scraps = vec((any::<Index>(), prop::sample::select(vec![" ", " ", "", "\n", "\n  "])), 0..30);
    let scraps = scraps.prop_map(move |scraps| {
        scraps.iter().map(|(word, gap)| format!("{}{gap}", word.get(&words))).collect::<String>()
    });
    prop_oneof![30 => varied, 2 => scraps, 1 => any::<String>()].boxed()
}

/// Variations on the corpus; bytes that make sense; any bytes at all.
pub fn bytes(corpus: Corpus<Vec<u8>>, sensible: BoxedStrategy<Vec<u8>>) -> BoxedStrategy<Vec<u8>> {
    let varied = (any::<Index>(), vec(byte_edit(), 1..5)).prop_map(move |(base, edits)| {
        let bytes = base.get(&corpus.borrow()).to_vec();
        edits.iter().fold(bytes, |bytes, edit| edit.apply(bytes, &[], &|_| String::new()))
    });
    prop_oneof![6 => varied, 1 => sensible, 1 => vec(any::<u8>(), 0..24)].boxed()
}

/// One change; places are counted in what is there when it is made.
#[derive(Clone, Debug)]
enum Edit {
    FlipBits(Index, u8),
    PutBytes(Index, Vec<u8>),
    CutBytes(Index, usize),
    SetWord(Index, Index),
    SetNumber(Index, String),
    PutWord(Index, Index),
    CutWord(Index),
    DoubleWord(Index, Index),
    CutLine(Index),
    MoveLine(Index, Index),
    DoubleLine(Index, Index),
    /// Where to, from which text, which line.
    BorrowLine(Index, Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        3 => byte_edit(),
        6 => (at(), at()).prop_map(|(at, word)| Edit::SetWord(at, word)),
        3 => (at(), number()).prop_map(|(at, number)| Edit::SetNumber(at, number)),
        3 => (at(), at()).prop_map(|(at, word)| Edit::PutWord(at, word)),
        2 => at().prop_map(Edit::CutWord),
        3 => (at(), at()).prop_map(|(from, to)| Edit::DoubleWord(from, to)),
        2 => at().prop_map(Edit::CutLine),
        2 => (at(), at()).prop_map(|(from, to)| Edit::MoveLine(from, to)),
        2 => (at(), at()).prop_map(|(from, to)| Edit::DoubleLine(from, to)),
        4 => (at(), at(), at()).prop_map(|(to, donor, line)| Edit::BorrowLine(to, donor, line)),
    ]
}

fn number() -> impl Strategy<Value = String> {
    (configs::number(), prop::sample::select(vec!["", "", "K", "M", "G", "0x", "-"])).prop_map(
        |(number, form)| match form {
            "0x" => format!("{number:#x}"),
            "-" => format!("-{number}"),
            unit => format!("{number}{unit}"),
        },
    )
}

fn byte_edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        2 => (at(), 1u8..).prop_map(|(at, bits)| Edit::FlipBits(at, bits)),
        1 => (at(), vec(any::<u8>(), 1..5)).prop_map(|(at, bytes)| Edit::PutBytes(at, bytes)),
        1 => (at(), 1usize..9).prop_map(|(at, count)| Edit::CutBytes(at, count)),
    ]
}

impl Edit {
    fn apply(&self, mut text: Vec<u8>, words: &[String], lend: &dyn Fn(Index) -> String) -> Vec<u8> {
        let word = |at: &Index, text: &[u8]| pick(at, &spans(text, is_part_of_word));
        let line = |at: &Index, text: &[u8]| pick(at, &spans(text, |byte| byte != b'\n'));
        match self {
            Self::FlipBits(at, bits) => {
                if !text.is_empty() {
                    *at.get_mut(&mut text) ^= bits;
                }
            }
            Self::PutBytes(at, bytes) => {
                let place = at.index(text.len() + 1);
                put(&mut text, place, bytes);
            }
            Self::CutBytes(at, count) => {
                let start = at.index(text.len() + 1);
                text.drain(start..text.len().min(start + count));
            }
            Self::SetWord(at, new) => {
                let place = word(at, &text);
                text.splice(place, new.get(words).bytes());
            }
            Self::SetNumber(at, new) => {
                let numbers = spans(&text, |byte| byte.is_ascii_alphanumeric());
                let numbers = numbers.into_iter().filter(|place| text[place.start].is_ascii_digit());
                let place = pick(at, &numbers.collect::<Vec<_>>());
                text.splice(place, new.bytes());
            }
            Self::PutWord(at, new) => {
                let place = word(at, &text).start;
                put(&mut text, place, format!("{} ", new.get(words)).as_bytes());
            }
            Self::CutWord(at) => drop(text.drain(word(at, &text))),
            Self::DoubleWord(from, to) => {
                let copy = text[word(from, &text)].to_vec();
                text.splice(word(to, &text), copy);
            }
            Self::CutLine(at) => drop(text.drain(line(at, &text))),
            Self::MoveLine(from, to) => {
                let moved: Vec<u8> = text.drain(line(from, &text)).collect();
                put_line(&mut text, to, &moved);
            }
            Self::DoubleLine(from, to) => {
                let copy = text[line(from, &text)].to_vec();
                put_line(&mut text, to, &copy);
            }
            Self::BorrowLine(to, donor, from) => {
                let donor = lend(*donor).into_bytes();
                put_line(&mut text, to, &donor[line(from, &donor)]);
            }
        }
        text
    }
}

fn put(text: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    text.splice(at..at, bytes.iter().copied());
}

fn put_line(text: &mut Vec<u8>, at: &Index, line: &[u8]) {
    let at = pick(at, &spans(text, |byte| byte != b'\n')).start;
    put(text, at, &[line, b"\n"].concat());
}

fn is_part_of_word(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !b"=,():#".contains(&byte)
}

/// Where the longest runs of such bytes lie.
fn spans(text: &[u8], belongs: impl Fn(u8) -> bool) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = 0;
    for part in text.split(|byte| !belongs(*byte)) {
        if !part.is_empty() {
            spans.push(start..start + part.len());
        }
        start += part.len() + 1;
    }
    spans
}

/// One of the spans, or the beginning where there is none.
fn pick(at: &Index, spans: &[Range<usize>]) -> Range<usize> {
    if spans.is_empty() { 0..0 } else { at.get(spans).clone() }
}
