//! Lectures, quizzes, examples and C programs: what they say holds, and bad Markdown gets a clear sentence.

/// AUTHORING.md, against the reader of lectures.
mod authoring;
/// Broken lectures, each with the line that the error names.
mod broken;
/// What each lecture says, proved on its machines.
mod bundled;
/// COVERAGE.md, against the lecture.
mod coverage;
/// Examples: each shows what it promises, and together they show everything.
mod examples;
/// Markdown that means harm, and Markdown at random.
mod hostile;
/// What expectations can speak of.
mod measures;
/// Every number of a lecture is proved.
mod numbers;
/// Questions, and the machine that answers them.
mod predict;
/// The C programs: graded, named once, short, and all read.
mod programs;
/// Quizzes: answers come from the machine, reasons from the file.
mod quizzes;
/// How a machine is shown, and what stands when something is wrong.
mod shown;
/// Markdown to blocks.
mod text;
