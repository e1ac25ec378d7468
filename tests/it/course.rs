//! Lectures and quizzes: what they say of their machines holds, and bad Markdown gets a clear sentence.

/// Broken lectures, each with the line that the error names.
mod broken;
/// What each lecture says, proved on its machines.
mod bundled;
/// Markdown that means harm, and Markdown at random.
mod hostile;
/// Quizzes: answers come from the machine, reasons from the file.
mod quizzes;
/// Markdown to blocks.
mod text;
