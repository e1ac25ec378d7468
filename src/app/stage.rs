//! The stage: one machine, drawn, and everything a person may do with it. A page owns it and hands it its messages.

mod actions;
mod bars;
mod cpu;
mod description;
mod exhibit;
mod figure;
mod hand;
mod happened;
pub mod keys;
mod lens;
mod listen;
mod measure;
mod measures;
mod motion;
mod picture;
mod program;
mod seen;
mod sharing;
pub mod sighting;
mod still;
mod translation;
mod transport;
mod zoom;

use diagram::flight::Flight;
use diagram::{BlockId, Frame, Look, Plan, Scene};
use gloo_timers::callback::Timeout;
use sim::{Scenario, Timeline};
use web_sys::Element;
use yew::prelude::*;

use self::actions::Fields;
pub use self::actions::{mechanism_words, who};
use self::bars::{Bars, Chosen};
pub use self::exhibit::{ExhibitProps, exhibit};
pub use self::figure::definitions;
use self::hand::Hand;
use self::lens::Gesture;
use self::listen::{Lens, listen};
use self::measure::Measure;
pub use self::measures::{Span, Tab};
use self::motion::Motion;
use self::sharing::{Ask, Sharing};
use self::sighting::{Sighting, sightings};
pub use self::still::still;
use crate::dom;
use crate::passage::Went;
use crate::player::{Act, Player};
use crate::settings::Settings;

/// While it plays, a moment stands for so long before the next, in milliseconds at the usual
/// speed.
const PAUSE: f64 = 700.0;

/// What is looked at in place of a process: the address spaces of all, side by side.
const EVERY_SPACE: &str = "all";

/// Which parts of the stage there are, beside the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The row of buttons: mechanism, new process, malloc, free, switch.
    pub actions: bool,
    /// The transport: start, back, step, play, the track.
    pub controls: bool,
    /// The CPU card.
    pub cpu: bool,
    /// The program card.
    pub program: bool,
    /// The translation strip.
    pub translation: bool,
    /// Fragmentation, the heap, the time.
    pub measures: bool,
    /// What happened, in words.
    pub happened: bool,
    /// The part that all this is about, by its name.
    pub about: Option<&'static str>,
}

impl Default for Parts {
    /// All but the buttons, and nothing in particular.
    fn default() -> Self {
        Self {
            actions: false,
            controls: true,
            cpu: true,
            program: true,
            translation: true,
            measures: true,
            happened: true,
            about: None,
        }
    }
}

/// What can happen to the stage.
pub enum Msg {
    /// The person, or the player's clock, asks for something.
    Act(Act),
    /// The browser draws its next frame; its clock in milliseconds.
    Frame(f64),
    /// The figure has another size, in CSS pixels.
    Resized(f64, f64),
    /// A block of the figure is pointed at or focused, by its place in the scene, or none any more.
    Point(Option<usize>),
    /// The figure is clicked, on the block at that place in the scene or on none: what that means is for the page to say.
    Pick(Option<usize>),
    /// The person looks at the machine another way.
    Look(Look),
    /// The person opens another measure.
    Tab(Tab),
    /// The person points at a block of the heap, by its address, or at none any more.
    Block(Option<u64>),
    /// The person jumps to the next event of the kind chosen in the transport, or to the previous one.
    Jump(bool),
    /// The person gives this moment to somebody else.
    Share(Ask),
    /// The person zooms or moves a column of the figure.
    Lens(Gesture),
}

/// The stage.
pub struct Stage {
    player: Player,
    /// What a screen reader calls it.
    name: &'static str,
    /// Whether the page scrolls to it when something happens there.
    leads: bool,
    parts: Parts,
    settings: Settings,
    look: Look,
    motion: Motion,
    frame: Frame,
    /// The frame to come, while something still moves in the old one.
    next_frame: Option<Frame>,
    /// What stands still while the figure moves.
    bars: Bars,
    pointed: Option<BlockId>,
    hand: Hand,
    lens: Option<Lens>,
    place: NodeRef,
    /// The CPU card.
    card: NodeRef,
    fields: Fields,
    chosen: Chosen,
    /// Whether the program card must be scrolled to its current line.
    scrolls: bool,
    measure: Option<Measure>,
    sharing: Sharing,
    play: Option<Timeout>,
    link: Callback<Msg>,
}

impl Stage {
    /// A stage on which a scenario stands where it opens. `link` brings its messages back to `update`.
    pub fn open(scenario: &Scenario, parts: Parts, settings: Settings, link: Callback<Msg>) -> Self {
        let player = Player::open(scenario);
        let frame = Frame::new(720.0, 480.0);
        let look = Look { low_end: settings.low_end, ..Look::default() };
        let fields = Fields { request: NodeRef::default(), block: NodeRef::default() };
        let mut chosen = Chosen { wide: measures::is_wide(), ..Chosen::default() };
        chosen.tabs.learn(&player);
        Self {
            motion: Motion::still(scene(&player, frame, look)),
            bars: Bars::of(&player, &fields, &chosen, parts, &link),
            player,
            name: "Simulated computer",
            leads: true,
            parts,
            settings,
            look,
            frame,
            next_frame: None,
            pointed: None,
            hand: Hand::default(),
            lens: None,
            place: NodeRef::default(),
            card: NodeRef::default(),
            fields,
            chosen,
            scrolls: true,
            measure: None,
            sharing: Sharing::default(),
            play: None,
            link,
        }
    }

    /// Opens with this measure, and with the address space of the process of that name, or of all of them.
    pub fn begin(&mut self, tab: Option<Tab>, looked_at: Option<&str>) {
        if let Some(tab) = tab {
            self.chosen.tabs.choose(tab);
        }
        match looked_at {
            Some(EVERY_SPACE) => self.look_at(Look { all_spaces: true, ..self.look }),
            Some(name) => {
                let mut processes = self.player.snapshot().processes.iter();
                if let Some(pid) = processes.find(|process| process.name == name).map(|process| process.pid) {
                    self.player.act(Act::Look(pid));
                    self.motion = Motion::still(scene(&self.player, self.frame, self.look));
                }
            }
            None => {}
        }
        self.refresh();
    }

    /// The machine and its history.
    pub fn player(&self) -> &Player {
        &self.player
    }

    /// Goes on with another history of a machine, at the moment at which that stands.
    pub fn take(&mut self, timeline: Timeline) {
        self.player.take(timeline);
        self.refresh();
        self.show();
        self.schedule();
    }

    /// Makes it the second of two on the page, of another name: the page does not scroll to it by itself.
    pub fn stand_second(&mut self, name: &'static str) {
        (self.name, self.leads) = (name, false);
    }

    /// What a block of the figure is, by its place in the scene that is on the page.
    pub fn block_at(&self, index: usize) -> Option<BlockId> {
        self.motion.moment().scene.blocks.get(index).map(|block| block.id)
    }

    /// Takes other settings.
    pub fn set_up(&mut self, settings: Settings) {
        self.settings = settings;
        self.look_at(Look { low_end: settings.low_end, ..self.look });
        self.refresh();
    }

    /// Hides what lies ahead until a question is answered, or shows it.
    pub fn veil(&mut self, on: bool) {
        if self.player.is_veiled() != on {
            self.player.veil(on);
            self.refresh();
        }
    }

    /// The page was drawn: the figure can be measured.
    pub fn rendered(&mut self) {
        self.sharing.rendered();
        self.chosen.choices.rendered(&self.player);
        self.scroll_program();
        if self.measure.is_some() {
            return;
        }
        if let Some(element) = self.place.cast::<Element>() {
            let told = self.link.reform(|(width, height)| Msg::Resized(width, height));
            self.measure = Measure::new(&element, told);
            self.lens = Some(listen(&element, &self.link.reform(Msg::Lens)));
        }
    }

    /// Takes a message; says whether anything on the page changes.
    pub fn update(&mut self, msg: Msg) -> bool {
        match msg {
            Msg::Act(act) => self.act(act),
            Msg::Frame(clock) => {
                self.motion.tick(clock, self.player.speed());
                self.keep_moving();
                self.scrolls = !self.motion.is_moving();
                if let Some(frame) = self.next_frame.take_if(|_| !self.motion.is_moving()) {
                    self.resize(frame);
                }
            }
            Msg::Resized(width, height) => {
                let zoom = measure::zoom();
                if std::mem::replace(&mut self.chosen.wide, measures::is_wide()) != self.chosen.wide {
                    self.refresh();
                }
                return self.resize(Frame::new(width / zoom, height / zoom));
            }
            Msg::Point(index) => {
                self.pointed = index.and_then(|index| self.block_at(index));
            }
            Msg::Lens(gesture) => return self.handle(gesture),
            Msg::Pick(_) => return false,
            Msg::Look(look) => self.look_at(look),
            Msg::Tab(tab) => {
                self.chosen.tabs.choose(tab);
                self.refresh();
            }
            Msg::Block(block) => {
                self.chosen.block = block;
                self.refresh();
            }
            Msg::Jump(forward) => {
                self.link.emit(Msg::Act(self.chosen.choices.jump(&self.player, forward)));
                return false;
            }
            Msg::Share(ask) => {
                let drawn = self.place.cast::<Element>();
                let figure = drawn.and_then(|place| place.query_selector("svg").ok().flatten());
                self.sharing.ask(ask, &self.player, figure, &self.link.reform(Msg::Share));
            }
        }
        true
    }

    fn act(&mut self, act: Act) {
        let changed = self.player.act(act);
        self.refresh();
        if changed {
            self.show();
        }
        self.schedule();
        self.bring_into_view();
    }

    /// Moves from what is on the page to where the player stands now.
    fn show(&mut self) {
        let next = scene(&self.player, self.frame, self.look);
        if motion::is_reduced() {
            self.motion = Motion::still(next);
            return;
        }
        let here = self.motion.moment().scene;
        let (events, flights) = (self.player.events(), self.flights());
        self.motion.go(match self.player.went() {
            Went::Forward => Plan::new(here, next, events, flights),
            Went::Back => Plan::new(next, here, events, flights).backwards(),
            Went::Elsewhere => Plan::jump(here, next),
        });
        self.keep_moving();
    }

    fn refresh(&mut self) {
        self.chosen.tabs.learn(&self.player);
        self.scrolls = true;
        self.bars = Bars::of(&self.player, &self.fields, &self.chosen, self.parts, &self.link);
    }

    fn look_at(&mut self, look: Look) {
        if self.look != look {
            self.look = look;
            self.motion = Motion::still(scene(&self.player, self.frame, look));
        }
    }

    /// Keeps the current line of the program in sight.
    fn scroll_program(&mut self) {
        if std::mem::take(&mut self.scrolls)
            && let Some(stage) = self.place.cast::<Element>().and_then(|place| place.parent_element())
        {
            program::follow(&stage);
        }
    }

    /// Zooms or moves a column; says whether anything changes.
    fn handle(&mut self, gesture: Gesture) -> bool {
        let before = self.look;
        let look = self.hand.take(gesture, &self.motion.moment().scene, before);
        match gesture {
            Gesture::Wheel(..) | Gesture::Down(..) | Gesture::Move(..) | Gesture::Up(_) => self.look_at(look),
            _ => self.glide(look),
        }
        self.look != before
    }

    /// Looks at the machine another way; what is on the page moves there.
    fn glide(&mut self, look: Look) {
        if self.look == look || motion::is_reduced() {
            return self.look_at(look);
        }
        self.look = look;
        let here = self.motion.moment().scene;
        self.motion.go(Plan::jump(here, scene(&self.player, self.frame, look)));
        self.keep_moving();
    }

    /// On a small screen the figure may be elsewhere: what moves must be seen.
    fn bring_into_view(&self) {
        let Some(element) = self.place.cast::<Element>().filter(|_| self.leads) else { return };
        let height = dom::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0);
        let rect = element.get_bounding_client_rect();
        if rect.top() > 0.6 * height || rect.bottom() < 0.2 * height {
            element.scroll_into_view();
        }
    }

    fn keep_moving(&mut self) {
        if self.motion.is_moving() {
            let link = self.link.clone();
            self.motion.request(move |clock| link.emit(Msg::Frame(clock)));
        }
    }

    /// While it plays, the next command follows once this one has been seen.
    fn schedule(&mut self) {
        let link = self.link.clone();
        self.play = self.player.is_playing().then(|| {
            let wait = (PAUSE + self.motion.left()) * 100.0 / f64::from(self.player.speed());
            let wait = wait as u32;
            Timeout::new(wait, move || link.emit(Msg::Act(Act::Tick)))
        });
    }

    fn resize(&mut self, frame: Frame) -> bool {
        if self.motion.is_moving() {
            self.next_frame = Some(frame);
            return false;
        }
        if self.frame == frame {
            return false;
        }
        self.frame = frame;
        self.motion = Motion::still(scene(&self.player, frame, self.look));
        true
    }

    /// The ways of the references that were made since the moment that was left, or before it.
    fn flights(&self) -> Vec<Flight> {
        let snapshot = self.player.later();
        let way = |sighting: Sighting| {
            Flight::of(sighting.pid, &sighting.translation, snapshot, self.frame, self.look)
        };
        sightings(self.player.events()).into_iter().map(way).collect()
    }
}

/// The scene of the moment at which the player stands. A refusal stays in sight when its process is gone, under its name.
fn scene(player: &Player, frame: Frame, look: Look) -> Scene {
    let snapshot = player.snapshot();
    let machine = player.timeline().machine();
    let mut scene = Scene::with_heaps(snapshot, player.focus(), frame, look, machine);
    scene.flight = player.sightings().pop().and_then(|last| {
        let mut flight = Flight::of(last.pid, &last.translation, snapshot, frame, look);
        if Some(last.pid) == player.focus() {
            return Some(flight);
        }
        let gate = flight.gate.as_mut()?;
        gate.words = format!("{}: {}", snapshot.name_of(last.pid), gate.words);
        Some(flight)
    });
    scene
}
