//! What became of a step's question, for the page that holds this one in a frame.

use course::Step;

use crate::embed::{Outcome, Said};

/// What became of the question of a step: what was said first, and the places of that and of the right answer.
pub fn outcome(question: &str, step: &Step, given: Said, place: usize, right: usize) -> Outcome {
    let value = || {
        let answer = step.predict.as_ref().and_then(|asked| asked.answers.get(right));
        answer.map(|answer| answer.value.clone()).unwrap_or_default()
    };
    Outcome {
        question: question.to_owned(),
        text: format!("Predict: {}", step.title),
        right: if matches!(given, Said::Text(_)) { Said::Text(value()) } else { Said::Choice(right) },
        given,
        points: usize::from(place == right),
        of: 1,
    }
}
