//! Plain data out: snapshots, events and listings as JavaScript's own objects, `null` where there is nothing.
//!
//! serde-wasm-bindgen makes every value. The bench stands between it and the derived code, so that each field of the
//! machine's many structures is one or two calls in the download, not a copy of serde-wasm-bindgen's own.

mod bench;
mod compound;

use std::fmt::{self, Display};

use serde::ser::{Error, Impossible, Serialize, Serializer, StdError};
use sim::Event;
use wasm_bindgen::{JsValue, throw_str};

use self::bench::{Bench, MAKER};
use self::compound::Compound;

/// The JavaScript form of a snapshot, of events, of a listing. A number beyond 2^53 becomes the nearest double.
pub fn to_js(value: &impl Serialize) -> JsValue {
    let mut bench = Bench::default();
    supported(value.serialize(&mut bench));
    bench.take()
}

/// Events on their way out, as one list.
pub struct Told(Bench);

impl Told {
    /// Adds what happened next.
    pub fn add(&mut self, events: &[Event]) {
        for event in events {
            supported(event.serialize(&mut self.0).and_then(|()| self.0.element()));
        }
    }

    /// All that was added.
    pub fn list(mut self) -> JsValue {
        supported(self.0.finish());
        self.0.take()
    }
}

/// Nothing happened yet.
impl Default for Told {
    fn default() -> Self {
        let mut bench = Bench::default();
        bench.array();
        Self(bench)
    }
}

fn supported(done: Done) {
    if done.is_err() {
        throw_str("this has no form in JavaScript");
    }
}

/// What the machine's data never hold: bytes, characters, tuples, variants with fields but no `kind`.
#[derive(Debug)]
pub struct Unsupported;

impl Display for Unsupported {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl StdError for Unsupported {}

impl Error for Unsupported {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Whether a value lies on the bench now.
pub type Done = Result<(), Unsupported>;

macro_rules! numbers {
    ($($name:ident $type:ty,)*) => {
        $(fn $name(self, value: $type) -> Done {
            self.serialize_f64(value as f64)
        })*
    };
}

macro_rules! unsupported {
    ($($name:ident($($argument:ty),*) -> $made:ty,)*) => {
        $(fn $name(self, $(_: $argument),*) -> Result<$made, Unsupported> {
            Err(Unsupported)
        })*
    };
}

impl<'a> Serializer for &'a mut Bench {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Compound<'a>;
    type SerializeTuple = Impossible<(), Unsupported>;
    type SerializeTupleStruct = Impossible<(), Unsupported>;
    type SerializeTupleVariant = Impossible<(), Unsupported>;
    type SerializeMap = Compound<'a>;
    type SerializeStruct = Compound<'a>;
    type SerializeStructVariant = Impossible<(), Unsupported>;

    numbers! {
        serialize_i8 i8,
        serialize_i16 i16,
        serialize_i32 i32,
        serialize_i64 i64,
        serialize_u8 u8,
        serialize_u16 u16,
        serialize_u32 u32,
        serialize_u64 u64,
        serialize_f32 f32,
    }

    unsupported! {
        serialize_char(char) -> (),
        serialize_bytes(&[u8]) -> (),
        serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    #[inline(never)]
    fn serialize_f64(self, value: f64) -> Done {
        self.put(MAKER.serialize_f64(value))
    }

    #[inline(never)]
    fn serialize_bool(self, value: bool) -> Done {
        self.put(MAKER.serialize_bool(value))
    }

    #[inline(never)]
    fn serialize_str(self, text: &str) -> Done {
        self.put(MAKER.serialize_str(text))
    }

    #[inline(never)]
    fn serialize_none(self) -> Done {
        self.put(MAKER.serialize_none())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Done {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        Err(Unsupported)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'a>, Unsupported> {
        Ok(self.array())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'a>, Unsupported> {
        Ok(self.object())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Compound<'a>, Unsupported> {
        Ok(self.object())
    }
}
