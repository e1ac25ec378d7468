//! Arrays and objects on their way into JSON text, one member at a time.

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct,
};

use super::{Done, Json, Unsupported};

/// An array or object whose opening bracket is written.
pub(super) struct Compound<'a> {
    json: &'a mut Json,
    close: char,
    empty: bool,
}

impl<'a> Compound<'a> {
    /// Opens an array.
    pub fn array(json: &'a mut Json) -> Self {
        json.0.push('[');
        Self { json, close: ']', empty: true }
    }

    /// Opens an object.
    pub fn object(json: &'a mut Json) -> Self {
        json.0.push('{');
        Self { json, close: '}', empty: true }
    }

    fn comma(&mut self) {
        if !self.empty {
            self.json.0.push(',');
        }
        self.empty = false;
    }

    fn element(&mut self, value: &(impl ?Sized + Serialize)) -> Done {
        self.comma();
        value.serialize(&mut *self.json)
    }

    fn close(self) -> Done {
        self.json.0.push(self.close);
        Ok(())
    }
}

macro_rules! array {
    ($($trait:ident::$element:ident,)*) => {
        $(impl $trait for Compound<'_> {
            type Ok = ();
            type Error = Unsupported;

            fn $element<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
                self.element(value)
            }

            fn end(self) -> Done {
                self.close()
            }
        })*
    };
}

array! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
}

impl SerializeStruct for Compound<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Done {
        self.serialize_key(key)?;
        self.serialize_value(value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Done {
        self.element(key)?;
        self.json.0.push(':');
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Done {
        self.close()
    }
}
