//! One argument from JavaScript, which may be anything. An error names the argument, what it may be, and what came.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The largest whole number that JavaScript holds exactly.
pub const MAX_SAFE: u64 = (1 << 53) - 1;

/// Characters of a text that a message repeats.
const QUOTED: usize = 40;

/// A whole number from `least` to `most`, both at most `MAX_SAFE`.
pub fn whole(name: &str, value: &JsValue, least: u64, most: u64) -> Result<u64, String> {
    let fits = |number: &f64| number.fract() == 0.0 && (least as f64..=most as f64).contains(number);
    match value.as_f64().filter(fits) {
        Some(number) => Ok(number as u64),
        None => Err(wrong(name, &format!("a whole number from {least} to {most}"), value)),
    }
}

/// A power of two from `least` to `most`.
pub fn power_of_two(name: &str, value: &JsValue, least: u64, most: u64) -> Result<u64, String> {
    let number = whole(name, value, least, most)?;
    if number.is_power_of_two() {
        return Ok(number);
    }
    Err(wrong(name, &format!("a power of two from {least} to {most}"), value))
}

/// A text.
pub fn text(name: &str, value: &JsValue) -> Result<String, String> {
    value.as_string().ok_or_else(|| wrong(name, "text", value))
}

/// True or false.
pub fn flag(name: &str, value: &JsValue) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| wrong(name, "true or false", value))
}

/// One of all the things there are `here`, by its name.
pub fn one_of<T: Copy>(
    name: &str,
    value: &JsValue,
    all: &[T],
    called: fn(T) -> &'static str,
    here: &str,
) -> Result<T, String> {
    let given = value.as_string();
    let found = all.iter().find(|&&one| given.as_deref() == Some(called(one)));
    found.copied().ok_or_else(|| {
        let names: Vec<String> = all.iter().map(|&one| format!("\"{}\"", called(one))).collect();
        wrong(name, &format!("{}{here}", names.join(" or ")), value)
    })
}

/// The refusal of an argument.
pub fn wrong(name: &str, wanted: &str, value: &JsValue) -> String {
    format!("{name} must be {wanted}; got {}", described(value))
}

/// A value in a message. Runs no code of the caller's, which `toString` would.
fn described(value: &JsValue) -> String {
    if value.is_object() {
        return "an object".into();
    }
    if value.is_function() {
        return "a function".into();
    }
    match value.as_string() {
        Some(text) => quoted(&text),
        None => string_of(value),
    }
}

fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("\"{}…\"", text.get(..end).unwrap_or_default()),
        None => format!("\"{text}\""),
    }
}

#[wasm_bindgen]
extern "C" {
    /// JavaScript's own way to write a primitive.
    #[wasm_bindgen(js_name = String)]
    pub fn string_of(value: &JsValue) -> String;
}
