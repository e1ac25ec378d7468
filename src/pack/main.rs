//! The program behind `make bank` and `make scorm`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use pack::{Format, Order, file};

const HELP: &str = "\
Usage: pack --format FORMAT [--seed SEED] [--count COUNT] [--pass PERCENT] [--page FILE] [--out FOLDER] [--list FILE] WHAT…

WHAT is an address of the page, such as quiz/translate?seed=41&count=30 or lecture/memory-virtualization, or a command
line of OSTEP's homework, such as './malloc.py -s 7'. --list names a file with one of them on each line.";

/// What the command line says.
#[derive(Default)]
struct Wanted {
    formats: Vec<Format>,
    seed: Option<u32>,
    count: Option<usize>,
    pass: Option<u8>,
    page: Option<PathBuf>,
    out: PathBuf,
    orders: Vec<String>,
}

fn main() -> ExitCode {
    match read().and_then(|wanted| wanted.iter().try_for_each(write)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("memlane: {why}.");
            ExitCode::FAILURE
        }
    }
}

/// Reads the command line; none where only help was wanted.
fn read() -> Result<Option<Wanted>, String> {
    let mut wanted = Wanted { out: PathBuf::from("."), ..Wanted::default() };
    let mut words = Parser::from_env();
    while let Some(word) = words.next().map_err(told)? {
        match word {
            Arg::Value(order) => wanted.orders.push(order.string().map_err(told)?),
            Arg::Long("help") => {
                println!("{HELP}");
                return Ok(None);
            }
            Arg::Long(name) => {
                let name = name.to_owned();
                let value = words.value().and_then(ValueExt::string).map_err(told)?;
                wanted.take(&name, value)?;
            }
            other @ Arg::Short(_) => return Err(told(other.unexpected())),
        }
    }
    match (wanted.formats.is_empty(), wanted.orders.is_empty()) {
        (true, _) => Err(format!("--format is missing: {}", formats())),
        (_, true) => Err("nothing is ordered: name a quiz, such as quiz/translate?seed=41".to_owned()),
        _ => Ok(Some(wanted)),
    }
}

impl Wanted {
    /// Takes what an option says.
    fn take(&mut self, name: &str, value: String) -> Result<(), String> {
        match name {
            "format" => self.formats.push(format(&value)?),
            "seed" => self.seed = Some(pack::seed(&value)?),
            "count" => self.count = Some(pack::count(&value)?),
            "pass" => self.pass = Some(pass(&value)?),
            "page" => self.page = Some(value.into()),
            "out" => self.out = value.into(),
            "list" => self.orders.extend(listed(&PathBuf::from(value))?),
            _ => return Err(format!("there is no option --{name}; --help tells what there is")),
        }
        Ok(())
    }
}

fn write(wanted: &Wanted) -> Result<(), String> {
    let page = match &wanted.page {
        Some(path) => fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?,
        None => Vec::new(),
    };
    if wanted.formats.iter().any(|format| matches!(format, Format::Scorm(_))) && page.is_empty() {
        return Err("a SCORM package needs the page: --page dist/memlane.html".to_owned());
    }
    fs::create_dir_all(&wanted.out).map_err(|error| format!("{}: {error}", wanted.out.display()))?;
    let mut written = BTreeSet::new();
    for text in &wanted.orders {
        let told = |why: String| format!("{text}: {why}");
        let mut order = Order::parse(text).map_err(told)?;
        order.seed = order.seed.or(wanted.seed);
        order.count = order.count.or(wanted.count);
        for format in &wanted.formats {
            let file = file(&order, *format, &page, wanted.pass).map_err(told)?;
            let path = wanted.out.join(&file.name);
            if !written.insert(file.name) {
                return Err(told(format!("{} is there already, of another order", path.display())));
            }
            fs::write(&path, &file.bytes).map_err(|error| format!("{}: {error}", path.display()))?;
            let questions = match file.questions {
                Some(1) => ", 1 question".to_owned(),
                Some(count) => format!(", {count} questions"),
                None => String::new(),
            };
            println!("{}{questions}", path.display());
        }
    }
    Ok(())
}

fn format(name: &str) -> Result<Format, String> {
    Format::named(name).ok_or_else(|| format!("there is no format \u{201c}{name}\u{201d}: {}", formats()))
}

fn formats() -> String {
    format!("there are {}", Format::ALL.map(Format::name).join(", "))
}

fn pass(text: &str) -> Result<u8, String> {
    let pass = text.parse().ok().filter(|pass| *pass <= 100);
    pass.ok_or_else(|| format!("\u{201c}{text}\u{201d} is no share to pass: write percent, from 0 to 100"))
}

/// The orders of a file: a line each; what begins with `#` is a comment.
fn listed(path: &PathBuf) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(str::to_owned).collect())
}

fn told(error: lexopt::Error) -> String {
    error.to_string()
}
