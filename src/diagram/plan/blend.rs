//! A scene part of the way to another: what both have moves, what only one has fades.

use sim::Part;

use super::movers::{Movers, piece};
use super::moving::Moving;
use super::pairs::{Arriving, Item, Leaving, Pairs, pairs};
use crate::scene::{Block, BlockId, Scene};

/// Two scenes, matched thing by thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Blend {
    blocks: Pairs,
    ribbons: Pairs,
    rails: Pairs,
    ticks: Pairs,
    notes: Pairs,
}

impl Blend {
    /// Matches two scenes; what moves by itself has its own share of the time.
    pub fn new(from: &Scene, to: &Scene, movers: &Movers) -> Self {
        let mut blocks = matched(&from.blocks, &to.blocks, movers, &|block| piece(block.id));
        carry(&mut blocks, &from.blocks, &to.blocks, &given);
        carry(&mut blocks, &from.blocks, &to.blocks, &BlockId::counterpart);
        Self {
            blocks,
            ribbons: matched(&from.ribbons, &to.ribbons, movers, &|ribbon| {
                Some((ribbon.pid, Part::Segment(ribbon.segment)))
            }),
            rails: matched(&from.rails, &to.rails, movers, &|rail| piece(rail.id)),
            ticks: matched(&from.ticks, &to.ticks, movers, &|_| None),
            notes: matched(&from.notes, &to.notes, movers, &|_| None),
        }
    }

    /// The scene when `t` of the time is over, without the address in flight: one of the two at 0 and 1.
    pub fn between(&self, from: &Scene, to: &Scene, t: f64) -> Scene {
        if t <= 0.0 {
            return from.clone();
        }
        if t >= 1.0 {
            return to.clone();
        }
        Scene {
            frame: to.frame,
            look: to.look,
            columns: to.columns.clone(),
            minimaps: to.minimaps.clone(),
            titles: to.titles.clone(),
            blocks: holes_first(blend(&self.blocks, &from.blocks, &to.blocks, t)),
            ribbons: blend(&self.ribbons, &from.ribbons, &to.ribbons, t),
            rails: blend(&self.rails, &from.rails, &to.rails, t),
            ticks: blend(&self.ticks, &from.ticks, &to.ticks, t),
            notes: blend(&self.notes, &from.notes, &to.notes, t),
            flight: None,
        }
    }
}

fn matched<M: Moving>(
    from: &[M],
    to: &[M],
    movers: &Movers,
    piece: &dyn Fn(&M) -> Option<(u32, Part)>,
) -> Pairs {
    let item = |(second, index): Item| if second { to.get(index) } else { from.get(index) };
    let mut pairs = pairs(from.len(), to.len(), &|a, b| match (item(a), item(b)) {
        (Some(a), Some(b)) => a.order(b),
        _ => a.1.cmp(&b.1),
    });
    for (arriving, new) in pairs.arriving.iter_mut().zip(to) {
        arriving.window = movers.window(piece(new));
    }
    for leaving in &mut pairs.leaving {
        leaving.window = movers.window(from.get(leaving.index).and_then(piece));
    }
    pairs
}

/// Puts the holes behind everything else: what moves, moves over them.
fn holes_first(blocks: Vec<Block>) -> Vec<Block> {
    let is_hole = |block: &Block| matches!(block.id, BlockId::Hole(_));
    let (mut behind, before): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(is_hole);
    behind.extend(before);
    behind
}

/// Lets a block that appears come from where its counterpart was, and that one go without a trace.
fn carry(blocks: &mut Pairs, from: &[Block], to: &[Block], counterpart: &dyn Fn(BlockId) -> Option<BlockId>) {
    let wanted: Vec<Option<BlockId>> = to.iter().map(|new| counterpart(new.id)).collect();
    let id = |(second, index): Item| match second {
        true => wanted.get(index).copied().flatten(),
        false => from.get(index).map(|old| old.id),
    };
    let origins = pairs(from.len(), to.len(), &|a, b| id(a).cmp(&id(b)));
    let mut carried = vec![false; from.len()];
    for (arriving, origin) in blocks.arriving.iter_mut().zip(&origins.arriving) {
        if arriving.from.is_none() {
            arriving.from = origin.from;
            if let Some(carried) = origin.from.and_then(|index| carried.get_mut(index)) {
                *carried = true;
            }
        }
    }
    blocks.leaving.retain(|leaving| carried.get(leaving.index) != Some(&true));
}

/// The same memory under its other id: a stretch that was given, and the segment that lies in it.
fn given(id: BlockId) -> Option<BlockId> {
    match id {
        BlockId::Given(pid, Part::Segment(segment)) => Some(BlockId::Physical(pid, segment)),
        BlockId::Physical(pid, segment) => Some(BlockId::Given(pid, Part::Segment(segment))),
        _ => None,
    }
}

fn blend<M: Moving>(pairs: &Pairs, from: &[M], to: &[M], t: f64) -> Vec<M> {
    let goes = |leaving: &Leaving| Some(from.get(leaving.index)?.faded(1.0 - leaving.window.at(t)));
    let comes = |(arriving, new): (&Arriving, &M)| {
        let t = arriving.window.at(t);
        match arriving.from.and_then(|index| from.get(index)) {
            Some(old) => old.toward(new, t),
            None => new.faded(t),
        }
    };
    let leaving = pairs.leaving.iter().filter_map(goes);
    leaving.chain(pairs.arriving.iter().zip(to).map(comes)).collect()
}
