//! Every key of the page and what it asks for: the one table that is both obeyed and shown. No web types, so that
//! native tests can read it.

use sim::Mark;

/// Whom a key asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asks {
    /// The machine on the page.
    Stage(Key),
    /// The page of the lecture.
    Turn(Turn),
    /// The lecture.
    Lecture(LectureKey),
    /// The page.
    Page(PageKey),
}

/// What a key asks of the machine's timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Key {
    /// One command forward.
    Step,
    /// One command back.
    Back,
    /// Play or pause.
    Play,
    /// To the first moment.
    Start,
    /// To the last moment.
    End,
    /// To the nearest moment of some kind.
    Hop {
        /// Whether ahead or behind.
        forward: bool,
        /// The kinds, any of which will do.
        kinds: &'static [Mark],
    },
    /// Half as fast.
    Slower,
    /// Twice as fast.
    Faster,
}

/// To the step of the lecture before this one, or to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the one before.
    Back,
    /// To the next.
    Next,
}

/// What a key asks of the lecture on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LectureKey {
    /// The answer at that place is chosen.
    Choose(usize),
    /// The lecture is presented, or no longer.
    Present,
    /// The audience sees nothing, or everything again.
    Blank,
    /// What the pointer is at is lit up, or everything again.
    Spotlight,
    /// The outline.
    Outline,
    /// The speaker's window.
    Speaker,
}

/// What a key asks of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKey {
    /// The sheet of all keys.
    Shortcuts,
    /// The picture in words, or no longer.
    Describe,
    /// The next theme.
    Theme,
}

/// A key with its modifier, named as `KeyboardEvent.key` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    /// The key.
    pub key: &'static str,
    /// Whether it is held together with Shift; a character is what it is, however it was typed.
    pub shift: bool,
}

/// A row of the table.
#[derive(Debug)]
pub struct Shortcut {
    /// Any of these.
    pub presses: &'static [Press],
    /// What for.
    pub asks: Asks,
    /// The same in words.
    pub what: &'static str,
}

/// Rows under one heading.
#[derive(Debug)]
pub struct Section {
    /// The heading.
    pub title: &'static str,
    /// The rows.
    pub shortcuts: &'static [Shortcut],
}

/// What is worth a hop: trouble, a context switch, the way into the OS.
pub const LANDMARKS: &[Mark] = &[Mark::TROUBLE, Mark::SWITCH, Mark::TRAP];

/// Every key, in the order in which the sheet shows them.
pub const SECTIONS: [Section; 3] = [
    Section {
        title: "The machine",
        shortcuts: &[
            row(&[key("ArrowRight")], Asks::Stage(Key::Step), "One step forward"),
            row(&[key("ArrowLeft")], Asks::Stage(Key::Back), "One step back"),
            row(&[key(" ")], Asks::Stage(Key::Play), "Play or pause"),
            row(&[key("Home")], Asks::Stage(Key::Start), "To the start"),
            row(&[key("End")], Asks::Stage(Key::End), "To the end"),
            row(&[shift("ArrowRight"), key("]")], hop(true), "On to a fault, switch or system call"),
            row(&[shift("ArrowLeft"), key("[")], hop(false), "Back to a fault, switch or system call"),
            row(&[key("f")], Asks::Stage(Key::Faster), "Play faster"),
            row(&[key("s")], Asks::Stage(Key::Slower), "Play slower"),
            row(&[key("d")], Asks::Page(PageKey::Describe), "Describe the picture in words"),
        ],
    },
    Section {
        title: "The lecture",
        shortcuts: &[
            row(
                &[key("PageDown")],
                Asks::Turn(Turn::Next),
                "Next page; a presenter\u{2019}s remote does it, too",
            ),
            row(&[key("PageUp")], Asks::Turn(Turn::Back), "Page before"),
            row(
                &[key("1"), key("2"), key("3"), key("4"), key("5"), key("6")],
                Asks::Lecture(LectureKey::Choose(0)),
                "Choose an answer",
            ),
            row(&[key("o")], Asks::Lecture(LectureKey::Outline), "Outline"),
            row(&[key("p")], Asks::Lecture(LectureKey::Present), "Present in full screen, or stop"),
            row(&[key("n")], Asks::Lecture(LectureKey::Speaker), "Speaker window with notes and a clock"),
            row(&[key("b")], Asks::Lecture(LectureKey::Blank), "Blank the screen, or show it again"),
            row(&[key("l")], Asks::Lecture(LectureKey::Spotlight), "Light up what the pointer is at"),
        ],
    },
    Section {
        title: "Everywhere",
        shortcuts: &[
            row(&[key("?")], Asks::Page(PageKey::Shortcuts), "These shortcuts"),
            row(&[key("t")], Asks::Page(PageKey::Theme), "Next theme"),
        ],
    },
];

/// What a press asks for.
pub fn asked(key: &str, shift: bool) -> Option<&'static Shortcut> {
    SECTIONS.iter().flat_map(|section| section.shortcuts).find(|shortcut| {
        shortcut.presses.iter().any(|press| {
            press.key.eq_ignore_ascii_case(key) && (press.shift == shift || is_character(press.key))
        })
    })
}

impl Shortcut {
    /// What this key of the row asks for: of keys that choose, each chooses another thing.
    pub fn asks_by(&self, key: &str) -> Asks {
        match self.asks {
            Asks::Lecture(LectureKey::Choose(first)) => {
                let place = self.presses.iter().position(|press| press.key == key).unwrap_or(0);
                Asks::Lecture(LectureKey::Choose(first + place))
            }
            asks => asks,
        }
    }
}

/// Whether a key types a letter, a digit or a sign: such shortcuts can be switched off.
pub fn is_character(key: &str) -> bool {
    key != " " && key.chars().count() == 1
}

impl Press {
    /// What stands on the keycaps: "Shift", "\u{2192}".
    pub fn caps(&self) -> Vec<&'static str> {
        let cap = match self.key {
            "ArrowRight" => "\u{2192}",
            "ArrowLeft" => "\u{2190}",
            " " => "Space",
            "PageUp" => "Page Up",
            "PageDown" => "Page Down",
            key => key,
        };
        if self.shift { vec!["Shift", cap] } else { vec![cap] }
    }
}

const fn key(key: &'static str) -> Press {
    Press { key, shift: false }
}

const fn shift(key: &'static str) -> Press {
    Press { key, shift: true }
}

const fn row(presses: &'static [Press], asks: Asks, what: &'static str) -> Shortcut {
    Shortcut { presses, asks, what }
}

const fn hop(forward: bool) -> Asks {
    Asks::Stage(Key::Hop { forward, kinds: LANDMARKS })
}
