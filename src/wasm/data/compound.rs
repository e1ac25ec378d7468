//! Values made of values, one after the other.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, SerializeStruct};

use super::bench::Bench;
use super::{Done, Unsupported};

/// The innermost array or object on the bench.
pub struct Compound<'a>(pub &'a mut Bench);

impl SerializeSeq for Compound<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.0)?;
        self.0.element()
    }

    fn end(self) -> Done {
        self.0.finish()
    }
}

impl SerializeStruct for Compound<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Done {
        value.serialize(&mut *self.0)?;
        self.0.field(key)
    }

    fn end(self) -> Done {
        self.0.finish()
    }
}

impl SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Done {
        key.serialize(&mut *self.0)?;
        self.0.key()
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.0)?;
        self.0.element()
    }

    fn end(self) -> Done {
        self.0.finish()
    }
}
