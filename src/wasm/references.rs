//! The memory references of a listing, counted without running it.

use serde::Serialize;
use sim::AccessKind;
use sim::isa::{DataKind, DataRef, DataTarget, Inst, Line, assemble};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::data::to_js;

/// The references of each instruction of an AT&T listing, fetches included, named as the machine's events name them.
///
/// Instructions go from address 0 where the listing gives none. An error names line and column.
#[wasm_bindgen]
pub fn references(assembly: &str) -> Result<JsValue, String> {
    let listing = assemble(assembly, 0).map_err(|error| format!("assembly, {error}"))?;
    let instructions: Vec<Instruction> = listing.lines.into_iter().map(Instruction::from).collect();
    let total = instructions.iter().map(|instruction| instruction.references.len()).sum();
    Ok(to_js(&References { instructions, total }))
}

#[derive(Serialize)]
struct References {
    instructions: Vec<Instruction>,
    total: usize,
}

#[derive(Serialize)]
struct Instruction {
    text: String,
    address: u64,
    references: Vec<Reference>,
}

#[derive(Serialize)]
struct Reference {
    kind: AccessKind,
    target: String,
}

impl From<Line> for Instruction {
    fn from(line: Line) -> Self {
        let mut references = vec![Reference { kind: AccessKind::Fetch, target: "instruction".into() }];
        for data in line.inst.data_references() {
            references.push(Reference { kind: kind(data.kind), target: target(&line.inst, &data) });
        }
        Self { text: line.text, address: line.address, references }
    }
}

fn kind(kind: DataKind) -> AccessKind {
    match kind {
        DataKind::Load => AccessKind::Load,
        DataKind::Store => AccessKind::Store,
    }
}

fn target(inst: &Inst, reference: &DataRef) -> String {
    match (inst, reference.target) {
        (Inst::Leave, _) => "saved %rbp".into(),
        (_, DataTarget::Mem(mem)) => mem.to_string(),
        (Inst::Call { .. } | Inst::Ret, _) => "return address".into(),
        (_, DataTarget::Push | DataTarget::Pop) => "top of the stack".into(),
    }
}
