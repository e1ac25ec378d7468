//! What stands around the blocks: ribbons, rails, addresses, notes, maps, and the outline of what is pointed at.

use diagram::{Block, Kin, Minimap, Note, Rail, Rect, Ribbon, Tick};
use yew::Html;

use super::blocks::side_name;
use super::{fill_class, label, rect, segment_class, shade};
use crate::element::{El, Path, el};

/// A band from virtual to physical.
pub fn ribbon(ribbon: &Ribbon, kin: &Kin) -> Html {
    let ((x0, top0, bottom0), (x1, top1, bottom1)) = (ribbon.from, ribbon.to);
    let middle = (x0 + x1) / 2.0;
    let path = Path::default()
        .to('M', &[ribbon.leaves, top0])
        .to('L', &[x0, top0])
        .to('C', &[middle, top0, middle, top1, x1, top1])
        .to('L', &[x1, bottom1])
        .to('C', &[middle, bottom1, middle, bottom0, x0, bottom0])
        .to('L', &[ribbon.leaves, bottom0])
        .to('Z', &[]);
    let is_lit = kin.ribbons.contains(&(ribbon.pid, ribbon.segment));
    let state = match (is_lit, ribbon.focused) {
        (true, _) => " is-lit",
        (_, true) => "",
        _ => " is-other",
    };
    el("path")
        .class(&format!("ribbon {}{state}", segment_class(ribbon.segment)))
        .set("d", path.data())
        .numbers(&[("opacity", ribbon.opacity)])
        .html()
}

/// Whose a stretch is.
pub fn rail(rail: &Rail) -> Html {
    let class = if rail.focused { "rail is-focused" } else { "rail" };
    rect(rail.rect, class).numbers(&[("rx", 2.0), ("opacity", rail.opacity)]).html()
}

/// An address, a name, or both.
pub fn tick(tick: &Tick, is_narrow: bool) -> Html {
    let side = if tick.left { " is-left" } else { "" };
    let kind = if tick.round { " is-round" } else { "" };
    let mut group = el("g").class(&format!("tick{side}{kind}")).numbers(&[("opacity", tick.opacity)]);
    group = group.children(leader(tick).map(Html::from).into_iter().collect());
    let mut words = el("text").numbers(&[("x", tick.x), ("y", tick.y)]).text(tick.address.clone());
    let alone = tick.address.is_empty();
    if !tick.name.is_empty() && (alone || !is_narrow) {
        let gap = if alone { "0" } else { "8" };
        words =
            words.child(el("tspan").fixed(&[("class", "tick-name"), ("dx", gap)]).text(tick.name.clone()));
    }
    group.child(words).html()
}

/// The line to what is named, or the ruler's mark.
fn leader(tick: &Tick) -> Option<El> {
    let out = if tick.left { 1.0 } else { -1.0 };
    let gap = if tick.left { 3.0 } else { 7.0 };
    let path = if tick.round {
        let at = tick.x + out * gap;
        Path::default().to('M', &[at, tick.at]).to('L', &[at + out * 5.0, tick.at])
    } else if !tick.left && (!tick.name.is_empty() || (tick.y - tick.at).abs() > 1.0) {
        Path::default().to('M', &[tick.x - 11.0, tick.at]).to('L', &[tick.x - 3.0, tick.y])
    } else {
        return None;
    };
    Some(el("path").class("leader").set("d", path.data()))
}

/// Quiet words.
pub fn note(note: &Note) -> Html {
    let class = format!("note {}", note.segment.map_or("", segment_class));
    label(&note.label, &class).numbers(&[("opacity", note.opacity)]).html()
}

/// The whole beside the part.
pub fn minimap(map: &Minimap) -> Html {
    let bands = map.bands.iter().map(|(place, fill)| {
        let opacity = match fill {
            diagram::Fill::Cell { percent, .. } => shade(*percent),
            _ => 1.0,
        };
        rect(*place, &format!("band {}", fill_class(*fill))).numbers(&[("fill-opacity", opacity)]).html()
    });
    let Rect { x, width, .. } = map.rect;
    let reach = Rect { x: x - 5.0, width: width + 10.0, ..map.rect };
    el("g")
        .fixed(&[("class", "map"), ("aria-hidden", "true")])
        .set("data-map", side_name(map.side))
        .child(rect(reach, "map-reach"))
        .child(rect(map.rect, "map-whole"))
        .children(bands.collect())
        .child(
            rect(Rect { x: x - 2.0, width: width + 4.0, ..map.window }, "map-window").numbers(&[("rx", 2.0)]),
        )
        .html()
}

/// The outline of a block that is pointed at, or of its like in another column.
pub fn outline(block: &Block) -> Html {
    rect(block.rect, "lit").numbers(&[("rx", 1.0)]).html()
}
