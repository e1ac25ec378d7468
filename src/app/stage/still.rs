//! The figure of one moment, which nothing moves: for paper.

use diagram::{Frame, Look};
use sim::Scenario;
use yew::{Callback, Html};

use super::{EVERY_SPACE, figure, scene};
use crate::element::{El, el};
use crate::player::{Act, Player};
use crate::settings::Settings;

/// Its size, in the figure's own pixels.
const FRAME: (f64, f64) = (580.0, 420.0);

/// Draws the moment of a scenario after so many commands, with the address space of the process of that name.
pub fn still(scenario: &Scenario, position: usize, looked_at: Option<&str>, settings: Settings) -> El {
    let mut player = Player::open(scenario);
    player.act(Act::Seek(position));
    let all_spaces = looked_at == Some(EVERY_SPACE);
    let look = Look { low_end: settings.low_end, all_spaces, ..Look::default() };
    let scene = scene(&player, Frame::new(FRAME.0, FRAME.1), look);
    let picture: Html = figure::figure(&scene, None, None, &Callback::noop(), &Callback::noop());
    el("div").class("diagram still").child(picture)
}
