//! Every program is compiled by gcc with probes in it and run: Linux says where each thing is, and we must have said so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::{fs, thread};

use course::Placed;
use sim::SegmentName;

use super::dwarf::{Declared, declared};
use super::instrument::{Probe, instrument};

/// How debug information and the probes are compiled: addresses that are easy to read, and nothing left to chance.
const FLAGS: [&str; 6] = ["-std=gnu11", "-O0", "-w", "-fno-pie", "-D_GNU_SOURCE", "-Dregister="];

/// What was found for one program.
#[derive(Debug, Default)]
struct Found {
    items: usize,
    /// Items that a probe saw.
    seen: usize,
    wrong: Vec<String>,
    /// What a student could ask about, and how much of it is listed.
    askable: usize,
    listed: usize,
    missing: Vec<String>,
}

#[test]
fn what_is_said_of_the_programs_is_what_linux_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/course/programs");
    let Some(found) = all(&folder) else { return };
    assert!(found.len() >= 45, "{} programs", found.len());
    judge("programs", &found, 95);
}

#[test]
fn programs_that_mean_to_mislead_do_not() {
    let Some(found) = all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("c")) else { return };
    assert!(found.len() >= 25, "{} programs", found.len());
    judge("misleading programs", &found, 60);
}

fn judge(what: &str, found: &BTreeMap<String, Found>, percent: usize) {
    let sum = |of: fn(&Found) -> usize| found.values().map(of).sum::<usize>();
    let (askable, listed) = (sum(|found| found.askable), sum(|found| found.listed));
    let (items, seen) = (sum(|found| found.items), sum(|found| found.seen));
    eprintln!("{what}: {listed} of {askable} things listed; {items} items, {seen} of them seen by a probe");
    for (name, one) in found {
        one.missing.iter().for_each(|missing| eprintln!("  {name}: not listed: {missing}"));
    }
    let wrong: Vec<String> = found
        .iter()
        .flat_map(|(name, one)| one.wrong.iter().map(move |wrong| format!("{name}: {wrong}")))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(listed * 100 >= askable * percent, "{listed} of {askable} listed");
    assert!(seen * 100 >= items * 85, "{seen} of {items} seen");
}

/// Every program of a folder; `None` without gcc.
fn all(folder: &Path) -> Option<BTreeMap<String, Found>> {
    if Command::new("gcc").arg("--version").output().is_err() {
        eprintln!(
            "\n*** gcc was not found: nothing of what is said about segments was compared with Linux ***\n"
        );
        return None;
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let work = Mutex::new(paths.into_iter());
    let found = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                loop {
                    let Some(path) = work.lock().unwrap().next() else { break };
                    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                    let one = examine(&name, &fs::read_to_string(&path).unwrap());
                    let one = one.unwrap_or_else(|why| Found { wrong: vec![why], ..Found::default() });
                    found.lock().unwrap().insert(name, one);
                }
            });
        }
    });
    Some(found.into_inner().unwrap())
}

/// An error says which step failed.
fn examine(name: &str, source: &str) -> Result<Found, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("segments");
    fs::create_dir_all(&folder).unwrap();
    let path = |ending: &str| folder.join(format!("{name}{ending}"));
    fs::write(path(".c"), source).unwrap();
    compile(&path(".c"), &path(".o"), &["-c", "-gdwarf-4"])?;
    let declared = declared(&path(".o"));
    let items = course::segments(source).map_err(|error| error.to_string())?;
    let probes = probes(&items, &declared);
    let functions =
        declared.iter().filter(|one| one.is_function).map(|one| (one.name.clone(), one.line)).collect();
    fs::write(path(".probed.c"), instrument(source, &probes, &functions)).unwrap();
    compile(&path(".probed.c"), &path(""), &["-no-pie", "-ftrivial-auto-var-init=zero"])?;
    let run = Command::new(path("")).env("PROBE_OUT", path(".out")).output().unwrap();
    if !run.status.success() {
        return Err(format!("with probes: {}", run.status));
    }
    Ok(compare(&items, &declared, &probes, &told(&fs::read_to_string(path(".out")).unwrap())))
}

fn compile(from: &Path, to: &Path, more: &[&str]) -> Result<(), String> {
    let mut gcc = Command::new("gcc");
    let done = gcc.args(FLAGS).args(more).arg("-o").arg(to).arg(from).args(["-lm"]).output().unwrap();
    if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}

fn probes(items: &[Placed], declared: &[Declared]) -> Vec<Probe> {
    let mut all = BTreeSet::new();
    for item in items {
        all.insert(Probe { name: item.name.clone(), function: item.function.clone(), line: item.line });
    }
    for one in declared {
        let probe = |name: String| Probe { name, function: one.function.clone(), line: one.line };
        all.insert(probe(one.name.clone()));
        if one.pointer {
            all.insert(probe(format!("*{}", one.name)));
        }
    }
    all.into_iter().collect()
}

/// What each probe saw, as bits.
fn told(text: &str) -> BTreeMap<usize, u8> {
    let line = |line: &str| {
        let (id, bits) = line.split_once(' ').unwrap();
        (id.parse().unwrap(), bits.parse().unwrap())
    };
    text.lines().map(line).collect()
}

fn bit(segment: SegmentName) -> u8 {
    1 << segment as usize
}

fn compare(items: &[Placed], declared: &[Declared], probes: &[Probe], told: &BTreeMap<usize, u8>) -> Found {
    let mut found = Found { items: items.len(), ..Found::default() };
    let saw = |name: &str, function: &Option<String>, line: u32| {
        let id = probes
            .iter()
            .position(|probe| probe.name == name && probe.function == *function && probe.line == line);
        id.and_then(|id| told.get(&id)).copied().unwrap_or(0)
    };
    for item in items {
        let bits = saw(&item.name, &item.function, item.line);
        found.seen += usize::from(bits != 0);
        if bits & !bit(item.segment) != 0 {
            let said = item.segment.name();
            found.wrong.push(format!(
                "{} in {:?}, line {}: {said}, but {bits}",
                item.name, item.function, item.line
            ));
        }
    }
    for one in declared {
        let names = [(one.name.clone(), true), (format!("*{}", one.name), false)];
        for (name, itself) in names {
            let bits = saw(&name, &one.function, one.line);
            let askable = itself || (one.pointer && bits.is_power_of_two() && bits < 16);
            if askable {
                let listed = items
                    .iter()
                    .any(|item| item.name == name && item.function == one.function && item.line == one.line);
                found.askable += 1;
                found.listed += usize::from(listed);
                if !listed {
                    found.missing.push(format!("{name} of {:?}, line {}", one.function, one.line));
                }
            }
        }
    }
    found
}
