//! What the monkey types: what people type, and what they should not.

use fastrand::Rng;

const NUMBERS: [&str; 16] = [
    "12",
    "0",
    "-1",
    "1",
    "4K",
    "0x10",
    "16",
    "100",
    "99999999999999999999",
    "4G",
    "3.5",
    "",
    " 64 ",
    "0x",
    "abc",
    "\u{1f4a5}",
];

const LINES: [&str; 24] = [
    "step",
    "step 3",
    "malloc A 12",
    "malloc B 100 @1",
    "free A @1",
    "realloc A @1 40",
    "calloc A 3 8",
    "switch B",
    "switch A",
    "exit A",
    "compact",
    "load A 0x0",
    "store A data+16 7",
    "fetch B 0x10",
    "process C code=1K data=1K heap=1K stack=1K",
    "process",
    "  0x10: movl 0x8(%rbp), %edi",
    "  hlt",
    "machine mechanism=base memory=64K",
    "machine allocator=buddy coalesce=off",
    "machine quantum=1000",
    "pause",
    "# a remark",
    "nonsense \u{fffd} 0xzz",
];

/// A number, or something in its place.
pub fn number(random: &mut Rng) -> String {
    random.choice(NUMBERS).unwrap_or_default().to_owned()
}

/// A text with a line more or less, or another beginning.
pub fn edited(text: &str, random: &mut Rng) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let place = random.usize(0..=lines.len());
    match random.u8(0..4) {
        0 if place < lines.len() => {
            lines.remove(place);
        }
        1 => lines.truncate(place),
        _ => lines.insert(place, random.choice(LINES).unwrap_or_default()),
    }
    lines.join("\n")
}
