//! AUTHORING.md.
