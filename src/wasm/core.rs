//! One machine and its history, as `memlane.js` holds it.

use sim::{AccessKind, Command, DEFAULT_STORE, Event, MAX_MEMORY, Scenario, Timeline, VirtAddr, Who};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::argument::{MAX_SAFE, one_of, text, whole};
use crate::json::to_json;
use crate::options;

/// What stands behind a `Machine` of `memlane.d.ts`. An error is a sentence, and then nothing has changed.
#[wasm_bindgen]
pub struct Core {
    timeline: Timeline,
}

#[wasm_bindgen]
impl Core {
    /// A machine just after power-on.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &JsValue) -> Result<Core, String> {
        Ok(Self { timeline: Timeline::new(options::config(config)?)? })
    }

    /// The machine of a scenario, at its pause, else at its end.
    pub fn parse(scenario: &JsValue) -> Result<Core, String> {
        let scenario = Scenario::parse(&text("scenario", scenario)?).map_err(|error| error.to_string())?;
        Ok(Self { timeline: Timeline::run(&scenario)? })
    }

    /// The text that parses to this machine at this moment.
    pub fn scenario(&self) -> String {
        self.timeline.scenario().to_string()
    }

    /// Creates a process; returns its pid.
    #[wasm_bindgen(js_name = createProcess)]
    pub fn create_process(&mut self, options: &JsValue) -> Result<u32, String> {
        let spec = options::process(options, self.timeline.machine().config().segment_span())?;
        let events = self.push(Command::Create(spec))?;
        let pid = events.iter().find_map(|event| match event {
            Event::Created { pid, .. } => Some(*pid),
            _ => None,
        });
        pid.ok_or_else(|| "no process was created".into())
    }

    /// Ends a process.
    pub fn exit(&mut self, pid: &JsValue) -> Result<(), String> {
        self.ask(Command::Exit { who: who(pid)? })
    }

    /// Gives the CPU to a process.
    #[wasm_bindgen(js_name = contextSwitch)]
    pub fn context_switch(&mut self, pid: &JsValue) -> Result<(), String> {
        self.ask(Command::Switch { who: who(pid)? })
    }

    /// Allocates in a process's heap; returns the virtual address.
    pub fn malloc(&mut self, pid: &JsValue, size: &JsValue) -> Result<f64, String> {
        let (who, size) = (who(pid)?, whole("size", size, 1, MAX_MEMORY)?);
        let events = self.push(Command::Malloc { who, size })?;
        let address = events.iter().find_map(|event| match event {
            Event::Allocated { address, .. } => Some(address.0 as f64),
            _ => None,
        });
        address.ok_or_else(|| "malloc returned nothing".into())
    }

    /// The C library's free. (`free` itself is what wasm-bindgen calls the destructor.)
    #[wasm_bindgen(js_name = freeBlock)]
    pub fn free_block(&mut self, pid: &JsValue, address: &JsValue) -> Result<(), String> {
        let (who, address) = (who(pid)?, virtual_address(address)?);
        self.ask(Command::Free { who, address })
    }

    /// One access of one byte; returns its translation, also where it ended in a fault.
    pub fn access(&mut self, pid: &JsValue, address: &JsValue, kind: &JsValue) -> Result<String, String> {
        let (who, address) = (who(pid)?, virtual_address(address)?);
        let kind = one_of("kind", kind, &AccessKind::ALL, AccessKind::name, "")?;
        let command = Command::Access { who, kind, address, value: DEFAULT_STORE };
        let events = self.push(command)?;
        let translation = events.iter().find_map(|event| match event {
            Event::Referenced(reference) => Some(&reference.translation),
            Event::Faulted { translation, .. } => Some(translation),
            _ => None,
        });
        to_json(&translation)
    }

    /// Runs one instruction; returns what happened.
    pub fn step(&mut self) -> Result<String, String> {
        to_json(&self.push(Command::Step)?)
    }

    /// Carries out lines of the `.sim` form, all or none; returns what happened.
    pub fn run(&mut self, commands: &JsValue) -> Result<String, String> {
        let commands =
            Scenario::parse_commands(&text("commands", commands)?).map_err(|error| error.to_string())?;
        self.room_for(commands.len())?;
        let mut trial = self.timeline.machine().clone();
        for (line, command) in &commands {
            if let [Event::Rejected { reason }] = trial.apply(command).as_slice() {
                return Err(format!("line {line}: {reason}"));
            }
        }
        let from = self.timeline.position();
        for (_, command) in commands {
            self.timeline.push(command);
        }
        self.happened(from, self.timeline.position())
    }

    /// One command back; false at the start.
    pub fn back(&mut self) -> bool {
        self.timeline.step_back()
    }

    /// One command forward; false at the end.
    pub fn forward(&mut self) -> bool {
        self.timeline.step_forward()
    }

    /// Goes to the moment after so many commands.
    pub fn seek(&mut self, position: &JsValue) -> Result<(), String> {
        let position = self.moment("position", position, 0)?;
        self.timeline.seek(position);
        Ok(())
    }

    /// How many commands lie behind this moment.
    #[wasm_bindgen(getter)]
    pub fn position(&self) -> usize {
        self.timeline.position()
    }

    /// How many commands there are.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.timeline.len()
    }

    /// What happened during the commands from one moment to another; all up to this moment where none is given.
    pub fn events(&self, from: &JsValue, to: &JsValue) -> Result<String, String> {
        let from = if from.is_undefined() { 0 } else { self.moment("from", from, 0)? };
        let to = match to.is_undefined() {
            true => self.timeline.position(),
            false => self.moment("to", to, from)?,
        };
        self.happened(from, to)
    }

    /// The machine at this moment.
    pub fn snapshot(&self) -> Result<String, String> {
        to_json(&self.timeline.snapshot())
    }

    fn ask(&mut self, command: Command) -> Result<(), String> {
        self.push(command).map(|_| ())
    }

    fn push(&mut self, command: Command) -> Result<&[Event], String> {
        self.room_for(1)?;
        self.timeline.try_push(command)
    }

    /// Refuses a history so long that `parse(scenario())` would refuse it.
    fn room_for(&self, commands: usize) -> Result<(), String> {
        let most = Scenario::MOST_COMMANDS;
        let left = most.saturating_sub(self.timeline.position());
        if commands <= left {
            return Ok(());
        }
        Err(format!(
            "a machine remembers at most {most} commands, and {left} are left: go back or make a new one"
        ))
    }

    fn moment(&self, name: &str, value: &JsValue, least: usize) -> Result<usize, String> {
        let moment = whole(name, value, least as u64, self.timeline.len() as u64)?;
        Ok(moment as usize)
    }

    fn happened(&self, from: usize, to: usize) -> Result<String, String> {
        let events = self.timeline.events().get(from..to).unwrap_or_default();
        to_json(&events.iter().flatten().collect::<Vec<_>>())
    }
}

fn who(pid: &JsValue) -> Result<Who, String> {
    whole("pid", pid, 1, u64::from(u32::MAX)).map(|pid| Who::Pid(pid as u32))
}

fn virtual_address(address: &JsValue) -> Result<VirtAddr, String> {
    whole("address", address, 0, MAX_SAFE).map(VirtAddr)
}
