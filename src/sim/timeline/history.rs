//! The history of a machine: what it was asked, what stands out of that, and how a copy is carried through it again.

use super::Mark;
use crate::command::Command;
use crate::machine::Machine;
use std::ops::Range;

/// The commands of a machine from power-on. Moment `i` lies before the command at `i`.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub commands: Vec<Command>,
    /// What stands out of each command, in the same order.
    pub marks: Vec<Mark>,
}

impl History {
    /// How many commands there are.
    pub fn len(&self) -> usize {
        self.commands.len()
    }

    /// Forgets what lies behind a moment.
    pub fn forget_after(&mut self, moment: usize) {
        self.commands.truncate(moment);
        self.marks.truncate(moment);
    }

    /// Carries a machine that stands at one moment on to another, at most the last one. A command that made no trouble was
    /// not refused and ended no process: what was checked for it was as it should be, and is so again.
    pub fn repeat(&self, moments: Range<usize>, machine: &mut Machine) {
        for moment in moments {
            let Some(command) = self.commands.get(moment) else { return };
            let is_sound = self.marks.get(moment).is_some_and(|mark| !mark.has(Mark::TROUBLE));
            // What was refused is refused again.
            let _ = machine.replay(command, is_sound);
        }
    }
}
