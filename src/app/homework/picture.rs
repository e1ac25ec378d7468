//! The machine of a problem of relocation.py or segmentation.py, and where the address in question leads in it.

use std::rc::Rc;

use course::homework::{Problem, Question};
use sim::SegmentName;
use yew::Html;

use super::work::Work;
use crate::element::{El, el};
use crate::settings::Settings;
use crate::stage::{ExhibitProps, exhibit};

/// What the segments of the machine are called in each problem.
const RELOCATION: [(SegmentName, &str); 1] = [(SegmentName::Code, "inside the limit")];
const SEGMENTATION: [(SegmentName, &str); 2] =
    [(SegmentName::Code, "segment 0"), (SegmentName::Stack, "segment 1")];

/// Draws the picture.
pub fn picture(work: &Work, settings: Settings) -> El {
    let settled = work.tries.get(work.looked).is_some_and(|tried| tried.is_settled());
    let figure = work.problem.machine().map(|machine| {
        exhibit(ExhibitProps {
            machine: Rc::new(machine),
            way: work.problem.translation(work.looked).map(|way| (way, settled)),
            names: if matches!(*work.problem, Problem::Segmentation(_)) {
                &SEGMENTATION
            } else {
                &RELOCATION
            },
            settings,
        })
    });
    el("section")
        .class("figure picture")
        .fixed(&[("aria-label", "The machine")])
        .children(figure.into_iter().collect())
        .children(
            work.questions
                .get(work.looked)
                .map(|asked| caption(work.looked, asked, settled))
                .into_iter()
                .collect(),
        )
}

/// Which address is in question, and where it leads once that is known.
fn caption(index: usize, asked: &Question, settled: bool) -> Html {
    let about = asked.text.split(": ").next().unwrap_or_default();
    let words = if settled {
        format!("Question {}: {about} \u{2192} {}", index + 1, asked.answer)
    } else {
        format!("Question {}: {about} \u{2192} ?", index + 1)
    };
    el("p").class("picture-caption").text(words).html()
}
