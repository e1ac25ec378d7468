//! OSTEP's homework: the problems of the originals, their answers, explanations and marks.

/// What the flags refuse, to the letter.
mod errors;
/// Explanations, to the letter.
mod explained;
/// The known faults of the originals, told where they show.
mod faults;
/// Every form of a flag.
mod flags;
/// Any text at all.
mod hostile;
/// Typical mistakes, each with its own words.
mod mistakes;
/// The originals written down once more, without the machine.
mod naive;
/// Random numbers beside Python's.
mod python;
/// Recorded runs of the originals.
mod recorded;
/// Ten thousand seeds of each simulator.
mod seeds;
/// Explanations end with the right answer, and marks accept nothing else.
mod taught;
