//! The stage on the page: every panel in its place.

use sim::Victim;
use yew::Html;

use super::seen::Seen;
use super::{Msg, Stage, cpu, figure, program, translation};
use crate::element::el;
use crate::player::Act;

impl Stage {
    /// Draws the stage as it is in this frame.
    pub fn view(&self) -> Html {
        let moment = self.motion.moment();
        let seen = Seen::of(&self.player, self.settings, &moment, &self.link);
        el("section")
            .fixed(&[("class", "stage"), ("aria-label", "Simulated computer")])
            .child(self.bars.actions.clone())
            .child(cards(&seen))
            .child(self.figure(&seen))
            .child(translation(&seen))
            .child(self.bars.measures.clone())
            .child(self.bars.happened.clone())
            .child(self.bars.transport.clone())
            .html()
    }

    fn figure(&self, seen: &Seen<'_>) -> Html {
        let point = self.link.reform(Msg::Point);
        let pointed = self.pointed.clone().unwrap_or_default();
        el("div")
            .class("diagram")
            .refer(&self.place)
            .child(figure::figure(&seen.moment.scene, &point))
            .child(self.sharing.view(&self.player, &self.link.reform(Msg::Share)))
            .child(el("p").fixed(&[("class", "pointed"), ("aria-hidden", "true")]).text(pointed))
            .html()
    }
}

fn cards(seen: &Seen<'_>) -> Html {
    let look = seen.link.reform(|pid| Msg::Act(Act::Look(pid)));
    let cpu = cpu::cpu(seen.snapshot(), seen.sighting.as_ref(), &look, seen.player.focus());
    el("div").class("cards").child(cpu).child(program::card(seen)).html()
}

fn translation(seen: &Seen<'_>) -> Html {
    translation::translation(seen.sighting.as_ref(), &place(seen, usize::MAX))
}

/// Which of the references is shown, and how many steps of its translation are done.
fn place(seen: &Seen<'_>, steps: usize) -> translation::Place {
    let (snapshot, sighting) = (seen.snapshot(), seen.sighting.as_ref());
    let of = sighting.map_or(0, |sighting| seen.references(sighting.pid));
    let other = sighting.filter(|sighting| Some(sighting.pid) != seen.player.focus());
    let victim = sighting.and_then(|sighting| sighting.translation.victim);
    translation::Place {
        who: other.map(|sighting| snapshot.name_of(sighting.pid)),
        number: of.saturating_sub(seen.later),
        of,
        victim: victim.map(|victim| match victim {
            Victim::Os => "the OS".to_owned(),
            Victim::Process { pid } => snapshot.name_of(pid),
            Victim::Hole => "nobody".to_owned(),
        }),
        cost: seen.player.timeline().machine().config().costs.memory_reference,
        address_space: snapshot.address_space,
        memory: snapshot.memory_size(),
        translates: snapshot.translates(),
        steps,
    }
}
