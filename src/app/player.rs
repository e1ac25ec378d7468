//! The player: a timeline, where it stands, and what the page last asked of it.

use std::cell::OnceCell;
use std::mem;
use std::ops::Range;
use std::rc::Rc;

use sim::{Command, Event, Machine, Mechanism, Scenario, Snapshot, Timeline};

use super::passage::{Passage, Went};
use super::search::Search;
use super::stage::sighting::{Sighting, sightings};

/// Speeds in percent of the usual.
const SPEEDS: Range<u32> = 25..800;
/// The usual speed in percent.
const USUAL_SPEED: u32 = 100;

/// A picture lists the blocks of a heap one by one up to here; of larger heaps it asks the machine for what it shows.
pub const MOST_BLOCKS: usize = 2000;

/// Everything the stage is drawn from.
pub struct Player {
    timeline: Timeline,
    snapshot: Snapshot,
    /// The process that the person chose to look at; none means the one that runs.
    chosen: Option<u32>,
    /// What was refused last, in words.
    refusal: Option<String>,
    /// How many commands lay ahead and were dropped by the last act.
    dropped: usize,
    /// What starting over opens.
    opening: Scenario,
    /// How it came to stand here.
    passage: Passage,
    /// What malloc looked at in the command that led to this moment, once somebody has asked.
    search: OnceCell<Option<Search>>,
    playing: bool,
    /// Whether what lies ahead is not to be seen yet.
    veiled: bool,
    /// How fast everything moves, in percent of the usual: 25 to 800.
    speed: u32,
}

/// What the page may ask of the player.
#[derive(Clone)]
pub enum Act {
    /// One command forward; at the end, one more instruction.
    Step,
    /// One command back.
    Back,
    /// To the moment after so many commands.
    Seek(usize),
    /// A command of the person's own.
    Do(Command),
    /// Commands one after the other. They are kept even where the machine refuses one: another machine, which stands
    /// at the same moment, took it.
    Insist(Rc<[Command]>),
    /// The same commands on a machine with another mechanism.
    Mechanism(Mechanism),
    /// Another process is looked at.
    Look(u32),
    /// Play or pause.
    Play(bool),
    /// One command forward because it plays.
    Tick,
    /// Everything moves at so many percent of the usual speed, 25 to 800.
    Speed(u32),
    /// Nothing; the person is told why.
    Refuse(String),
    /// Back to the scenario as it was opened.
    Restart,
}

impl Act {
    /// Whether it shows what follows on the moment at which a player stands.
    pub fn reveals(&self, player: &Player) -> bool {
        match self {
            Self::Step | Self::Tick | Self::Do(_) | Self::Insist(_) => true,
            Self::Seek(position) => *position > player.timeline.position(),
            Self::Play(on) => *on,
            Self::Back
            | Self::Mechanism(_)
            | Self::Look(_)
            | Self::Speed(_)
            | Self::Refuse(_)
            | Self::Restart => false,
        }
    }
}

impl Player {
    /// A player that opens where its scenario says. A scenario that makes no sense gives the plain machine and the reason.
    pub fn open(scenario: &Scenario) -> Self {
        let (timeline, refusal) = match run(scenario.clone()) {
            Ok(timeline) => (timeline, None),
            Err(reason) => (Timeline::default(), Some(reason)),
        };
        let snapshot = timeline.glance(MOST_BLOCKS);
        Self {
            timeline,
            snapshot,
            chosen: None,
            refusal,
            dropped: 0,
            opening: scenario.clone(),
            passage: Passage::default(),
            search: OnceCell::new(),
            playing: false,
            veiled: false,
            speed: USUAL_SPEED,
        }
    }

    /// Goes on with another history, looked at as before.
    pub fn take(&mut self, timeline: Timeline) {
        self.snapshot = timeline.glance(MOST_BLOCKS);
        self.timeline = timeline;
        self.passage = Passage::default();
        self.search = OnceCell::new();
        (self.refusal, self.dropped, self.playing) = (None, 0, false);
    }

    /// The machine's history.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The machine at this moment.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The process whose address space is shown.
    pub fn focus(&self) -> Option<u32> {
        let alive =
            |pid: &u32| self.snapshot.process(*pid).is_some_and(|process| !process.segments.is_empty());
        let first = || self.snapshot.processes.iter().map(|process| process.pid).find(alive);
        self.chosen.filter(alive).or(self.snapshot.running).or_else(first)
    }

    /// What led to this moment.
    pub fn latest(&self) -> &[Event] {
        self.timeline.latest()
    }

    /// The memory references that led to this moment.
    pub fn sightings(&self) -> Vec<Sighting> {
        sightings(self.latest())
    }

    /// What was refused last, in words.
    pub fn refusal(&self) -> Option<&str> {
        self.refusal.as_deref()
    }

    /// How many commands lay ahead and were dropped by the last act.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// Which way the last change of what is shown went.
    pub fn went(&self) -> Went {
        self.passage.went
    }

    /// What happened between the moment that was left last and this one, in the order in which it did, also where the
    /// player went back; nothing where it went elsewhere.
    pub fn events(&self) -> &[Event] {
        &self.passage.events
    }

    /// The machine before those events.
    pub fn earlier(&self) -> &Snapshot {
        self.passage.left.as_ref().filter(|_| self.went() == Went::Forward).unwrap_or(&self.snapshot)
    }

    /// The machine after those events.
    pub fn later(&self) -> &Snapshot {
        self.passage.left.as_ref().filter(|_| self.went() == Went::Back).unwrap_or(&self.snapshot)
    }

    /// What malloc looked at among those events.
    pub fn searched(&self) -> Option<&Search> {
        self.passage.search.as_ref()
    }

    /// What malloc looked at in the command that led to this moment, whichever way the player came here.
    pub fn search(&self) -> Option<&Search> {
        self.search.get_or_init(|| self.latest_search()).as_ref()
    }

    fn latest_search(&self) -> Option<Search> {
        let events = self.latest();
        let allocates = events.iter().any(|event| matches!(event, Event::Allocated { .. }));
        match self.went() {
            _ if !allocates => None,
            Went::Forward => self.passage.search.clone(),
            _ => Search::of(&self.timeline.machine_at(self.timeline.position().saturating_sub(1)), events),
        }
    }

    /// Whether what lies ahead is not to be seen yet.
    pub fn is_veiled(&self) -> bool {
        self.veiled
    }

    /// Hides what lies ahead, or shows it.
    pub fn veil(&mut self, on: bool) {
        self.veiled = on;
    }

    /// Whether it plays by itself.
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// How fast everything moves, in percent of the usual: 25 to 800.
    pub fn speed(&self) -> u32 {
        self.speed
    }

    /// Whether nothing lies ahead.
    pub fn is_at_end(&self) -> bool {
        self.timeline.position() == self.timeline.len()
    }

    /// Does what the page asked. Tells whether something else is to be shown now.
    pub fn act(&mut self, act: Act) -> bool {
        let (before, focus) = (self.timeline.position(), self.focus());
        let machine = self.timeline.machine().clone();
        let opens = matches!(act, Act::Mechanism(_) | Act::Restart);
        let jumps = opens || matches!(act, Act::Seek(_));
        self.refusal = None;
        self.dropped = 0;
        self.playing &= matches!(act, Act::Tick | Act::Speed(_));
        self.carry_out(act);
        let position = self.timeline.position();
        if position != before {
            self.chosen = self.subject();
        }
        self.playing &= !self.is_at_end();
        let moved = opens || position != before;
        if moved {
            self.arrive(before, jumps, &machine);
        } else if self.focus() != focus {
            self.passage = Passage::default();
        }
        moved || self.focus() != focus
    }

    fn carry_out(&mut self, act: Act) {
        match act {
            Act::Step if self.is_at_end() => self.give(Command::Step),
            Act::Tick if !self.playing => {}
            Act::Step | Act::Tick => {
                self.timeline.step_forward();
            }
            Act::Back => {
                self.timeline.step_back();
            }
            Act::Seek(position) => self.timeline.seek(position),
            Act::Do(command) => self.give(command),
            Act::Insist(commands) => self.insist(&commands),
            Act::Mechanism(mechanism) => self.rebuild(mechanism),
            Act::Look(pid) => self.chosen = Some(pid),
            Act::Play(on) => self.playing = on,
            Act::Speed(percent) => self.speed = percent.clamp(SPEEDS.start, SPEEDS.end),
            Act::Refuse(reason) => self.refusal = Some(reason),
            Act::Restart => *self = Self::open(&self.opening.clone()),
        }
    }

    /// Takes the picture of the moment at which the timeline stands, and notes how it came there from moment `before`,
    /// when the machine was that one.
    fn arrive(&mut self, before: usize, jumps: bool, machine: &Machine) {
        self.search = OnceCell::new();
        let left = mem::replace(&mut self.snapshot, self.timeline.glance(MOST_BLOCKS));
        let position = self.timeline.position();
        self.passage = match position {
            _ if jumps => Passage::default(),
            _ if position == before + 1 => {
                Passage::beside(true, left, machine, self.timeline.latest().to_vec())
            }
            _ if position + 1 == before => {
                let events = self.timeline.events(position, before);
                Passage::beside(false, left, self.timeline.machine(), events)
            }
            _ => Passage::default(),
        };
    }

    fn give(&mut self, command: Command) {
        let ahead = self.timeline.len() - self.timeline.position();
        match self.timeline.try_push(command) {
            Ok(_) => self.dropped = ahead,
            Err(reason) => self.refusal = Some(reason),
        }
    }

    fn insist(&mut self, commands: &[Command]) {
        if let Err(reason) = self.timeline.room_for(commands.len()) {
            self.refusal = Some(reason);
            return;
        }
        self.dropped = self.timeline.len() - self.timeline.position();
        for command in commands {
            self.timeline.push(command.clone());
        }
    }

    /// Runs the same commands under another mechanism and stays at the same moment.
    fn rebuild(&mut self, mechanism: Mechanism) {
        let position = self.timeline.position();
        let mut scenario = self.timeline.scenario();
        scenario.config.mechanism = mechanism;
        match run(scenario) {
            Ok(mut timeline) => {
                timeline.seek(position);
                self.timeline = timeline;
            }
            Err(reason) => self.refusal = Some(reason),
        }
    }

    /// The process that the latest events speak of, where it is not the one that runs.
    fn subject(&self) -> Option<u32> {
        let running = self.timeline.machine().running();
        let subject = self.latest().iter().find_map(|event| match event {
            Event::Created { pid, .. }
            | Event::Allocated { pid, .. }
            | Event::Freed { pid, .. }
            | Event::Faulted { pid, .. } => Some(*pid),
            Event::Referenced(reference) => Some(reference.pid),
            _ => None,
        });
        subject.filter(|pid| Some(*pid) != running)
    }
}

/// Carries a scenario out, with samples of its waste on the way.
fn run(scenario: Scenario) -> Result<Timeline, String> {
    Timeline::open_with_samples(scenario, &mut || {})
}
