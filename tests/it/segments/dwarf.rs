//! What gcc's debug information says a program declares.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// A function, variable or parameter that the program itself declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    pub name: String,
    /// The function it belongs to.
    pub function: Option<String>,
    pub line: u32,
    pub pointer: bool,
    pub is_function: bool,
}

/// One entry of the debug information.
#[derive(Clone, Debug, Default)]
struct Entry {
    depth: u32,
    tag: String,
    fields: BTreeMap<String, String>,
}

/// What an object file that was compiled with `-gdwarf-4` declares.
pub fn declared(object: &Path) -> Vec<Declared> {
    let told = Command::new("objdump").arg("--dwarf=info").arg(object).output().unwrap();
    let entries = entries(&String::from_utf8_lossy(&told.stdout));
    let by_offset: BTreeMap<&str, &Entry> =
        entries.iter().map(|(offset, entry)| (offset.as_str(), entry)).collect();
    let mut found = Vec::new();
    let mut function: Option<(u32, String)> = None;
    for (_, entry) in &entries {
        if function.as_ref().is_some_and(|(depth, _)| entry.depth <= *depth) {
            function = None;
        }
        let first = entry.fields.get("DW_AT_specification").and_then(|offset| by_offset.get(offset.as_str()));
        let field =
            |key: &str| entry.fields.get(key).or_else(|| first.and_then(|first| first.fields.get(key)));
        let (Some(name), Some(line)) = (field("DW_AT_name"), field("DW_AT_decl_line")) else { continue };
        let ours = field("DW_AT_decl_file").is_some_and(|file| file.trim() == "1");
        let real = entry.fields.contains_key("DW_AT_low_pc") || entry.fields.contains_key("DW_AT_location");
        let is_function = entry.tag == "DW_TAG_subprogram";
        if ours
            && real
            && (is_function || entry.tag == "DW_TAG_variable" || entry.tag == "DW_TAG_formal_parameter")
        {
            found.push(Declared {
                name: name.clone(),
                function: function.as_ref().map(|(_, name)| name.clone()),
                line: line.trim().parse().unwrap(),
                pointer: !is_function && is_pointer(field("DW_AT_type"), &by_offset),
                is_function,
            });
        }
        if is_function && real {
            function = Some((entry.depth, name.clone()));
        }
    }
    found
}

fn is_pointer(ty: Option<&String>, entries: &BTreeMap<&str, &Entry>) -> bool {
    let Some(entry) = ty.and_then(|offset| entries.get(offset.as_str())) else { return false };
    match entry.tag.as_str() {
        "DW_TAG_pointer_type" => true,
        "DW_TAG_typedef" | "DW_TAG_const_type" | "DW_TAG_volatile_type" | "DW_TAG_restrict_type" => {
            is_pointer(entry.fields.get("DW_AT_type"), entries)
        }
        _ => false,
    }
}

/// The entries by their offsets, in order.
fn entries(text: &str) -> Vec<(String, Entry)> {
    let mut found: Vec<(String, Entry)> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        if let Some((head, tag)) = line.split_once("(DW_TAG_") {
            let mut numbers = head.split(['<', '>']).filter(|part| !part.is_empty());
            let (Some(depth), Some(offset)) = (numbers.next(), numbers.next()) else { continue };
            let tag = format!("DW_TAG_{}", tag.trim_end_matches(')'));
            let entry = Entry { depth: depth.parse().unwrap(), tag, ..Entry::default() };
            found.push((offset.to_owned(), entry));
        } else if let (Some((key, value)), Some((_, entry))) = (field(line), found.last_mut()) {
            entry.fields.insert(key, value);
        }
    }
    found
}

/// `<50>   DW_AT_name        : (indirect string, offset: 0x1c): argv`
fn field(line: &str) -> Option<(String, String)> {
    let (_, rest) = line.split_once("DW_AT_")?;
    let (key, value) = rest.split_once(':')?;
    let value = match value.trim().strip_prefix("(indirect") {
        Some(indirect) => indirect.split_once("):")?.1,
        None => value,
    };
    let value = value.trim().trim_start_matches("<0x").trim_end_matches('>');
    Some((format!("DW_AT_{}", key.trim()), value.to_owned()))
}
