//! COVERAGE.md: every line of the lecture notes is taught in some step, and every step teaches some line.

use std::collections::BTreeSet;

use course::lectures;

const TABLE: &str = include_str!("../../../COVERAGE.md");

/// The lines of the notes that are not empty.
const LINES: [u64; 139] = [
    1, 3, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 27, 29, 30, 31, 33, 34, 36,
    38, 40, 41, 43, 45, 46, 48, 50, 52, 53, 54, 56, 58, 60, 62, 63, 64, 66, 67, 68, 69, 70, 72, 73, 75, 76,
    77, 80, 82, 84, 86, 87, 88, 90, 91, 93, 94, 95, 96, 98, 99, 101, 102, 104, 106, 107, 108, 109, 110, 111,
    112, 114, 115, 116, 117, 118, 119, 120, 122, 123, 124, 125, 126, 128, 129, 131, 133, 136, 138, 139, 140,
    142, 143, 144, 145, 146, 148, 149, 150, 151, 152, 153, 154, 157, 160, 162, 164, 165, 166, 167, 168, 169,
    171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 182, 184, 185, 186, 187, 188, 189, 190, 191,
];

/// A row: the line of the notes, what it says, and the steps that teach it.
fn rows() -> Vec<(u64, &'static str, Vec<&'static str>)> {
    let cells = |line: &'static str| -> Option<[&'static str; 3]> {
        let cells: Vec<_> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        cells.try_into().ok()
    };
    let row = |[line, what, steps]: [&'static str; 3]| {
        let steps = steps.split(", ").map(|step| step.trim_matches('`')).collect();
        Some((line.parse().ok()?, what, steps))
    };
    TABLE.lines().filter_map(cells).filter_map(row).collect()
}

#[test]
fn every_line_of_the_notes_has_one_row_in_order() {
    let lines: Vec<u64> = rows().iter().map(|(line, ..)| *line).collect();
    assert_eq!(lines, LINES);
    let count = format!("{} lines, {} of them not empty", LINES[LINES.len() - 1], LINES.len());
    assert!(TABLE.contains(&count), "the text above the table should say: {count}");
    for (line, what, _) in rows() {
        let words = what.split_whitespace().count();
        assert!((1..=10).contains(&words), "line {line}: \u{201c}{what}\u{201d} should be a few words");
    }
}

#[test]
fn the_steps_it_names_are_those_of_the_lecture() {
    let lecture = lectures().into_iter().next().unwrap();
    let wanted: BTreeSet<&str> = lecture.steps.iter().map(|step| step.slug.as_str()).collect();
    let named: BTreeSet<&str> = rows().into_iter().flat_map(|(_, _, steps)| steps).collect();
    let unknown: Vec<_> = named.difference(&wanted).collect();
    assert!(unknown.is_empty(), "no step is called so: {unknown:?}");
    let idle: Vec<_> = wanted.difference(&named).collect();
    assert!(idle.is_empty(), "no line of the notes leads to these steps: {idle:?}");
}

#[test]
fn steps_come_in_the_order_of_the_notes() {
    let lecture = lectures().into_iter().next().unwrap();
    let place = |slug: &str| lecture.step(slug).map(|(place, _)| place).unwrap();
    // Each step by the first line, after the questions and goals that stand ahead of everything, that is its main one.
    let mains: Vec<usize> =
        rows().iter().filter(|(line, ..)| *line > 9).map(|(_, _, steps)| place(steps[0])).collect();
    let back = mains.windows(2).filter(|two| two[1] < two[0]).count();
    assert!(back <= 3, "the notes and the lecture go different ways at {back} places: {mains:?}");
}
