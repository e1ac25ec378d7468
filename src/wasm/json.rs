//! Plain data out, as JSON text that `JSON.parse` in `memlane.js` reads: `null` where there is nothing.
//!
//! serde-wasm-bindgen in its place would make the package a twelfth larger: it makes each object by many calls into
//! JavaScript, each of which may fail. Text cannot fail, and crosses at once.

mod compound;

use std::fmt::{self, Display, Write};

use serde::ser::{Error, Impossible, Serialize, Serializer, StdError};
use wasm_bindgen::prelude::JsValue;

use self::compound::Compound;
use crate::argument::string_of;

/// The JSON form of a snapshot, an event, a translation or a listing.
pub fn to_json(value: &impl Serialize) -> Result<String, String> {
    let mut json = Json(String::new());
    value.serialize(&mut json).map_err(|unsupported| unsupported.to_string())?;
    Ok(json.0)
}

/// The text so far.
struct Json(String);

/// What the machine's data never hold: bytes, characters, variants with fields but no `kind`.
#[derive(Debug)]
struct Unsupported;

impl Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this has no form in JSON")
    }
}

impl StdError for Unsupported {}

impl Error for Unsupported {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), Unsupported>;

impl Json {
    fn shown(&mut self, value: impl Display) -> Done {
        write!(self.0, "{value}").map_err(|_| Unsupported)
    }

    fn quoted(&mut self, text: &str) -> Done {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.0.extend(['\\', character]),
                '\0'..='\x1f' => self.shown(format_args!("\\u{:04x}", u32::from(character)))?,
                _ => self.0.push(character),
            }
        }
        self.0.push('"');
        Ok(())
    }
}

macro_rules! shown {
    ($($name:ident $type:ty,)*) => {
        $(fn $name(self, value: $type) -> Done {
            self.shown(value)
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

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Compound<'a>;
    type SerializeTuple = Compound<'a>;
    type SerializeTupleStruct = Compound<'a>;
    type SerializeTupleVariant = Impossible<(), Unsupported>;
    type SerializeMap = Compound<'a>;
    type SerializeStruct = Compound<'a>;
    type SerializeStructVariant = Impossible<(), Unsupported>;

    shown! {
        serialize_bool bool,
        serialize_i8 i8,
        serialize_i16 i16,
        serialize_i32 i32,
        serialize_i64 i64,
        serialize_u8 u8,
        serialize_u16 u16,
        serialize_u32 u32,
        serialize_u64 u64,
    }

    unsupported! {
        serialize_char(char) -> (),
        serialize_bytes(&[u8]) -> (),
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(value.into())
    }

    /// Rust's own way to write a fraction would be larger than everything else here.
    fn serialize_f64(self, value: f64) -> Done {
        self.0.push_str(&string_of(&JsValue::from_f64(value)));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Done {
        self.quoted(text)
    }

    fn serialize_none(self) -> Done {
        self.0.push_str("null");
        Ok(())
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
        self.quoted(name)
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
        Ok(Compound::array(self))
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'a>, Unsupported> {
        Ok(Compound::array(self))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Compound<'a>, Unsupported> {
        Ok(Compound::array(self))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'a>, Unsupported> {
        Ok(Compound::object(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Compound<'a>, Unsupported> {
        Ok(Compound::object(self))
    }

    fn collect_str<T: ?Sized + Display>(self, value: &T) -> Done {
        self.quoted(&value.to_string())
    }
}
