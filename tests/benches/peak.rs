//! The memory that a history takes, at most, while it is made and travelled through: of a process of its own for each.

use std::fs;
use std::path::Path;
use std::process::Command;

use oorandom::Rand64;

use crate::seek::{KINDS, LENGTHS, travel};

/// The argument by which this program asks itself.
const ASK: &str = "--peak";

/// Whether one history is asked for.
pub fn asked() -> bool {
    std::env::args().nth(1).as_deref() == Some(ASK)
}

/// Makes the history that is asked for, travels through it, and prints the bytes.
pub fn tell() {
    let arguments: Vec<String> = std::env::args().skip(2).collect();
    let [kind, length] = arguments.as_slice() else { panic!("which history?") };
    let (_, make) = KINDS.into_iter().find(|(name, _)| name == kind).expect("no such history");
    let (mut timeline, mut dice) = (make(length.parse().unwrap()), Rand64::new(7));
    (0..20).for_each(|_| travel(&mut timeline, &mut dice));
    println!("{}", resident().unwrap_or(0));
}

/// Asks for every history, one process each, and leaves the bytes beside what Criterion leaves.
pub fn measure() {
    let program = std::env::current_exe().unwrap();
    let folder = program.ancestors().nth(3).unwrap().join("criterion/seek");
    for (kind, _) in KINDS {
        for length in LENGTHS.map(|length| length.to_string()) {
            let answer = Command::new(&program).args([ASK, kind, &length]).output().unwrap();
            assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
            println!("peak/{kind}/{length}: {} bytes", String::from_utf8_lossy(&answer.stdout).trim());
            keep(&folder.join(kind).join(&length), &answer.stdout);
        }
    }
}

fn keep(folder: &Path, bytes: &[u8]) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("peak"), bytes).unwrap();
}

/// The most bytes that this process ever had in memory; none where the system does not say.
fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}
