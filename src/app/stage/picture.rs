//! The stage on the page: every panel in its place.

use diagram::{BlockId, Side};
use sim::Victim;
use yew::Html;

use super::seen::Seen;
use super::{Msg, Parts, Stage, cpu, description, figure, program, translation, zoom};
use crate::element::el;

impl Stage {
    /// Draws the stage as it is in this frame.
    pub fn view(&self) -> Html {
        let moment = self.motion.moment();
        let seen = Seen::of(&self.player, self.settings, &moment, &self.link);
        let Parts { cpu, program, translation: strip, about, .. } = self.parts;
        let strip = if strip { translation(&seen) } else { Html::default() };
        el("section")
            .class(&about.map_or_else(|| "stage".to_owned(), |part| format!("stage about-{part}")))
            .set("aria-label", self.name)
            .key(self.name)
            .child(self.bars.actions.clone())
            .child(if cpu || program { self.cards(&seen) } else { Html::default() })
            .child(self.figure(&seen))
            .child(strip)
            .child(self.measures(&seen))
            .child(self.bars.happened.clone())
            .child(self.bars.transport.clone())
            .child(self.sharing.view(&self.player, &self.link.reform(Msg::Share)))
            .child(description::description(&seen))
            .html()
    }

    fn cards(&self, seen: &Seen<'_>) -> Html {
        let cpu = self.parts.cpu.then(|| cpu::cpu(seen, &self.card));
        let program = self.parts.program.then(|| program::card(seen));
        el("div").class("cards").children(cpu.into_iter().chain(program).collect()).html()
    }

    /// The measures; while malloc searches, with what it has looked at so far.
    fn measures(&self, seen: &Seen<'_>) -> Html {
        match seen.moment.search.filter(|_| self.parts.measures) {
            Some(looked) => self.chosen.measures(&self.player, self.parts, &self.link, Some(looked)),
            None => self.bars.measures.clone(),
        }
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
            .child(figure::figure(scene, pointed.map(|block| block.id), visited(seen), &point, &pick))
            .child(zoom::zoom(Side::Space, self.look, &lens))
            .children(zoom::spaces(seen.snapshot(), self.look, &self.link).into_iter().collect())
            .child(el("p").fixed(&[("class", "pointed"), ("aria-hidden", "true")]).text(words))
            .child(zoom::zoom(Side::Memory, self.look, &lens))
            .html()
    }
}

/// The free block that malloc looks at in this frame.
fn visited(seen: &Seen<'_>) -> Option<BlockId> {
    let search = seen.player.searched()?;
    let turn = seen.moment.search?.checked_sub(1)?;
    search.seen.get(turn).map(|free| BlockId::Heap(search.pid, free.start))
}

fn translation(seen: &Seen<'_>) -> Html {
    translation::translation(seen.sighting.as_ref(), &place(seen))
}

/// Which of the references is shown, and how many steps of its translation are done.
fn place(seen: &Seen<'_>) -> translation::Place {
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
        steps: seen.moment.reference.map_or(usize::MAX, |_| seen.moment.steps),
    }
}
