//! The machines of the Lab: one, or two on the same commands, which always stand at the same moment.

use std::rc::Rc;

use diagram::BlockId;
use sim::{Command, Event, MachineConfig, Scenario, Timeline};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::Callback;

use super::statement::{self, Line};
use crate::dom;
use crate::player::{Act, Player};
use crate::settings::Settings;
use crate::stage::{self, Parts, Stage};

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The machine that is always there and leads.
    First,
    /// The one beside it.
    Second,
}

/// One setting of the second machine: the line, the key and the value.
pub type Difference = (Line, String, String);

/// One machine or two.
pub struct Machines {
    first: Stage,
    second: Option<Stage>,
    /// In what the second differs from the first.
    differences: Vec<Difference>,
}

impl Machines {
    /// One machine, where its scenario opens.
    pub fn open(scenario: &Scenario, settings: Settings, link: Callback<stage::Msg>) -> Self {
        Self { first: stage(scenario, settings, link), second: None, differences: Vec::new() }
    }

    /// The machine that leads.
    pub fn first(&self) -> &Stage {
        &self.first
    }

    /// The second machine, while there is one.
    pub fn second(&self) -> Option<&Stage> {
        self.second.as_ref()
    }

    /// The machine that leads, with its history.
    pub fn player(&self) -> &Player {
        self.first.player()
    }

    /// How a machine is built.
    pub fn config(&self, side: Side) -> &MachineConfig {
        self.stage(side).player().timeline().machine().config()
    }

    /// The stage on one side; the first where there is no second.
    pub fn stage(&self, side: Side) -> &Stage {
        self.second.as_ref().filter(|_| side == Side::Second).unwrap_or(&self.first)
    }

    /// The second machine's settings, where the first has these. One that no longer makes sense is left out.
    pub fn second_config(&self, first: &MachineConfig) -> MachineConfig {
        self.differences.iter().fold(first.clone(), |config, (line, key, value)| {
            statement::configured(&config, *line, key, value).unwrap_or(config)
        })
    }

    /// Notes a setting in which the second machine differs from the first.
    pub fn differ(&mut self, line: Line, key: &str, value: &str) {
        self.differences.retain(|(other, name, _)| (*other, name.as_str()) != (line, key));
        self.differences.push((line, key.to_owned(), value.to_owned()));
    }

    /// Puts a second machine beside the first; it has nothing behind it yet.
    pub fn add(&mut self, settings: Settings, link: Callback<stage::Msg>) {
        let config = self.second_config(self.config(Side::First));
        let mut second = stage(&Scenario { config, ..Scenario::default() }, settings, link);
        second.stand_second("Second simulated computer");
        self.second = Some(second);
    }

    /// Takes the second machine away.
    pub fn remove(&mut self) {
        self.second = None;
        self.differences.clear();
    }

    /// Goes on with another history on one side.
    pub fn take(&mut self, side: Side, timeline: Timeline) {
        if let Some(stage) = self.side(side) {
            stage.take(timeline);
        }
        self.even_up();
    }

    /// What a block of a figure is, by its place in the scene.
    pub fn block_at(&self, side: Side, index: usize) -> Option<BlockId> {
        self.stage(side).block_at(index)
    }

    /// Takes other settings of the page.
    pub fn set_up(&mut self, settings: Settings) {
        self.each(&mut |stage| stage.set_up(settings));
    }

    /// The page was drawn.
    pub fn rendered(&mut self) {
        self.each(&mut Stage::rendered);
    }

    /// Takes a message that changes no machine; says whether anything on the page changes.
    pub fn update(&mut self, side: Side, msg: stage::Msg) -> bool {
        self.side(side).is_some_and(|stage| stage.update(msg))
    }

    /// Does what was asked of one machine on both, so that they stand at the same moment.
    pub fn act(&mut self, act: Act) {
        match act {
            Act::Look(_) | Act::Speed(_) | Act::Refuse(_) => {
                self.each(&mut |stage| ask(stage, act.clone()));
            }
            act => ask(&mut self.first, act),
        }
        self.even_up();
    }

    /// Gives commands to both. They are refused where no machine takes the first; where only one refuses it, that one
    /// says so, and both keep it.
    pub fn give(&mut self, commands: Vec<Command>) -> Result<(), String> {
        let Some(next) = commands.first() else { return Ok(()) };
        let refusals: Vec<Option<String>> =
            self.stages().map(|stage| refusal(stage.player(), next)).collect();
        if let Some(Some(reason)) = refusals.first()
            && refusals.iter().all(Option::is_some)
        {
            let reason = reason.clone();
            self.each(&mut |stage| {
                let reason = refusal(stage.player(), next).unwrap_or_default();
                ask(stage, Act::Refuse(reason));
            });
            return Err(reason);
        }
        let commands: Rc<[Command]> = commands.into();
        self.each(&mut |stage| ask(stage, Act::Insist(commands.clone())));
        self.player().refusal().map_or(Ok(()), |reason| Err(reason.to_owned()))
    }

    /// The second machine goes where the first one stands.
    fn even_up(&mut self) {
        let position = self.player().timeline().position();
        let Some(second) = &mut self.second else { return };
        let (there, is_at_end) = (second.player().timeline().position(), second.player().is_at_end());
        if there + 1 == position && !is_at_end {
            ask(second, Act::Step);
        } else if there == position + 1 {
            ask(second, Act::Back);
        } else if there != position {
            ask(second, Act::Seek(position));
        }
    }

    fn stages(&self) -> impl Iterator<Item = &Stage> {
        [Some(&self.first), self.second.as_ref()].into_iter().flatten()
    }

    fn each(&mut self, call: &mut dyn FnMut(&mut Stage)) {
        call(&mut self.first);
        if let Some(second) = &mut self.second {
            call(second);
        }
    }

    fn side(&mut self, side: Side) -> Option<&mut Stage> {
        match side {
            Side::First => Some(&mut self.first),
            Side::Second => self.second.as_mut(),
        }
    }
}

/// The page is drawn again in any case.
fn ask(stage: &mut Stage, act: Act) {
    stage.update(stage::Msg::Act(act));
}

/// Why a machine would refuse a command now.
fn refusal(player: &Player, command: &Command) -> Option<String> {
    match player.timeline().machine().clone().apply(command).as_slice() {
        [Event::Rejected { reason }] => Some(reason.clone()),
        _ => None,
    }
}

/// The desk beside it has the actions.
fn stage(scenario: &Scenario, settings: Settings, link: Callback<stage::Msg>) -> Stage {
    Stage::open(scenario, Parts::default(), settings, link)
}

/// Landmarks must differ in name: the panels of the second machine are groups inside it.
pub fn tell_apart() {
    let Some(document) = dom::document() else { return };
    let Ok(panels) = document.query_selector_all(".stage ~ .stage section[aria-label]") else { return };
    for index in 0..panels.length() {
        if let Some(panel) = panels.get(index).and_then(|node| node.dyn_into::<Element>().ok()) {
            let _ = panel.set_attribute("role", "group");
        }
    }
}
