//! Every native test in one binary.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// The lecture's own listing: five references, and a value that grows by three.
mod lecture;
