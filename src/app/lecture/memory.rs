//! What the browser remembers of a lecture: where the person was, and their record.

use super::record::Record;
use crate::storage;

/// The step at which the person was last.
pub fn place(lecture: &str) -> Option<String> {
    storage::recall(&format!("place.{lecture}"))
}

/// The person is at this step now.
pub fn remember_place(lecture: &str, step: &str) {
    storage::remember(&format!("place.{lecture}"), step);
}

/// What the person has seen and answered.
pub fn record(lecture: &str) -> Record {
    storage::recall(&key(lecture)).map(|text| Record::parse(&text)).unwrap_or_default()
}

/// Keeps a record.
pub fn remember(lecture: &str, record: &Record) {
    storage::remember(&key(lecture), &record.print());
}

fn key(lecture: &str) -> String {
    format!("record.{lecture}")
}
