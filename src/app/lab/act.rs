//! What follows from what the person does at the desk or on the stage.

use std::rc::Rc;

use diagram::{BlockId, format};
use gloo_timers::callback::Timeout;
use sim::{Command, Event, MachineConfig, Mark, Scenario, Skipped, Timeline, Trace};

use super::desk::Tab;
use super::examples::Example;
use super::job::{Done, Job};
use super::machines::Side;
use super::source::Source;
use super::statement::{self, Line};
use super::{Complaint, Lab, Msg, Opening, Report, stage_link};
use crate::export;
use crate::file::Reading;
use crate::navigation;
use crate::player::Act;
use crate::route::Route;
use crate::share;
use crate::stage::{self, who};

/// So long after the last key the source is read, in milliseconds.
const PAUSE: u32 = 400;
/// Instructions that “Run” may run at a time.
const MOST_INSTRUCTIONS: u64 = 100_000;
/// Refusals that are looked up for the source.
const MOST_REFUSED: usize = 20;

impl Lab {
    /// Does what a message asks.
    pub(super) fn handle(&mut self, msg: Msg) {
        match msg {
            Msg::Stage(_, stage::Msg::Act(act)) => self.act(act),
            Msg::Stage(side, stage::Msg::Pick(index)) => self.pick(side, index),
            Msg::Stage(side, msg) => drop(self.machines.update(side, msg)),
            Msg::Key(key) => self.act(key.act(self.machines.player())),
            Msg::Wish(wish) => wish.act(self.machines.player()).into_iter().for_each(|act| self.act(act)),
            Msg::Tab(tab) => {
                self.settle();
                self.tab = tab;
            }
            Msg::Say(form, lines) => self.say(form, &lines),
            Msg::Run(pid, most) => self.run(pid, &most),
            Msg::Set(side, line, key, value) => self.set(side, line, key, &value),
            Msg::Edited(text) => self.edit(text),
            Msg::Paused => self.settle(),
            Msg::Seek(line) => self.act(Act::Seek(self.source.moment_of(line))),
            Msg::Program(pid) => self.show_program(pid),
            Msg::Example(example) => self.open_example(example),
            Msg::Compare(on) => self.compare(on),
            Msg::Restart => self.restart(),
            Msg::File(file) => self.read(&file),
            Msg::Text(text) => self.take_text(text),
            Msg::Slice => self.work(),
            Msg::Stop => self.stop(),
            Msg::Save => self.save(),
            Msg::Draft(..) | Msg::Hover(_) => {}
        }
    }

    /// An act of the stage: those that give commands also write them down.
    fn act(&mut self, act: Act) {
        match act {
            Act::Step if self.machines.player().is_at_end() => drop(self.give(vec![Command::Step])),
            Act::Do(command) => drop(self.give(vec![command])),
            Act::Mechanism(mechanism) => {
                self.set(Side::First, Line::Machine, "mechanism", mechanism.name());
            }
            Act::Restart => self.restart(),
            act => {
                self.settle();
                self.machines.act(act);
                self.follow();
            }
        }
    }

    /// Writes the source anew where the machine has commands that nobody wrote down.
    fn follow(&mut self) {
        let timeline = self.machines.player().timeline();
        let known = self.source.is_edited() || self.source.text().is_none();
        if !known && self.source.moment_of(usize::MAX) != timeline.len() {
            self.source = Source::read(timeline.scenario().to_string()).0;
        }
    }

    /// A block of the figure is clicked: its process is looked at, and one of a heap can be freed at the desk. It is
    /// not freed at once: a drag and a double click begin with a click too.
    fn pick(&mut self, side: Side, index: Option<usize>) {
        let id = index.and_then(|index| self.machines.block_at(side, index));
        self.pointed = match id {
            Some(BlockId::Heap(pid, address) | BlockId::PhysicalHeap(pid, address)) => {
                self.tab = Tab::Do;
                Some((side, pid, address))
            }
            _ => None,
        };
        if let Some(pid) = id.and_then(owner) {
            self.machines.act(Act::Look(pid));
        }
    }

    fn say(&mut self, form: &'static str, lines: &str) {
        let outcome = statement::commands(lines).and_then(|commands| self.give(commands));
        self.answer(form, lines, outcome);
    }

    fn run(&mut self, pid: u32, most: &str) {
        let outcome = self.instructions(pid, most).and_then(|commands| self.give(commands));
        self.answer("processes", most, outcome);
    }

    /// The commands that run a process for at most as many instructions as was typed.
    fn instructions(&self, pid: u32, most: &str) -> Result<Vec<Command>, String> {
        let most = match statement::number(most)? {
            most @ 1..=MOST_INSTRUCTIONS => most as usize,
            most => {
                return Err(format!(
                    "{most} instructions are out of range: 1 to {MOST_INSTRUCTIONS} at a time"
                ));
            }
        };
        let player = self.machines.player();
        let snapshot = player.snapshot();
        let Some(process) = snapshot.process(pid) else { return Err(format!("there is no process {pid}")) };
        statement::run(player.timeline().machine(), pid, &who(snapshot, process).to_string(), most)
    }

    /// Gives commands to every machine here, and writes them down.
    fn give(&mut self, commands: Vec<Command>) -> Result<(), String> {
        self.settle();
        self.is_idle()?;
        let at = self.machines.player().timeline().position();
        self.machines.give(commands.clone())?;
        self.pointed = None;
        self.source.push(at, &commands);
        self.note_refusals();
        Ok(())
    }

    fn answer(&mut self, form: &str, typed: &str, outcome: Result<(), String>) {
        self.complaint =
            outcome.err().map(|reason| Complaint { form: form.to_owned(), typed: typed.to_owned(), reason });
    }

    fn set(&mut self, side: Side, line: Line, key: &'static str, value: &str) {
        self.draft = None;
        self.settle();
        let form = super::setup::name(side, line, key);
        let outcome = self.is_idle().and_then(|()| {
            let config = statement::configured(self.machines.config(side), line, key, value.trim())?;
            self.reconfigure(side, line, key, value.trim(), config)
        });
        self.answer(&form, value, outcome);
    }

    fn reconfigure(
        &mut self,
        side: Side,
        line: Line,
        key: &'static str,
        value: &str,
        config: MachineConfig,
    ) -> Result<(), String> {
        if side == Side::Second {
            self.machines.differ(line, key, value);
            return self.rebuild(&[(side, config)]);
        }
        self.source.set_config(&config);
        let second = self.machines.second_config(&config);
        self.rebuild(&[(Side::First, config), (Side::Second, second)])
    }

    /// Gives the commands that there are to machines of these settings.
    fn rebuild(&mut self, sides: &[(Side, MachineConfig)]) -> Result<(), String> {
        let timeline = self.machines.player().timeline();
        let commands: Rc<[Command]> = timeline.commands().into();
        let position = timeline.position();
        for (side, config) in sides {
            if *side == Side::First || self.second_is_there() {
                self.jobs.push_back(Job::rebuild(*side, config.clone(), commands.clone(), position)?);
            }
        }
        self.begin();
        Ok(())
    }

    fn edit(&mut self, text: String) {
        self.source.edit(text);
        let send = self.send.clone();
        self.pause = Some(Timeout::new(PAUSE, move || send.emit(Msg::Paused)));
    }

    /// Reads the source if it was edited; where it makes sense, the machines follow.
    fn settle(&mut self) {
        if self.is_idle().is_err() || self.pause.take().is_none() {
            return;
        }
        let Some(scenario) = self.source.reread() else { return };
        let timeline = self.machines.player().timeline();
        let same = timeline.commands().iter().zip(&scenario.commands).take_while(|(old, new)| old == new);
        let (same, position) = (same.count(), timeline.position());
        let changed = same < timeline.len().max(scenario.commands.len());
        if !changed && timeline.machine().config() == &scenario.config {
            return;
        }
        let stays = position < same || (position == same && !self.machines.player().is_at_end());
        let to = if stays || !changed { position } else { same + 1 };
        if let Some(text) = self.source.text() {
            self.opening = Opening::Text(text.to_owned());
        }
        self.open(scenario, to);
    }

    /// Another scenario on the machines that are here.
    fn open(&mut self, scenario: Scenario, opens_at: usize) {
        let opens_at = opens_at.min(scenario.commands.len());
        let commands: Rc<[Command]> = scenario.commands.into();
        let second = self.machines.second_config(&scenario.config);
        self.jobs.clear();
        for (side, config) in [(Side::First, scenario.config), (Side::Second, second)] {
            if side == Side::First || self.second_is_there() {
                let job = Job::rebuild(side, config, commands.clone(), opens_at);
                self.jobs.extend(job);
            }
        }
        self.begin();
    }

    fn show_program(&mut self, pid: u32) {
        self.settle();
        let timeline = self.machines.player().timeline();
        let created =
            timeline.commands().iter().zip(timeline.marks()).enumerate().filter(|(_, (command, mark))| {
                matches!(command, Command::Create(_)) && mark.has(Mark::PROCESS)
            });
        let command = created.map(|(index, _)| index).nth(pid.saturating_sub(1) as usize);
        self.tab = Tab::Source;
        self.reveal = command.and_then(|command| self.source.line_of(command));
    }

    pub(super) fn open_example(&mut self, example: &'static Example) {
        self.example = Some(example);
        self.open_text(example.scenario.to_owned());
        navigation::go(&Route::lab(Some(example.id)));
    }

    /// Opens the moment that a share link holds; one that cannot be read leaves everything as it is and says why.
    pub(super) fn open_shared(&mut self, link: &str) {
        let outcome = share::decode(link).map(|(scenario, position)| {
            self.example = None;
            self.opened = "a shared moment".to_owned();
            self.open_text(Scenario { pause: Some(position), ..scenario }.to_string());
        });
        self.answer("file", "", outcome);
    }

    fn open_text(&mut self, text: String) {
        (self.pause, self.report, self.complaint) = (None, None, None);
        let (source, scenario) = Source::read(text.clone());
        self.source = source;
        match scenario {
            Some(scenario) => {
                let opens_at = scenario.opens_at();
                self.opening = Opening::Text(text);
                self.open(scenario, opens_at);
            }
            None => self.tab = Tab::Source,
        }
    }

    fn restart(&mut self) {
        match &self.opening {
            Opening::Text(text) => self.open_text(text.clone()),
            Opening::Trace(trace) => self.open_trace(trace.clone()),
        }
    }

    fn compare(&mut self, on: bool) {
        if !on {
            self.machines.remove();
            return;
        }
        let first = self.machines.config(Side::First).mechanism;
        let other = super::setup::other(first);
        self.machines.differ(Line::Machine, "mechanism", other.name());
        self.machines.add(self.settings, stage_link(&self.send, Side::Second));
        let config = self.machines.config(Side::Second).clone();
        let outcome = self.rebuild(&[(Side::Second, config)]);
        self.answer("compare", "", outcome);
    }

    fn read(&mut self, file: &web_sys::File) {
        match Reading::start(file, self.send.reform(Msg::Text)) {
            Ok(reading) => self.reading = Some(reading),
            Err(reason) => self.answer("file", "", Err(reason)),
        }
    }

    fn take_text(&mut self, text: Result<String, String>) {
        let name = self.reading.take().map(|reading| reading.name).unwrap_or_default();
        let outcome = text.and_then(|text| {
            self.stop();
            if name.ends_with(".sim") || Scenario::parse(&text).is_ok() {
                self.example = None;
                self.opened = name;
                self.open_text(text);
                return Ok(());
            }
            let trace = Trace::read(&text).map_err(|reason| format!("{name}: {reason}"))?;
            self.example = None;
            self.opened = format!("{name}, a trace of {}", trace.format.name());
            self.open_trace(Rc::new(trace));
            Ok(())
        });
        self.answer("file", "", outcome);
    }

    fn open_trace(&mut self, trace: Rc<Trace>) {
        let rules = self.machines.config(Side::First).clone();
        self.jobs.clear();
        match Job::replay(trace.clone(), &rules) {
            Ok(job) => self.jobs.push_back(job),
            Err(reason) => return self.answer("file", "", Err(reason)),
        }
        self.opening = Opening::Trace(trace);
        self.begin();
    }

    /// Short work is done at once; the page goes on between the slices of long work.
    fn begin(&mut self) {
        while self.jobs.front().is_some_and(Job::is_short) {
            self.slice();
        }
        self.go_on();
    }

    fn work(&mut self) {
        self.slice();
        self.begin();
    }

    fn go_on(&mut self) {
        let send = self.send.clone();
        self.slice = (!self.jobs.is_empty()).then(|| Timeout::new(0, move || send.emit(Msg::Slice)));
    }

    fn slice(&mut self) {
        let Some(job) = self.jobs.front_mut() else { return };
        match job.go_on() {
            Ok(None) => {}
            Ok(Some(done)) => {
                self.jobs.pop_front();
                self.arrive(done);
            }
            Err(reason) => {
                self.jobs.clear();
                self.answer("file", "", Err(reason));
            }
        }
    }

    /// Long work is given up; every machine stays as it is.
    fn stop(&mut self) {
        self.jobs.clear();
        self.slice = None;
    }

    fn arrive(&mut self, done: Done) {
        let Done { side, timeline, replayed } = done;
        if let Some(skipped) = replayed {
            self.settle_trace(&timeline, skipped);
        }
        self.machines.take(side, timeline);
        if side == Side::First {
            self.note_refusals();
        }
    }

    /// Says what became of a trace, and writes it down where it is short enough.
    fn settle_trace(&mut self, timeline: &Timeline, skipped: Vec<Skipped>) {
        let memory = timeline.machine().config().memory;
        let words = format!(
            "{}: {} requests lie ahead, on a machine of {} memory. Drag the track or press Play.",
            self.opened,
            timeline.len().saturating_sub(1),
            format::bytes(memory)
        );
        self.report = Some(Report { words, skipped });
        let short = timeline.len() <= Source::MOST_LINES;
        self.source = if short { Source::read(timeline.scenario().to_string()).0 } else { Source::absent() };
        if self.second_is_there() {
            let config = self.machines.second_config(timeline.machine().config());
            let commands: Rc<[Command]> = timeline.commands().into();
            self.jobs.extend(Job::rebuild(Side::Second, config, commands, timeline.position()));
        }
    }

    /// Looks up which lines of the source the machine refused.
    fn note_refusals(&mut self) {
        self.refused.clear();
        if self.source.shown().is_none() {
            return;
        }
        let timeline = self.machines.player().timeline();
        let trouble = timeline.marks().iter().enumerate().filter(|(_, mark)| mark.has(Mark::TROUBLE));
        for (index, _) in trouble.take(MOST_REFUSED) {
            if let [Event::Rejected { reason }] = timeline.events(index, index + 1).as_slice()
                && let Some(line) = self.source.line_of(index)
            {
                self.refused.push((line, reason.clone()));
            }
        }
    }

    fn is_idle(&self) -> Result<(), String> {
        match self.jobs.is_empty() {
            true => Ok(()),
            false => Err("the machine is still being built; wait a moment, or press Stop".to_owned()),
        }
    }

    fn save(&mut self) {
        let whole = self.machines.player().timeline().scenario().to_string();
        let _ = export::save("machine.sim", "text/plain", self.source.text().unwrap_or(&whole));
    }
}

/// Whose a block of the figure is.
fn owner(id: BlockId) -> Option<u32> {
    match id {
        BlockId::Space(pid)
        | BlockId::Virtual(pid, _)
        | BlockId::Heap(pid, _)
        | BlockId::Given(pid, _)
        | BlockId::Physical(pid, _)
        | BlockId::PhysicalHeap(pid, _)
        | BlockId::Image(pid)
        | BlockId::Imaged(pid, _)
        | BlockId::HeapCell(_, pid, _) => Some(pid),
        BlockId::Os | BlockId::Hole(_) | BlockId::Disk | BlockId::Cell(_) => None,
    }
}
