//! Numbers on their way out: JavaScript's are exact up to 2^53, so whatever is larger leaves as a double.

use serde::Serializer;

/// The largest number up to which a double holds every whole number.
const EXACT: u64 = (1 << 53) - 1;

/// Serializes a number that may use all 64 bits.
pub(crate) fn unsigned<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    if *value <= EXACT { serializer.serialize_u64(*value) } else { serializer.serialize_f64(*value as f64) }
}

/// Serializes a signed number that may use all 64 bits.
pub(crate) fn signed<S: Serializer>(value: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    let exact = value.unsigned_abs() <= EXACT;
    if exact { serializer.serialize_i64(*value) } else { serializer.serialize_f64(*value as f64) }
}
