//! One C program: its leading comment read and checked, and the program below it.
//!
//! ```text
//! // title: A pointer and its block
//! // level: 1
//! int main(void) …
//! ```

/// A program as its file has it.
#[derive(Debug)]
pub struct Program<'a> {
    pub title: &'a str,
    pub level: u8,
    pub source: &'a str,
}

/// The id in a file's path, and the program as Rust. An error says what is wrong and what would be right.
pub fn generate(path: &str, text: &str) -> Result<(String, String), String> {
    let id = super::example::id(path, ".c")?;
    let Program { title, level, source } = read(text)?;
    let rust = format!("Program {{ id: {id:?}, title: {title:?}, level: {level}, source: {source:?} }},\n");
    Ok((id.to_owned(), rust))
}

/// Reads a file. An error names the line.
pub fn read(text: &str) -> Result<Program<'_>, String> {
    let (title, rest) = said(text, "title").ok_or("line 1: write // title: and what the program is about")?;
    let wrong = "line 2: write // level: and how hard it is, from 1 to 5";
    let (level, source) = said(rest, "level").ok_or(wrong)?;
    let level = level.parse().ok().filter(|level| (1..=5).contains(level)).ok_or(wrong)?;
    if source.trim().is_empty() {
        return Err("line 3: the program is missing; write it below the level".to_owned());
    }
    Ok(Program { title, level, source: source.trim_start_matches('\n') })
}

/// What the first line says behind `// key:`, and the lines below it.
fn said<'a>(text: &'a str, key: &str) -> Option<(&'a str, &'a str)> {
    let (line, rest) = text.split_once('\n')?;
    let value = line.strip_prefix("// ")?.strip_prefix(key)?.strip_prefix(':')?.trim();
    (!value.is_empty()).then_some((value, rest))
}
