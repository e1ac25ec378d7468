//! Where values are made, one at a time, and the arrays and objects that wait for theirs.

use std::mem::take;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_wasm_bindgen::{Error, preserve};
use wasm_bindgen::{JsValue, throw_val};

use super::Done;
use super::compound::Compound;

type Maker = &'static serde_wasm_bindgen::Serializer;

/// Makes every value: objects for maps and structures, `null` for what is missing.
pub static MAKER: Maker = &serde_wasm_bindgen::Serializer::json_compatible();

/// The value made last, and what is unfinished, the innermost last.
#[derive(Default)]
pub struct Bench {
    value: JsValue,
    unfinished: Vec<Unfinished>,
}

enum Unfinished {
    Array(<Maker as Serializer>::SerializeSeq),
    Object(<Maker as Serializer>::SerializeMap),
}

impl Bench {
    /// The value made last.
    pub fn take(&mut self) -> JsValue {
        take(&mut self.value)
    }

    pub(super) fn put(&mut self, value: Result<JsValue, Error>) -> Done {
        self.value = made(value);
        Ok(())
    }

    #[inline(never)]
    pub(super) fn array(&mut self) -> Compound<'_> {
        self.unfinished.push(Unfinished::Array(made(MAKER.serialize_seq(None))));
        Compound(self)
    }

    #[inline(never)]
    pub(super) fn object(&mut self) -> Compound<'_> {
        self.unfinished.push(Unfinished::Object(made(MAKER.serialize_map(None))));
        Compound(self)
    }

    /// Puts the value made last in the object, under this key.
    #[inline(never)]
    pub(super) fn field(&mut self, key: &str) -> Done {
        if let Some(Unfinished::Object(object)) = self.unfinished.last_mut() {
            made(object.serialize_key(key));
        }
        self.element()
    }

    /// Takes the value made last as the key of the next.
    #[inline(never)]
    pub(super) fn key(&mut self) -> Done {
        let key = Ready(self.take());
        if let Some(Unfinished::Object(object)) = self.unfinished.last_mut() {
            made(object.serialize_key(&key));
        }
        Ok(())
    }

    /// Puts the value made last in the array, or in the object under the key that came before.
    #[inline(never)]
    pub(super) fn element(&mut self) -> Done {
        let value = Ready(self.take());
        match self.unfinished.last_mut() {
            Some(Unfinished::Array(array)) => made(SerializeSeq::serialize_element(array, &value)),
            Some(Unfinished::Object(object)) => made(object.serialize_value(&value)),
            None => {}
        }
        Ok(())
    }

    /// The innermost array or object is the value made last.
    #[inline(never)]
    pub(super) fn finish(&mut self) -> Done {
        match self.unfinished.pop() {
            Some(Unfinished::Array(array)) => self.put(SerializeSeq::end(array)),
            Some(Unfinished::Object(object)) => self.put(object.end()),
            None => Ok(()),
        }
    }
}

/// A value that is made already.
struct Ready(JsValue);

impl Serialize for Ready {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        preserve::serialize(&self.0, serializer)
    }
}

/// What the maker refuses is a crash, and does not occur: large numbers come as doubles, keys are text.
fn made<T>(made: Result<T, Error>) -> T {
    made.unwrap_or_else(|error| throw_val(error.into()))
}
