//! A round: ten questions of a topic, the same for everyone with the same seed.

use super::question::Question;
use super::topic::Topic;

/// Questions in a round.
pub const LENGTH: usize = 10;

/// How often another question is drawn for one that is there already.
const TRIES: u64 = 16;

/// Ten questions of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// What they are about.
    pub topic: Topic,
    /// What they were drawn from.
    pub seed: u32,
    /// The questions: the skills of the topic in their order, from easy to hard, round and round.
    pub questions: Vec<Question>,
}

impl Round {
    /// Draws the round of a seed.
    pub fn draw(topic: Topic, seed: u32) -> Self {
        let skills = topic.skills();
        let mut wanted: Vec<usize> = (0..LENGTH).map(|place| place % skills.len().max(1)).collect();
        wanted.sort_unstable();
        let mut questions: Vec<Question> = Vec::new();
        for (place, skill) in wanted.iter().enumerate() {
            let Some(skill) = skills.get(*skill) else { continue };
            // A skill that has few questions may draw the same one again.
            let mut drawn =
                (0..TRIES).map(|once| topic.draw(skill, (u64::from(seed) << 8) + once * 16 + place as u64));
            let is_new = |one: &Question| is_new(one, &questions);
            let first = drawn.next();
            let other = first.clone().filter(&is_new).or_else(|| drawn.find(is_new));
            questions.extend(other.or(first));
        }
        Self { topic, seed, questions }
    }
}

/// Whether none of the others asks the same.
fn is_new(one: &Question, others: &[Question]) -> bool {
    others.iter().all(|other| other.text != one.text || other.given != one.given)
}

/// Most questions that are drawn at once.
pub const MOST: usize = 500;

/// How many rounds in a row may bring nothing new before there is nothing more to draw.
const IN_VAIN: usize = 8;

/// So many questions of a topic: those of the round of a seed, then of the next seed, and so on; none comes twice. There
/// are fewer where the topic has no more.
pub fn questions(topic: Topic, seed: u32, count: usize) -> Vec<Question> {
    let count = count.min(MOST);
    let mut questions: Vec<Question> = Vec::new();
    let mut in_vain = 0;
    for next in 0.. {
        if questions.len() >= count || in_vain == IN_VAIN {
            break;
        }
        let before = questions.len();
        for one in Round::draw(topic, seed.wrapping_add(next)).questions {
            if is_new(&one, &questions) {
                questions.push(one);
            }
        }
        in_vain = if questions.len() == before { in_vain + 1 } else { 0 };
    }
    questions.truncate(count);
    questions
}
