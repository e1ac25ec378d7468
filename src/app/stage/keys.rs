//! What a key asks of the machine's player. Which key that is stands in `shortcuts`.

use gloo_events::EventListener;
use yew::Callback;

use crate::hop::hop;
use crate::keys;
use crate::player::{Act, Player};
use crate::shortcuts::Asks;
pub use crate::shortcuts::Key;

/// The speeds that keys choose among, in percent of the usual.
const SPEEDS: [u32; 6] = [25, 50, 100, 200, 400, 800];

impl Key {
    /// What it asks of a player.
    pub fn act(self, player: &Player) -> Act {
        match self {
            Self::Step => Act::Step,
            Self::Back => Act::Back,
            Self::Play => Act::Play(!player.is_playing()),
            Self::Start => Act::Seek(0),
            Self::End => Act::Seek(player.timeline().len()),
            Self::Hop { forward, kinds } => {
                let timeline = player.timeline();
                match hop(timeline.marks(), timeline.position(), kinds, forward) {
                    Some(position) => Act::Seek(position),
                    None => Act::Refuse(nothing(forward)),
                }
            }
            Self::Slower => Act::Speed(next(SPEEDS.iter().rev(), |speed| speed < player.speed())),
            Self::Faster => Act::Speed(next(SPEEDS.iter(), |speed| speed > player.speed())),
        }
    }
}

/// Listens on the document until dropped.
pub fn listen(pressed: Callback<Key>) -> Option<EventListener> {
    keys::listen(move |asks| {
        let Asks::Stage(key) = asks else { return false };
        pressed.emit(key);
        true
    })
}

fn nothing(forward: bool) -> String {
    let side = if forward { "ahead" } else { "behind" };
    format!("no fault, switch or system call lies {side}")
}

/// The first speed that will do, else the last of them.
fn next<'a>(mut speeds: impl Iterator<Item = &'a u32>, will_do: impl Fn(u32) -> bool) -> u32 {
    let mut last = 100;
    speeds.find(|speed| {
        last = **speed;
        will_do(last)
    });
    last
}
