//! One example file: its leading comment lines, read and checked, and the scenario below them.
//!
//! ```text
//! # A stray store lands in the OS        its title
//! # group: Uniprogramming                the heading under which it stands
//! # Every address is physical, and       what to look for, one or more lines
//! # the OS lies at the bottom.
//! # expect: That is the OS’s memory      for tests: part of what is told when it runs; one or more, in that order
//! machine mechanism=uniprogramming …
//! ```

/// An example as its file has it.
#[derive(Debug)]
pub struct Example<'a> {
    pub title: &'a str,
    pub group: &'a str,
    pub what: String,
    pub expected: Vec<&'a str>,
    pub scenario: &'a str,
}

/// The id in a file's path, and the example as Rust. An error says what is wrong and what would be right.
pub fn generate(path: &str, text: &str) -> Result<(String, String), String> {
    let id = id(path, ".sim")?;
    let Example { title, group, what, scenario, .. } = read(text)?;
    let rust = format!(
        "Example {{ id: {id:?}, title: {title:?}, group: {group:?}, what: {what:?}, scenario: {scenario:?} }},\n"
    );
    Ok((id.to_owned(), rust))
}

/// Reads a file. An error names the line.
pub fn read(text: &str) -> Result<Example<'_>, String> {
    let (comments, scenario) = split(text);
    let mut lines = (1..).zip(comments.lines().map(said)).peekable();
    let title = lines.next().map_or("", |(_, line)| line);
    if title.is_empty() || title.starts_with("group:") {
        return Err("line 1: the title is missing; a file begins with # and its title".to_owned());
    }
    let group = lines.next().and_then(|(_, line)| line.strip_prefix("group: "));
    let group =
        group.ok_or("line 2: the group is missing; write # group: and the heading it belongs under")?;
    let mut what = Vec::new();
    while let Some((_, line)) = lines.next_if(|(_, line)| !line.starts_with("expect: ")) {
        what.push(line);
    }
    let expected = lines.map(|(number, line)| {
        let wrong = || format!("line {number}: after the first # expect: only others may follow");
        line.strip_prefix("expect: ").ok_or_else(wrong)
    });
    let expected: Vec<&str> = expected.collect::<Result<_, _>>()?;
    let example = Example { title, group, what: what.join(" "), expected, scenario };
    example.check().map(|()| example)
}

impl Example<'_> {
    fn check(&self) -> Result<(), String> {
        let missing = [
            (self.what.is_empty(), "what to look for is missing; write it in comment lines below the group"),
            (self.expected.is_empty(), "nothing is expected; write # expect: and part of what is told"),
            (self.scenario.is_empty(), "the scenario is missing; write it below the comment lines"),
        ];
        missing.into_iter().find(|(is_missing, _)| *is_missing).map_or(Ok(()), |(_, why)| Err(why.to_owned()))
    }
}

/// The comment lines at the start, and the rest.
fn split(text: &str) -> (&str, &str) {
    let length = text.split_inclusive('\n').take_while(|line| line.starts_with('#')).map(str::len).sum();
    text.split_at(length)
}

/// A comment line without its mark.
fn said(line: &str) -> &str {
    line.trim_start_matches('#').trim()
}

/// `stack` in `examples/07-stack.sim`, whose name ends with `ending`.
pub fn id<'a>(path: &'a str, ending: &str) -> Result<&'a str, String> {
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(ending);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    match name.split_once('-') {
        Some((number, id))
            if number.len() == 2
                && number.chars().all(|c| c.is_ascii_digit())
                && !id.is_empty()
                && id.chars().all(plain) =>
        {
            Ok(id)
        }
        _ => Err(format!(
            "name the file with two digits, - and an id of a to z, 0 to 9 and -: 07-stack{ending}"
        )),
    }
}
