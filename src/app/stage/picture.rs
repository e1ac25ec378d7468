//! The stage on the page: every panel in its place.

use diagram::Side;
use yew::{Html, NodeRef};

use super::seen::Seen;
use super::{Msg, Stage, cpu, description, figure, program, strips, translation, zoom};
use crate::element::el;
use crate::passage::Went;

impl Stage {
    /// Draws the stage as it is in this frame.
    pub fn view(&self) -> Html {
        let moment = self.motion.moment();
        let seen = Seen::of(&self.player, self.settings, &moment, &self.link);
        el("section")
            .class("stage")
            .set("aria-label", self.name)
            .key(self.name)
            .child(self.bars.actions.clone())
            .child(cards(&seen, &self.card))
            .child(self.figure(&seen))
            .child(strips(&seen))
            .child(self.bars.happened.clone())
            .child(self.bars.transport.clone())
            .child(description::description(&seen))
            .html()
    }

    fn figure(&self, seen: &Seen<'_>) -> Html {
        let point = self.link.reform(Msg::Point);
        let pick = self.link.reform(Msg::Pick);
        let lens = self.link.reform(Msg::Lens);
        let scene = &seen.moment.scene;
        let pointed = self.pointed.and_then(|id| scene.blocks.iter().find(|block| block.id == id));
        let words = pointed.map(|block| block.description.clone()).unwrap_or_default();
        el("div")
            .class("diagram")
            .refer(&self.place)
            .child(figure::figure(scene, pointed.map(|block| block.id), &point, &pick))
            .child(self.sharing.view(&self.player, &self.link.reform(Msg::Share)))
            .child(zoom::zoom(Side::Space, self.look, &lens))
            .child(el("p").fixed(&[("class", "pointed"), ("aria-hidden", "true")]).text(words))
            .child(zoom::zoom(Side::Memory, self.look, &lens))
            .html()
    }
}

fn cards(seen: &Seen<'_>, card: &NodeRef) -> Html {
    let cards = el("div").class("cards").child(cpu::cpu(seen, card));
    let Some(process) = seen.process() else { return cards.html() };
    let later = seen
        .sighting
        .as_ref()
        .filter(|sighting| sighting.pid == process.pid && seen.player.went() != Went::Back);
    let later = later.map_or(0, |_| seen.later);
    cards.child(program::program(process, progress(seen, process.pid), later)).html()
}

fn progress(seen: &Seen<'_>, pid: u32) -> Option<program::Progress> {
    let done = seen.moment.reference?;
    let address = program::latest(seen.player.events(), pid)?;
    Some(program::Progress { address, done })
}

fn strips(seen: &Seen<'_>) -> Html {
    let mut measures = el("div").class("measures");
    if let Some(process) = seen.process() {
        measures = measures.child(strips::heap(process));
    }
    el("div")
        .class("strips")
        .child(translation::translation(seen.sighting.as_ref(), &place(seen)))
        .child(measures.child(strips::fragmentation(seen.snapshot())))
        .html()
}

/// Which of the references is shown.
fn place(seen: &Seen<'_>) -> translation::Place {
    let (snapshot, sighting) = (seen.snapshot(), seen.sighting.as_ref());
    let of = sighting.map_or(0, |sighting| seen.references(sighting.pid));
    let other = sighting.filter(|sighting| Some(sighting.pid) != seen.player.focus());
    translation::Place {
        who: other.map(|sighting| snapshot.name_of(sighting.pid)),
        number: of.saturating_sub(seen.later),
        of,
        cost: seen.player.timeline().machine().config().costs.memory_reference,
        address_space: snapshot.address_space,
        translates: snapshot.translates(),
    }
}
