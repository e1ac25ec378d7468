//! The JavaScript door.
