//! Drawing again where what was drawn makes no question.

use sim::Scenario;

use super::dice::Dice;
use super::form::Form;
use super::question::Question;
use super::topic::Skill;

/// The tests draw a thousand questions of each skill, and none needs as many attempts.
const ATTEMPTS: usize = 200;

/// The first question that an attempt makes.
pub(super) fn first(
    skill: &'static Skill,
    dice: &mut Dice,
    attempt: &dyn Fn(&mut Dice) -> Option<Question>,
) -> Question {
    let drawn = (0..ATTEMPTS).find_map(|_| attempt(dice));
    drawn.unwrap_or_else(|| Question {
        id: String::new(),
        skill,
        text: "Nothing was found to ask here; go on to the next question.".to_owned(),
        given: Vec::new(),
        hint: String::new(),
        form: Form::Choose(Vec::new()),
        worked: Vec::new(),
        scenario: Scenario::default(),
    })
}
