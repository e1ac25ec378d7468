//! The transport: to the start, back, step, play, how fast, a track to drag along, and jumps to what stands out.

mod jump;
mod kind;
mod track;

use diagram::format;
use web_sys::HtmlSelectElement;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use super::{Msg, dom};
use crate::element::{El, el};
use crate::player::{Act, Player};

/// Speeds that can be chosen, in percent of the usual.
const SPEEDS: [(u32, &str); 6] = [
    (25, "0.25\u{d7}"),
    (50, "0.5\u{d7}"),
    (100, "1\u{d7}"),
    (200, "2\u{d7}"),
    (400, "4\u{d7}"),
    (800, "8\u{d7}"),
];

/// Letters of the longest usual time: `999.9 ms`.
const TIME: usize = 8;
/// A space that is as wide as a digit.
const SPACE: &str = "\u{a0}";

/// The choices that stand in the transport's own fields.
#[derive(Default)]
pub struct Choices {
    speed: NodeRef,
    kind: NodeRef,
}

impl Choices {
    /// The page was drawn: the field says how fast the player is, whoever set it.
    pub fn rendered(&self, player: &Player) {
        if let Some(select) = dom::cast::<HtmlSelectElement>(&self.speed) {
            select.set_value(&player.speed().to_string());
        }
    }

    /// Where the next or the previous event of the chosen kind is.
    pub fn jump(&self, player: &Player, forward: bool) -> Act {
        let chosen = dom::cast::<HtmlSelectElement>(&self.kind).map(|select| select.value());
        jump::jump(player, &chosen.unwrap_or_default(), forward)
    }
}

/// Draws the bar.
pub fn transport(player: &Player, choices: &Choices, link: &Callback<Msg>) -> Html {
    let act = &link.reform(Msg::Act);
    let timeline = player.timeline();
    let (position, length) = (timeline.position(), timeline.len());
    let playing = player.is_playing();
    let play = button(act, Act::Play(!playing), if playing { "Pause" } else { "Play" });
    let place = place(position, length, &format::time(player.snapshot().time));
    let start = button(act, Act::Seek(0), "").set("aria-label", "To the start").child(sign("|\u{25c0}"));
    let back = el("span").child(sign("\u{25c0} ")).child(el("span").class("back-word").text("Back"));
    let step = button(act, Act::Step, "Step").class("button strong").child(sign(" \u{25b6}"));
    el("div")
        .fixed(&[("class", "transport"), ("role", "group"), ("aria-label", "Timeline")])
        .child(start.flag("disabled", position == 0))
        .child(button(act, Act::Back, "").child(back).flag("disabled", position == 0))
        .child(step)
        .child(play.flag("disabled", !playing && position == length))
        .child(speed(player, &choices.speed, act))
        .child(track::track(player, act))
        .child(jump::menu(&choices.kind, link))
        .child(place)
        .html()
}

/// Where it stands, as wide at every moment: the track beside it must not change under the hand that drags along it.
fn place(position: usize, length: usize, time: &str) -> El {
    let (number, of) = (position.to_string(), length.to_string());
    let time_room = TIME.saturating_sub(time.chars().count());
    el("p")
        .class("transport-place")
        .text(SPACE.repeat(of.len().saturating_sub(number.len())))
        .child(el("span").class("transport-time").text(SPACE.repeat(time_room)))
        .child(el("span").class("roomy").text("command "))
        .text(format!("{number} / {of}"))
        .child(el("span").class("transport-time").text(format!(" \u{b7} {time}")))
}

/// A sign that is seen and not read out.
fn sign(sign: &'static str) -> El {
    el("span").fixed(&[("aria-hidden", "true")]).text(sign)
}

/// A button that asks the player for something.
pub fn button(act: &Callback<Act>, asked: Act, words: &'static str) -> El {
    let button = el("button").fixed(&[("type", "button"), ("class", "button")]);
    button.on(|| ListenerKind::onclick, act.reform(move |_| asked.clone())).text(words)
}

fn speed(player: &Player, field: &NodeRef, act: &Callback<Act>) -> El {
    let changed = act.reform(|event: web_sys::Event| {
        let select = dom::target::<HtmlSelectElement>(&event);
        Act::Speed(select.and_then(|select| select.value().parse().ok()).unwrap_or(100))
    });
    let option = |(percent, words): (u32, &'static str)| {
        let option = el("option").set("value", percent.to_string()).text(words);
        option.flag("selected", percent == player.speed()).html()
    };
    el("select")
        .fixed(&[("class", "choose"), ("aria-label", "Speed")])
        .refer(field)
        .on(|| ListenerKind::onchange, changed)
        .children(SPEEDS.map(option).into())
}
