//! The parts of the stage that change with an act and not with a frame: put together once, kept while the figure moves.

use yew::{Callback, Html};

use super::actions::{self, Fields};
use super::measures::{self, Measured, Tabs};
use super::transport::{self, Choices};
use super::{Msg, Parts, happened};
use crate::player::Player;

/// What stands still while the figure moves.
pub struct Bars {
    /// What a person may do to the machine.
    pub actions: Html,
    /// What happened, in words.
    pub happened: Html,
    /// Fragmentation, the heap, where the time went.
    pub measures: Html,
    /// Back, step, play, the track.
    pub transport: Html,
}

/// What the person has chosen in the bars.
#[derive(Default)]
pub struct Chosen {
    /// Which measure is open.
    pub tabs: Tabs,
    /// The heap block that is pointed at, by its address.
    pub block: Option<u64>,
    /// Whether two measures have room side by side.
    pub wide: bool,
    /// Speed, and where to jump.
    pub choices: Choices,
}

impl Bars {
    /// The bars of the moment at which the player stands.
    pub fn of(player: &Player, fields: &Fields, chosen: &Chosen, parts: Parts, link: &Callback<Msg>) -> Self {
        let act = link.reform(Msg::Act);
        let shown = |wanted: bool, bar: &dyn Fn() -> Html| if wanted { bar() } else { Html::default() };
        Self {
            actions: shown(parts.actions, &|| actions::actions(player, fields, &act)),
            happened: shown(parts.happened, &|| happened::happened(player)),
            measures: shown(parts.measures, &|| chosen.measures(player, parts, link, None)),
            transport: shown(parts.controls, &|| transport::transport(player, &chosen.choices, link)),
        }
    }
}

impl Chosen {
    /// The measures. While malloc searches, `looked` is how many free blocks it has looked at.
    pub fn measures(
        &self,
        player: &Player,
        parts: Parts,
        link: &Callback<Msg>,
        looked: Option<usize>,
    ) -> Html {
        let Self { tabs, block, wide, .. } = self;
        let (block, wide) = (*block, *wide);
        measures::measures(&Measured { player, tabs, block, wide, acts: parts.actions, looked, link })
    }
}
