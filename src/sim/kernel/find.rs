//! Finding the process that a command means.

use crate::command::Who;
use crate::machine::Machine;
use crate::wording::list;

impl Machine {
    /// Finds the living process that is meant.
    pub(crate) fn alive(&self, who: &Who) -> Result<u32, String> {
        let mut ended = None;
        for process in self.processes.iter().rev() {
            let meant = match who {
                Who::Pid(pid) => process.pid == *pid,
                Who::Name(name) => process.name == *name,
            };
            if meant && process.is_alive() {
                return Ok(process.pid);
            }
            if meant && ended.is_none() {
                ended = Some(process.state.ended());
            }
        }
        Err(match ended {
            Some(ended) => format!("process {who} has {ended}"),
            None => format!("there is no process {who}; {}", self.living()),
        })
    }

    fn living(&self) -> String {
        let living = self.processes.iter().filter(|process| process.is_alive());
        let names: Vec<&str> = living.map(|process| process.name.as_str()).collect();
        if names.is_empty() { "none is alive".into() } else { format!("alive: {}", list(&names, ", ")) }
    }
}
