//! Typical wrong answers, gathered: none is the answer, and no two are equal.

use super::dice::Dice;
use super::form::{Choice, Slip, Typed};

/// The slips of one typed answer. Of several that come to the same, the first stays.
pub(super) struct Slips {
    right: Option<u64>,
    list: Vec<Slip>,
}

impl Slips {
    /// None yet; the right answer is a number, or none for a fault.
    pub fn beside(right: Option<u64>) -> Self {
        Self { right, list: Vec::new() }
    }

    /// A wrong number, where the mistake leads to one at all.
    pub fn number(&mut self, value: Option<u64>, reason: String) {
        self.add(value, |_| reason);
    }

    /// The same, with a reason that is only put together for a number that comes in, and is told it.
    pub fn add(&mut self, value: Option<u64>, reason: impl FnOnce(u64) -> String) {
        if let Some(value) = value {
            self.push(Some(value), || reason(value));
        }
    }

    /// The answer that the access faults.
    pub fn fault(&mut self, reason: String) {
        self.push(None, || reason);
    }

    /// The hex digits of the answer, typed without the `0x` in front.
    pub fn digits(&mut self) {
        let Some(right) = self.right else { return };
        self.add(format!("{right:x}").parse().ok(), |typed| {
            format!("`{typed}` without `0x` is a decimal number. What you mean is `{right:#x}`: write the `0x` in front.")
        });
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// The form of a question that is answered with a number: why it is right, what is told about any other number,
    /// and whether it is an address.
    pub fn typed(self, reason: String, otherwise: String, address: bool) -> Typed {
        Typed { right: self.right, reason, slips: self.list, otherwise, may_fault: false, address }
    }

    fn push(&mut self, value: Option<u64>, reason: impl FnOnce() -> String) {
        if value == self.right || self.list.iter().any(|slip| slip.value == value) {
            return;
        }
        let reason = reason();
        if self.list.iter().all(|slip| slip.reason != reason) {
            self.list.push(Slip { value, reason });
        }
    }
}

/// Some choices: each says something else, and each has a reason of its own. Of two that say the same, the first stays.
pub(super) struct Choices(Vec<Choice>);

impl Choices {
    /// The right one, alone so far.
    pub fn beside(label: String, reason: String) -> Self {
        Self(vec![Choice { label, reason, right: true }])
    }

    /// A wrong one.
    pub fn wrong(&mut self, label: String, reason: String) {
        let told = |choice: &Choice| choice.label == label || choice.reason == reason;
        if !self.0.iter().any(told) {
            self.0.push(Choice { label, reason, right: false });
        }
    }

    /// The right one among so many of the wrong ones, in a random order; none where there are fewer.
    pub fn some(mut self, wrong: usize, dice: &mut Dice) -> Option<Vec<Choice>> {
        let mut others = self.0.split_off(1);
        dice.shuffle(&mut others);
        others.truncate(wrong);
        self.0.extend(others);
        dice.shuffle(&mut self.0);
        (self.0.len() == wrong + 1).then_some(self.0)
    }
}
