//! C programs and OSTEP's homework, in the complete package only.

use course::homework::{Simulator, homework as draw};
use serde::Serialize;
use sim::SegmentName;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::data::to_js;

/// Where everything lives that a C program names. An error names line and column.
#[wasm_bindgen]
pub fn segments(source: &str) -> Result<JsValue, String> {
    let placed = course::segments(source).map_err(|error| format!("cSource, {error}"))?;
    let names: Vec<Named<'_>> = placed.iter().map(Named::from).collect();
    Ok(to_js(&names))
}

/// The problem that a simulator draws for these flags, with its answers. An error names the flag.
#[wasm_bindgen]
pub fn homework(simulator: &str, flags: &str) -> Result<JsValue, String> {
    let known = Simulator::named(simulator).ok_or_else(|| format!("there is no simulator {simulator}"))?;
    let problem = draw(known, flags).map_err(|error| format!("flags, {error}"))?;
    Ok(to_js(&problem))
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    function: Option<&'a str>,
    line: u32,
    segment: SegmentName,
    reason: &'a str,
}

impl<'a> From<&'a course::Placed> for Named<'a> {
    fn from(placed: &'a course::Placed) -> Self {
        Self {
            name: &placed.name,
            function: placed.function.as_deref(),
            line: placed.line,
            segment: placed.segment,
            reason: &placed.reason,
        }
    }
}
