//! A leaf of a lecture on the page, and what the person does with it.

use std::rc::Rc;

use course::{LectureError, Predict, Step};
use gloo_events::EventListener;
use sim::Timeline;
use yew::virtual_dom::VComp;
use yew::{Callback, Component, Context, Html, NodeRef, Properties};

use super::channel::{Channel, Heard};
use super::fit::Fitting;
use super::leaf::{Leaf, What};
use super::outcome::outcome;
use super::presenting::Presenting;
use super::question::Answer;
use super::record::{Given, Record, Worth};
use super::step::Shown;
use super::swipe::Swipe;
use super::wire::At;
use super::{handout, memory, outline, step, summary};
use crate::element::{El, el};
use crate::embed::{self, Said};
use crate::keys;
use crate::navigation::{self, Turn};
use crate::settings::Settings;
use crate::shortcuts::{Asks, LectureKey};
use crate::view::{Here, Links, lay_open, title, unseen};

/// A leaf of a lecture.
pub fn lecture(leaf: &Leaf, here: &Here<'_>, links: &Links) -> Html {
    let props = LectureProps { leaf: leaf.clone(), settings: here.settings, present: links.present.clone() };
    VComp::new::<LecturePage>(Rc::new(props), None).into()
}

/// A leaf in a frame: the figure of a step alone.
pub fn framed(leaf: &Leaf, settings: Settings) -> El {
    match leaf.step() {
        Some(step) => el("main").child(unseen(&step.title)).child(step::figure(step, settings, None, None)),
        None => el("main").child(el("div").class("plain").child(title(&leaf.title()))),
    }
}

/// What stands there while a lecture is on its way.
pub fn awaited(address: &str) -> Html {
    let words =
        el("p").fixed(&[("role", "status")]).text(format!("Fetching the lecture at {address}\u{2026}"));
    el("div").class("plain").child(title("A lecture is on its way")).child(words).html()
}

/// What is shown, and how.
#[derive(PartialEq, Properties)]
pub struct LectureProps {
    leaf: Leaf,
    settings: Settings,
    /// Who is told whether the lecture is presented: the theme follows.
    present: Callback<bool>,
}

/// What can happen to it.
pub enum Msg {
    /// A key of the lecture.
    Key(LectureKey),
    /// The page is turned by a finger.
    Turn(Turn),
    /// Something is done with the question.
    Answer(Answer),
    /// The machine should go forward and waits for an answer.
    Held,
    /// The timeline stands after so many of so many commands.
    Moved((usize, usize)),
    /// The outline is opened, or closed.
    Outline(bool),
    /// The record is wiped.
    Wipe,
    /// The browser left full screen.
    LeftFullScreen,
    /// The speaker's window says something.
    Heard(Heard),
}

/// The lecture on the page.
pub struct LecturePage {
    record: Record,
    /// Which answer is right, where the step asks something.
    key: Option<Result<usize, String>>,
    /// How often the person wanted to go on without an answer.
    urged: bool,
    refused: Option<String>,
    /// What the step's file claims and its machine does not do, where the lecture came from elsewhere.
    untrue: Vec<LectureError>,
    /// Whether the machine goes forward once the page is drawn.
    goes_on: bool,
    place: (usize, usize),
    outlined: bool,
    dialog: NodeRef,
    field: NodeRef,
    text: NodeRef,
    fitting: Fitting,
    presenting: Presenting,
    channel: Channel,
    held: Callback<()>,
    told: Callback<(usize, usize)>,
    swipe: Option<Swipe>,
    _keys: Option<EventListener>,
}

impl Component for LecturePage {
    type Message = Msg;
    type Properties = LectureProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let pressed = link.callback(Msg::Key);
        let listens = keys::listen(move |asks| {
            let Asks::Lecture(key) = asks else { return false };
            pressed.emit(key);
            true
        });
        let text = NodeRef::default();
        let mut page = Self {
            record: memory::record(&ctx.props().leaf.book.lecture.slug),
            key: None,
            urged: false,
            refused: None,
            untrue: Vec::new(),
            goes_on: false,
            place: (0, 0),
            outlined: false,
            dialog: NodeRef::default(),
            field: NodeRef::default(),
            fitting: Fitting::new(text.clone()),
            text,
            presenting: Presenting::new(ctx.props().present.clone(), link.callback(|()| Msg::LeftFullScreen)),
            channel: Channel::of_audience(link.callback(Msg::Heard)),
            held: link.callback(|()| Msg::Held),
            told: link.callback(Msg::Moved),
            swipe: None,
            _keys: listens,
        };
        page.arrive(&ctx.props().leaf);
        page
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &LectureProps) -> bool {
        if ctx.props().leaf != old.leaf {
            self.arrive(&ctx.props().leaf);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let leaf = &ctx.props().leaf;
        match msg {
            Msg::Key(key) => self.press(leaf, key),
            Msg::Turn(turn) => {
                if let Some(route) = leaf.turned(turn) {
                    navigation::go(&route);
                }
                return false;
            }
            Msg::Answer(answer) => self.answer(leaf, answer),
            Msg::Held => self.urge(leaf),
            Msg::Moved(place) => {
                self.place = place;
                self.tell(leaf);
                return false;
            }
            Msg::Outline(open) => self.outlined = open,
            Msg::Wipe => {
                self.record = Record::default();
                memory::remember(&leaf.book.lecture.slug, &self.record);
            }
            Msg::LeftFullScreen => self.presenting.leave(),
            Msg::Heard(heard) => return self.hear(leaf, heard),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let LectureProps { leaf, settings, .. } = ctx.props();
        let content = match leaf.what {
            What::Step(index) => self.step(ctx, leaf, index, *settings),
            What::Summary => summary::summary(leaf, &self.record, &ctx.link().callback(|()| Msg::Wipe)),
            What::Handout => handout::handout(leaf, *settings),
        };
        let close = ctx.link().callback(|_| Msg::Outline(false));
        let outline = self.outlined.then(|| outline::outline(leaf, &self.record, &self.dialog, close));
        [content].into_iter().chain(outline).chain(self.presenting.overlays()).collect()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        lay_open(&self.dialog);
        self.fitting.drawn();
        if self.swipe.is_none() {
            self.swipe = Swipe::listen(&self.text, ctx.link().callback(Msg::Turn));
        }
        if std::mem::take(&mut self.goes_on) {
            keys::press("ArrowRight");
        }
    }
}

impl LecturePage {
    /// Comes to a leaf.
    fn arrive(&mut self, leaf: &Leaf) {
        let asked = |step: &Step| step.predict.as_ref().map(|predict| key(predict, step));
        self.key = leaf.step().and_then(asked);
        (self.urged, self.refused, self.outlined, self.swipe) = (false, None, false, None);
        self.presenting.unblank();
        self.untrue = leaf.step().map(untrue).unwrap_or_default();
        if let Some(step) = leaf.step() {
            let lecture = &leaf.book.lecture.slug;
            memory::remember_place(lecture, &step.slug);
            if self.record.see(&step.slug) {
                memory::remember(lecture, &self.record);
            }
        }
        self.tell(leaf);
        let steps = leaf.book.lecture.steps.len();
        match leaf.what {
            What::Step(index) => embed::paged(&leaf.route().to_string(), index + 1, steps),
            What::Summary => embed::paged(&leaf.route().to_string(), steps + 1, steps),
            What::Handout => {}
        }
    }

    fn given(&self, leaf: &Leaf) -> Option<Given> {
        self.record.given(&leaf.step()?.slug)
    }

    /// Whether the machine waits for an answer.
    fn is_held(&self, leaf: &Leaf) -> bool {
        matches!(self.key, Some(Ok(_))) && self.given(leaf).is_none()
    }

    fn step(&self, ctx: &Context<Self>, leaf: &Leaf, index: usize, settings: Settings) -> Html {
        let link = ctx.link();
        let shown = Shown {
            leaf,
            index,
            key: self.key.as_ref(),
            given: self.given(leaf),
            urged: self.urged,
            refused: self.refused.as_deref(),
            untrue: &self.untrue,
            presenting: self.presenting.is_on(),
            field: &self.field,
            text: &self.text,
            answer: link.callback(Msg::Answer),
            press: link.callback(Msg::Key),
            held: self.is_held(leaf).then(|| self.held.clone()),
            told: self.told.clone(),
            settings,
        };
        step::step(&shown)
    }

    fn press(&mut self, leaf: &Leaf, key: LectureKey) {
        match key {
            LectureKey::Choose(index) => {
                let answers = leaf.step().and_then(|step| step.predict.as_ref());
                if answers.is_some_and(|asked| !asked.typed && index < asked.answers.len()) {
                    self.answer(leaf, Answer::Choose(index));
                }
            }
            LectureKey::Present => self.presenting.turn(),
            LectureKey::Blank => self.presenting.blank(),
            LectureKey::Spotlight => self.presenting.point(),
            LectureKey::Outline => self.outlined = true,
            LectureKey::Speaker => self.channel.open_speaker(),
        }
        self.tell(leaf);
    }

    fn answer(&mut self, leaf: &Leaf, answer: Answer) {
        let (Some(step), Some(Ok(right))) = (leaf.step(), &self.key) else { return };
        let (Some(asked), right) = (&step.predict, *right) else { return };
        self.refused = None;
        let question = format!("{}/{}", leaf.book.lecture.slug, step.slug);
        let is_first = self.record.given(&step.slug).is_none();
        let worth = |index: usize, given: Said| {
            embed::answered(&question, index == right);
            if is_first {
                embed::settled(&outcome(&question, step, given, index, right));
            }
            if index == right { Worth::Right } else { Worth::Wrong }
        };
        match answer {
            Answer::Choose(index) => {
                self.record.answer(&step.slug, Some(index), worth(index, Said::Choice(index)))
            }
            Answer::Type(words) if !Predict::is_number(&words) => self.refused = Some(words),
            Answer::Type(words) => {
                let index = asked.typed(&words).unwrap_or(asked.answers.len());
                self.record.answer(&step.slug, Some(index), worth(index, Said::Text(words)));
            }
            Answer::Skip => self.record.answer(&step.slug, None, Worth::Skipped),
            Answer::Again => {
                self.record.forget(&step.slug);
                self.urged = false;
            }
        }
        memory::remember(&leaf.book.lecture.slug, &self.record);
    }

    /// The person wants to see what follows: once they are asked to answer first, the second time they see it.
    fn urge(&mut self, leaf: &Leaf) {
        if std::mem::replace(&mut self.urged, true) {
            self.answer(leaf, Answer::Skip);
            self.goes_on = true;
        }
    }

    fn hear(&mut self, leaf: &Leaf, heard: Heard) -> bool {
        match heard {
            Heard::Hello => self.tell(leaf),
            Heard::Press(key) => keys::press(&key),
            Heard::At(_) => {}
        }
        false
    }

    /// Tells the speaker's window where the audience is.
    fn tell(&self, leaf: &Leaf) {
        let (position, length) = self.place;
        let blank = self.presenting.is_blank();
        self.channel.tell(&At { route: leaf.route().to_string(), position, length, blank });
    }
}

/// What a step's file claims and its machine does not do. Those of the bundled lectures are for tests, and are not here.
fn untrue(step: &Step) -> Vec<LectureError> {
    if step.expectations.is_empty() {
        return Vec::new();
    }
    let Ok(timeline) = Timeline::run(&step.scenario) else { return Vec::new() };
    let wrong = step.expectations.iter().filter_map(|claim| {
        let message = claim.check(&timeline).err()?;
        Some(LectureError { line: claim.line, message })
    });
    wrong.collect()
}

/// Which answer is right, by running the step's machine.
fn key(asked: &Predict, step: &Step) -> Result<usize, String> {
    let timeline = Timeline::run(&step.scenario)?;
    asked.key(&timeline)
}
