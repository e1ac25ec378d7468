//! The parts of the stage that change with an act and not with a frame: put together once, kept while the figure moves.

use yew::{Callback, Html};

use super::actions::{self, Fields};
use super::{Msg, Parts, happened, transport};
use crate::player::Player;

/// What stands still while the figure moves.
pub struct Bars {
    /// What a person may do to the machine.
    pub actions: Html,
    /// What happened, in words.
    pub happened: Html,
    /// Back, step, play, the track.
    pub transport: Html,
}

impl Bars {
    /// The bars of the moment at which the player stands.
    pub fn of(player: &Player, fields: &Fields, parts: Parts, link: &Callback<Msg>) -> Self {
        let act = link.reform(Msg::Act);
        let shown = |wanted: bool, bar: &dyn Fn() -> Html| if wanted { bar() } else { Html::default() };
        Self {
            actions: shown(parts.actions, &|| actions::actions(player, fields, &act)),
            happened: happened::happened(player),
            transport: shown(parts.controls, &|| transport::transport(player, &act)),
        }
    }
}
