//! Finding the process that a command means.

use crate::command::Who;
use crate::machine::Machine;
use crate::process::Process;
use crate::wording::list;

impl Machine {
    /// Finds the living process that is meant.
    pub(crate) fn alive(&self, who: &Who) -> Result<u32, String> {
        let matches = |process: &&Process| match who {
            Who::Pid(pid) => process.pid == *pid,
            Who::Name(name) => process.name == *name,
        };
        let named = || self.processes.iter().rev().filter(matches);
        if let Some(process) = named().find(|process| process.is_alive()) {
            return Ok(process.pid);
        }
        Err(match named().next() {
            Some(process) => format!("process {who} has {}", process.state.ended()),
            None => format!("there is no process {who}; {}", self.living()),
        })
    }

    fn living(&self) -> String {
        let living = self.processes.iter().filter(|process| process.is_alive());
        let names: Vec<&str> = living.map(|process| process.name.as_str()).collect();
        if names.is_empty() { "none is alive".into() } else { format!("alive: {}", list(&names, ", ")) }
    }
}
