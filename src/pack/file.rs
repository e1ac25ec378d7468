//! An order in a format: one file.

use crate::archive::zip;
use crate::bank;
use crate::format::Format;
use crate::order::{Order, What};
use crate::scorm::{self, Sco};
use crate::tasks::tasks;

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// How many questions it has; none for a package, which has what the page has.
    pub questions: Option<usize>,
}

/// Makes the file of an order. A SCORM package needs `memlane.html`, the page as one file, and the share of points from
/// which a quiz is passed, in percent, if there is one. An error says what is wrong with the order.
pub fn file(order: &Order, format: Format, page: &[u8], pass: Option<u8>) -> Result<File, String> {
    let order = &match format {
        Format::Scorm(_) => order.clone(),
        Format::Gift | Format::Moodle | Format::Qti(_) => order.for_a_bank(),
    };
    let (bytes, questions) = match format {
        Format::Scorm(version) => (package(order, version, page, pass)?, None),
        Format::Gift => text(order, |tasks, title| bank::gift(tasks, title).into_bytes())?,
        Format::Moodle => text(order, |tasks, title| bank::moodle_xml(tasks, title).into_bytes())?,
        Format::Qti(version) => {
            let (tasks, title) = (tasks(order)?, order.title());
            let files = bank::qti(&tasks, &title, version);
            let files: Vec<_> = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
            (zip(&files)?, Some(bank::count(&tasks)))
        }
    };
    let name = format!("{}{}", order.name(), format.ending());
    Ok(File { name, media_type: format.media_type(), bytes, questions })
}

fn text(
    order: &Order,
    written: impl Fn(&[bank::Task], &str) -> Vec<u8>,
) -> Result<(Vec<u8>, Option<usize>), String> {
    let tasks = tasks(order)?;
    Ok((written(&tasks, &order.title()), Some(bank::count(&tasks))))
}

fn package(order: &Order, version: scorm::Version, page: &[u8], pass: Option<u8>) -> Result<Vec<u8>, String> {
    if matches!(order.what, What::Homework(_)) {
        return Err("OSTEP's homework has no score to report: order it for a question bank".to_owned());
    }
    if order.count.is_some() {
        return Err("a SCORM package has the quiz as the page has it: leave count out".to_owned());
    }
    // A lecture is completed, not passed.
    let pass = pass.filter(|_| matches!(order.what, What::Quiz(_)));
    let sco = Sco { route: order.route(), title: order.title(), name: order.name(), pass };
    zip(&scorm::package(&sco, version, page))
}
