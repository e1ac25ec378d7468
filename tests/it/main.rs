//! Every native test in one binary.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// The malloc library: beside a naive one, beside OSTEP's, and worked by hand.
mod allocator;
/// The homework's pages: their addresses, and what becomes of a problem's questions.
mod assignment;
/// Bad input: each gets a sentence that names it and what would be right.
mod bad_input;
/// The question bank: what is exported is read back, and every right answer is the same.
mod bank;
/// Lectures, quizzes and examples: what they say of their machines holds.
mod course;
/// The edge: whatever happens can be told to JavaScript.
mod edge;
/// Instructions as bytes and as text.
mod encoding;
/// The figure: to scale, inside its frame, and every motion ends where it must.
mod figure;
/// The goals of multiprogramming: what the experiments find, and why.
mod goals;
/// Stories: scenarios told in words, beside what is expected.
mod golden;
/// OSTEP's homework: drawn, answered, explained and marked.
mod homework;
/// The Lab's source and forms, which are text.
mod lab;
/// Laws: what holds of every machine after every command.
mod laws;
/// The lecture's own listing: five references, and a value that grows by three.
mod lecture;
/// Share links: a scenario in an address, and back.
mod links;
/// Motion: from one scene to the next without a jump, in bounded time, the same backwards.
mod motion;
/// OSTEP's recorded runs: the MMU says the same.
mod ostep;
/// What leaves for a learning platform.
mod packing;
/// The page's addresses, and the machine it opens with.
mod page;
/// The palette: every theme's contrasts.
mod palette;
/// The player: where each act leads, and what it remembers of the way.
mod playing;
/// Practice: questions by seed, each proved by the machine that comes with it.
mod practice;
/// Quizzes as far as they need no browser: addresses, moves, points, progress, results codes.
mod quizzing;
/// Traces of real programs, replayed.
mod replay;
/// Where the things of a C program live, compared with what gcc and Linux do.
mod segments;
/// The page's shell: its keys, its choices, its numbers, and the picture in words.
mod shell;
/// What a course author pastes into a page.
mod snippets;
/// Traces: what real programs asked of malloc, read from four formats.
mod traces;
