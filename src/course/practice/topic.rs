//! What can be practised: five topics, each with its skills.

use super::dice::Dice;
use super::question::Question;
use super::{concepts, placement, protection, references, translation};

/// Something that a learner can do or cannot do yet: what is repeated until it is mastered.
#[derive(Debug, PartialEq, Eq)]
pub struct Skill {
    /// Its name, unique within its topic: lower-case letters, digits and `-`.
    pub id: &'static str,
    /// Its name in words: “An address in the stack, which grows down”.
    pub title: &'static str,
}

/// What a round of questions is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// How many memory references a piece of assembly makes.
    References,
    /// Where a virtual address lies in physical memory.
    Translation,
    /// Where malloc puts a block, and what that leaves.
    Placement,
    /// What a stray access does: which mechanism catches it, and who is hurt.
    Protection,
    /// The ideas of the lecture, and its facts.
    Concepts,
}

impl Topic {
    /// All of them, in the order of the lecture.
    pub const ALL: [Self; 5] =
        [Self::References, Self::Translation, Self::Placement, Self::Protection, Self::Concepts];

    /// Its name in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::References => "count-references",
            Self::Translation => "translate",
            Self::Placement => "where-does-malloc-put-it",
            Self::Protection => "what-happens",
            Self::Concepts => "concepts",
        }
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::References => "Count the memory references",
            Self::Translation => "Translate this address",
            Self::Placement => "Where does malloc put it?",
            Self::Protection => "What happens here?",
            Self::Concepts => "Ideas and facts",
        }
    }

    /// What there is to learn of it, from easy to hard.
    pub fn skills(self) -> &'static [Skill] {
        match self {
            Self::References => references::SKILLS,
            Self::Translation => translation::SKILLS,
            Self::Placement => placement::SKILLS,
            Self::Protection => protection::SKILLS,
            Self::Concepts => concepts::skills(),
        }
    }

    /// Draws a question that practises a skill of this topic.
    pub fn draw(self, skill: &'static Skill, seed: u64) -> Question {
        let dice = &mut Dice::new(&format!("{}/{}", self.id(), skill.id), seed);
        let id = format!("{}/{}/{seed}", self.id(), skill.id);
        let drawn = match self {
            Self::References => references::draw(skill, dice),
            Self::Translation => translation::draw(skill, dice),
            Self::Placement => placement::draw(skill, dice),
            Self::Protection => protection::draw(skill, dice),
            Self::Concepts => concepts::draw(skill, dice),
        };
        Question { id, ..drawn }
    }
}
