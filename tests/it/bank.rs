//! The question bank: what is exported is read back by other people's readers, and every right answer is the same.

/// What must be counted in GIFT.
mod control;
/// What the reader of GIFT reads.
mod gift;
/// What a reader of XML reads of Moodle XML.
mod moodle;
/// Texts that mean to break a format.
mod nasty;
/// What a reader of XML reads of a QTI package.
mod qti;
/// A question as it was read, beside the task that it was.
mod read;
/// A file of each format, to be read.
mod samples;
/// Tasks of all kinds.
mod tasks;

use pack::bank::{self, Task, Version};
use read::{Read, check};

/// Exports by one format, and reads them back.
type Reader = fn(&[Vec<Task>]) -> Option<Vec<Vec<Read>>>;

fn moodle_xml(exports: &[Vec<Task>]) -> Option<Vec<Vec<Read>>> {
    Some(exports.iter().map(|tasks| moodle::read(&bank::moodle_xml(tasks, "Memory"))).collect())
}

fn qti_2(exports: &[Vec<Task>]) -> Option<Vec<Vec<Read>>> {
    Some(exports.iter().map(|tasks| qti::read(tasks, Version::V2p1)).collect())
}

fn qti_3(exports: &[Vec<Task>]) -> Option<Vec<Vec<Read>>> {
    Some(exports.iter().map(|tasks| qti::read(tasks, Version::V3p0)).collect())
}

const FORMATS: [(&str, Reader); 4] =
    [("GIFT", gift::read), ("Moodle XML", moodle_xml), ("QTI 2.1", qti_2), ("QTI 3.0", qti_3)];

/// Every format gives back what went in.
fn survives(exports: &[Vec<Task>]) {
    for (format, reader) in FORMATS {
        let Some(found) = reader(exports) else { continue };
        assert_eq!(found.len(), exports.len(), "{format}");
        for (tasks, found) in exports.iter().zip(&found) {
            check(format, tasks, found);
        }
    }
}

#[test]
fn five_hundred_rounds_come_back() {
    survives(&tasks::rounds());
}

#[test]
fn matchings_come_back() {
    survives(&tasks::matchings());
}

#[test]
fn homework_comes_back() {
    survives(&tasks::homework());
}

#[test]
fn nothing_breaks_a_format() {
    survives(&[nasty::tasks()]);
}

#[test]
fn characters_that_xml_cannot_hold_are_left_out() {
    let tasks = [nasty::question("a\u{0}b\u{c}c\rd\u{fffe}e", "Is it `\u{1b}[0m`?")];
    for version in [Version::V2p1, Version::V3p0] {
        let read = &qti::read(&tasks, version)[0];
        assert_eq!(
            (read.code.as_slice(), read.ask.as_str()),
            (["abcde".to_owned()].as_slice(), "Is it [0m?")
        );
    }
    assert_eq!(moodle::read(&bank::moodle_xml(&tasks, "\u{1}"))[0].code, ["abcde"]);
}

#[test]
fn what_has_the_same_id_is_numbered() {
    let tasks = vec![nasty::question("a", "a?"), nasty::question("b", "b?"), nasty::question("c", "c?")];
    for (format, reader) in FORMATS {
        let Some(found) = reader(std::slice::from_ref(&tasks)) else { continue };
        let ids: Vec<&str> = found[0].iter().map(|read| read.id.as_str()).collect();
        assert_eq!(ids, ["nasty/one---", "nasty/one----2", "nasty/one----3"], "{format}");
    }
}

#[test]
fn nothing_to_export_is_an_empty_file() {
    assert_eq!(bank::gift(&[], ""), "");
    assert_eq!(moodle::read(&bank::moodle_xml(&[], "")), []);
    assert_eq!(qti::read(&[], Version::V2p1), []);
}
