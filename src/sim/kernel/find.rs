//! Finding the process that a command means.

use crate::command::Who;
use crate::machine::Machine;
use crate::process::Process;
use crate::wording::list;

impl Machine {
    /// Finds the living process that is meant.
    pub(crate) fn alive(&self, who: &Who) -> Result<u32, String> {
        let found = match who {
            Who::Pid(pid) => self.process(*pid),
            Who::Name(name) => self.named(name),
        };
        match found {
            Some(process) if process.is_alive() => Ok(process.pid),
            Some(process) => Err(format!("process {who} has {}", process.state.ended())),
            None => Err(format!("there is no process {who}; {}", self.living())),
        }
    }

    /// The newest living process of a name, else the newest that ended.
    fn named(&self, name: &str) -> Option<&Process> {
        let mut namesakes = self.processes.iter().rev().filter(|process| process.name == name);
        let newest = namesakes.next()?;
        if newest.is_alive() {
            Some(newest)
        } else {
            namesakes.find(|older| older.is_alive()).or(Some(newest))
        }
    }

    fn living(&self) -> String {
        let living = self.processes.iter().filter(|process| process.is_alive());
        let names: Vec<&str> = living.map(|process| process.name.as_str()).collect();
        if names.is_empty() { "none is alive".into() } else { format!("alive: {}", list(&names, ", ")) }
    }
}
