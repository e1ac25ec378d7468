//! One machine and its history, as `memlane.js` holds it.

use sim::{Command, Replay, Scenario, Sizes, Skipped, Timeline, Trace};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::allocator::take_ahead;
use crate::data::{Told, to_js};

/// What stands behind a `Machine` of `memlane.d.ts`. An error is a sentence, and then nothing has changed.
#[wasm_bindgen]
pub struct Core {
    timeline: Timeline,
    replayed: Replayed,
}

/// What became of a trace.
#[derive(Default, serde::Serialize)]
struct Replayed {
    operations: usize,
    skipped: Vec<Skipped>,
}

#[wasm_bindgen]
impl Core {
    /// The machine of a scenario, at its pause, else at its end.
    pub fn parse(scenario: &str) -> Result<Core, String> {
        let scenario = Scenario::parse(scenario).map_err(|error| error.to_string())?;
        let timeline = Timeline::open(scenario, &mut take_ahead)?;
        Ok(Self { timeline, replayed: Replayed::default() })
    }

    /// The machine of a malloc trace: its settings as the first lines of a scenario, its sizes in bytes where they
    /// are not to be chosen.
    #[wasm_bindgen(js_name = fromTrace)]
    pub fn from_trace(
        text: &str,
        rules: &str,
        memory: Option<f64>,
        os: Option<f64>,
        address_space: Option<f64>,
    ) -> Result<Core, String> {
        let rules = Scenario::parse(rules).map_err(|error| error.to_string())?.config;
        let size = |bytes: Option<f64>| bytes.map(|bytes| bytes as u64);
        let sizes = Sizes { memory: size(memory), os: size(os), address_space: size(address_space) };
        let trace = Trace::read(text).map_err(|reason| format!("text: {reason}"))?;
        let Replay { timeline, operations, skipped } = Replay::run(&trace, &rules, sizes)?;
        Ok(Self { timeline, replayed: Replayed { operations, skipped } })
    }

    /// How many requests of the trace were carried out, and which were not; told once.
    pub fn replayed(&mut self) -> JsValue {
        to_js(&std::mem::take(&mut self.replayed))
    }

    /// The text that parses to this machine at this moment.
    pub fn scenario(&self) -> String {
        self.timeline.scenario().to_string()
    }

    /// Carries out lines of the `.sim` form, all or none; returns what happened. An error names the line.
    pub fn run(&mut self, commands: &str) -> Result<JsValue, String> {
        take_ahead();
        let parsed = Scenario::parse_commands(commands).map_err(|error| error.to_string())?;
        let (lines, commands): (Vec<usize>, Vec<Command>) = parsed.into_iter().unzip();
        let refusal = |(index, reason): (usize, String)| match lines.get(index) {
            Some(line) => format!("line {line}: {reason}"),
            None => reason,
        };
        let mut told = Told::default();
        self.timeline.try_push_all(commands, &mut |events| told.add(events)).map_err(refusal)?;
        Ok(told.list())
    }

    /// Goes to the moment after so many commands, or to the end where there are fewer.
    pub fn seek(&mut self, position: usize) {
        take_ahead();
        self.timeline.seek(position);
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

    /// What happened during the commands from one moment to another; nothing where there are no such moments.
    pub fn events(&self, from: usize, to: usize) -> JsValue {
        let mut told = Told::default();
        self.timeline.tell(from, to, &mut |events| told.add(events));
        told.list()
    }

    /// The machine at this moment.
    pub fn snapshot(&self) -> JsValue {
        to_js(&self.timeline.snapshot())
    }
}
