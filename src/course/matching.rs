//! A program whose names are to be matched to the segments in which they live, with a reason for every choice.

use sim::{Scenario, SegmentInfo, SegmentName, Timeline};

use crate::{Placed, Quiz};

/// The address space of a program that our machine does not run: as large, and laid out, as those that it runs.
const SPACE: &str = "machine mechanism=segmentation memory=64K os=8K address-space=16K\n\
                     process A code=2K data=1K heap=2K stack=1K\n";

/// A program, its names, and the address space in which they are to be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// Its name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is asked.
    pub question: String,
    /// What helps without telling an answer.
    pub hint: String,
    /// The C program.
    pub source: String,
    /// The names to be placed.
    pub names: Vec<Name>,
    /// How many names of the program were to choose from.
    pub of: usize,
    /// The segments of the address space, in the order of their addresses.
    pub segments: Vec<SegmentInfo>,
    /// Bytes of the address space.
    pub bytes: u64,
}

/// A name to be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As C writes it: `*z`.
    pub name: String,
    /// The function whose name it is; none at file scope.
    pub function: Option<String>,
    /// The line of the program that names it, from 1.
    pub line: u32,
    /// Where it lives.
    pub segment: SegmentName,
    /// What is told to whoever chooses a segment, in the order of `SegmentName::ALL`.
    pub reasons: [String; 4],
    /// Its first byte, where the machine runs the program.
    pub address: Option<u64>,
}

impl Name {
    /// Why this choice is right, or why it is wrong.
    pub fn reason(&self, choice: SegmentName) -> &str {
        self.reasons.get(choice as usize).map_or("", String::as_str)
    }
}

impl From<&Placed> for Name {
    fn from(placed: &Placed) -> Self {
        Self {
            name: placed.name.clone(),
            function: placed.function.clone(),
            line: placed.line,
            segment: placed.segment,
            reasons: SegmentName::ALL.map(|choice| placed.reason_for(choice)),
            address: None,
        }
    }
}

impl Matching {
    /// Most names that are asked of a program at a time.
    pub const MOST: usize = 12;

    /// Most parts in which a program is asked; a long one has more names than anybody would place.
    const MOST_PARTS: usize = 20;

    /// A quiz whose program our machine runs. An error says why it does not.
    pub fn of_quiz(quiz: &Quiz) -> Result<Self, String> {
        let solved = quiz.solve()?;
        let snapshot = &solved.snapshot;
        let process = snapshot.running.and_then(|pid| snapshot.process(pid));
        let names = quiz.items.iter().zip(&solved.answers).map(|(item, located)| Name {
            name: item.name.to_owned(),
            function: None,
            line: item.line,
            segment: located.segment,
            reasons: item.reasons.map(str::to_owned),
            address: Some(located.address.0),
        });
        Ok(Self {
            id: quiz.id.to_owned(),
            title: quiz.title.to_owned(),
            question: quiz.question.to_owned(),
            hint: quiz.hint.to_owned(),
            source: quiz.source.to_owned(),
            names: names.collect(),
            of: quiz.items.len(),
            segments: process.map(|process| process.segments.clone()).unwrap_or_default(),
            bytes: snapshot.address_space,
        })
    }

    /// Names of a program of which is known where everything lives; `part` counts the dozens from 0. Each part has names
    /// from the whole program and of all segments there are. An error says why there is nothing to ask.
    pub fn of_program(
        id: &str,
        title: &str,
        source: &str,
        names: Vec<Name>,
        part: usize,
    ) -> Result<Self, String> {
        let of = names.len();
        if of == 0 {
            return Err("this program names nothing of which is certain where it lives".to_owned());
        }
        let (segments, bytes) = space()?;
        Ok(Self {
            id: id.to_owned(),
            title: title.to_owned(),
            question: "Place each name in the address space.".to_owned(),
            hint: "Ask of each: who makes room for it, and when? The program\u{2019}s file before main runs, a call of the \
                   function, or malloc while it runs? A name with a star is what the pointer points to, not the pointer."
                .to_owned(),
            source: source.to_owned(),
            names: dealt(names, part),
            of,
            segments,
            bytes,
        })
    }

    /// A program in all its parts.
    pub fn parts_of(id: &str, title: &str, source: &str, names: &[Name]) -> Result<Vec<Self>, String> {
        let parts = names.len().div_ceil(Self::MOST).clamp(1, Self::MOST_PARTS);
        (0..parts).map(|part| Self::of_program(id, title, source, names.to_vec(), part)).collect()
    }

    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.of.div_ceil(Self::MOST)
    }
}

/// The names of one part, in the order of the program. Names are dealt like cards, sorted by segment, so that each part
/// gets its share of every segment.
fn dealt(names: Vec<Name>, part: usize) -> Vec<Name> {
    let parts = names.len().div_ceil(Matching::MOST).max(1);
    let mut places: Vec<usize> = (0..names.len()).collect();
    places.sort_by_key(|place| names.get(*place).map(|name| name.segment as usize));
    let mut dealt: Vec<usize> = places.into_iter().skip(part % parts).step_by(parts).collect();
    dealt.sort_unstable();
    dealt.into_iter().filter_map(|place| names.get(place).cloned()).collect()
}

fn space() -> Result<(Vec<SegmentInfo>, u64), String> {
    let scenario = Scenario::parse(SPACE).map_err(|error| error.to_string())?;
    let snapshot = Timeline::run(&scenario)?.snapshot();
    let process = snapshot.processes.first().ok_or("the machine has no process")?;
    Ok((process.segments.clone(), snapshot.address_space))
}
