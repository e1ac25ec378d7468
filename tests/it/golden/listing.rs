//! A program as it was linked beside the same as it was loaded.

use std::fmt::Write;

use sim::ProcessInfo;

/// Both listings line by line, for a loader that moved the program up by so many bytes.
/// Nothing where they say the same but for where it lies.
pub fn of(process: &ProcessInfo, by: u64) -> String {
    if process.program.iter().all(|line| line.original.is_none()) {
        return String::new();
    }
    let rows: Vec<(String, String)> = process
        .program
        .iter()
        .map(|line| {
            let linked = line.original.as_ref().unwrap_or(&line.text);
            (format!("{:#x}: {linked}", line.address - by), format!("{:#x}: {}", line.address, line.text))
        })
        .collect();
    let width = rows.iter().map(|(linked, _)| linked.len()).max().unwrap_or(0).max("linked".len());
    let mut text = format!("    {:width$}  loaded\n", "linked");
    for (linked, loaded) in rows {
        let _ = writeln!(text, "    {linked:width$}  {loaded}");
    }
    text
}
