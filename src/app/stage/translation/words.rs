//! What the hardware compared, in words, and why a reference came out as it did.

use diagram::format;
use sim::{Fault, Step};

use super::Place;
use crate::stage::sighting::Sighting;

/// Whether the offset counts back from the segment's end.
pub fn counts_back(sighting: &Sighting) -> bool {
    sighting.translation.steps.iter().any(|step| matches!(step, Step::Offset { offset } if *offset < 0))
}

/// How an offset stands to the bounds: `< bounds 0x800`. A refused one below them begins inside and ends outside.
pub fn compared(offset: u64, bounds: u64, ok: bool, down: bool) -> String {
    let sign = match (ok, down) {
        (true, false) => "<",
        (true, true) => "\u{2264}",
        (false, false) if offset >= bounds => "\u{2265}",
        (false, true) if offset > bounds => ">",
        (false, true) => return "reaches past the end".to_owned(),
        (false, false) => "reaches past",
    };
    format!("{sign} bounds {}", format::hex(bounds))
}

/// One sentence about what is not plain to see from the cells; none where all is.
pub fn why(sighting: &Sighting, place: &Place) -> Option<String> {
    if let Some(victim) = &place.victim {
        return Some(format!("Nothing checked it: the access reached memory of {victim}."));
    }
    if let Some(fault) = sighting.translation.fault {
        return Some(refused(sighting, place, fault));
    }
    if !place.translates {
        return Some("No translation: the address is physical.".to_owned());
    }
    let segment = sighting.translation.segment().filter(|_| counts_back(sighting))?;
    Some(format!("The {segment} grows down: its base is its end, and an offset counts back from there."))
}

/// What the hardware compared before it refused.
fn refused(sighting: &Sighting, place: &Place, fault: Fault) -> String {
    let virt = format::hex(sighting.translation.virt.0);
    match (fault, sighting.translation.steps.last()) {
        (Fault::NoSegment, _) => {
            let size = format::hex(place.address_space);
            format!("The hardware found no segment: the address space has {size} bytes, {virt} lies beyond.")
        }
        (Fault::Protection, Some(Step::Protect { protection, access, .. })) => {
            format!("The hardware looked at the protection bits {protection}: they forbid a {access}.")
        }
        (_, Some(Step::Check { offset, bounds, .. })) => {
            let (offset, bounds) = (format::hex(*offset), format::hex(*bounds));
            format!(
                "The hardware compared the offset {offset} with the bounds {bounds} and let nothing through."
            )
        }
        _ => format!("There is no memory there: it ends at {}.", format::hex(place.memory)),
    }
}
