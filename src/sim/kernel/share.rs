//! Sharing code: a second process runs the program of a first from the same bytes, read-only.

use crate::addr::{PhysAddr, SegmentName};
use crate::command::ProcessSpec;
use crate::event::{Event, Part};
use crate::log::Log;
use crate::machine::Machine;

const CODE: Part = Part::Segment(SegmentName::Code);

impl Machine {
    /// The process whose code a new one is to share, if it asks for that.
    pub(super) fn model(&self, spec: &ProcessSpec) -> Result<Option<u32>, String> {
        let Some(who) = &spec.share_code else { return Ok(None) };
        let nature = self.config.mechanism.nature();
        if !nature.shares {
            return Err(format!(
                "{} cannot share code: a process has all of its memory in one piece; segmentation can",
                nature.name
            ));
        }
        let model = self.alive(who)?;
        if spec.program.is_some() {
            return Err(format!(
                "a process that shares the code of {who} runs its program; give it none of its own"
            ));
        }
        if spec.code.is_some() {
            return Err(format!(
                "a process that shares the code of {who} has a code segment as large; give it no code size"
            ));
        }
        Ok(Some(model))
    }

    /// Physical address of the code of a process.
    pub(super) fn code_of(&self, model: Option<u32>) -> Option<u64> {
        model.and_then(|model| self.process(model)).and_then(|process| process.placed.start(CODE))
    }

    /// Tells that a new process shares its code.
    pub(super) fn tell_sharing(&self, pid: u32, model: Option<u32>, log: &mut Log) {
        let (Some(with), Some(start)) = (model, self.code_of(model)) else { return };
        let size = self.process(pid).map_or(0, |process| process.layout.size(SegmentName::Code));
        log.tell(|| Event::Shared { pid, with, start: PhysAddr(start), size });
    }
}
