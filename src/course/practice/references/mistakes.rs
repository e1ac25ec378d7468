//! Counts that people typically come to, and what is wrong with each.

use super::made::{Made, Sum};
use crate::practice::slips::Slips;
use crate::practice::wording::count;

/// The typical wrong counts. Where the question names a mechanism, `translates` says whether an MMU translates.
pub(super) fn mistakes(made: &[Made], translates: Option<bool>) -> Slips {
    let sum = Sum::of(made);
    let mut slips = Slips::beside(Some(sum.total()));
    whole_kinds(&mut slips, made, sum);
    rounds(&mut slips, made, sum);
    mechanism(&mut slips, sum, translates);
    missed(&mut slips, made, sum);
    imagined(&mut slips, made, sum);
    slips
}

/// Fetches or data left out altogether.
fn whole_kinds(slips: &mut Slips, made: &[Made], sum: Sum) {
    let fetched = count(sum.fetches, "instruction lies", "instructions lie");
    let data = if sum.data() == 0 {
        format!(
            "The operands are registers or numbers, that is true. But the {fetched} in memory, and each has to be fetched from there."
        )
    } else {
        format!(
            "That is the data alone: {}. The {fetched} in memory, too, and each has to be fetched.",
            sum.data_in_words()
        )
    };
    slips.number(Some(sum.data()), data);
    if let Some(first) = made.iter().find(|made| made.each() > 1) {
        let fetches = count(sum.fetches, "fetch", "fetches");
        let reason = format!(
            "That is no more than the {fetches}. `{}` makes a reference to data as well{}.",
            first.text,
            if made.iter().filter(|made| made.each() > 1).count() > 1 {
                ", and it is not the only one"
            } else {
                ""
            }
        );
        slips.number(Some(sum.fetches), reason);
    }
}

/// A loop or a function counted once, or a round too many or too few.
fn rounds(slips: &mut Slips, made: &[Made], sum: Sum) {
    let Some(often) = made.iter().max_by_key(|made| made.runs).filter(|made| made.runs > 1) else { return };
    let once = made.iter().map(Made::each).sum();
    let reason = format!(
        "You counted every line once. `{}` runs {} times, and each time it is fetched anew.",
        often.text, often.runs
    );
    slips.number(Some(once), reason);
    let fetched_once = made.len() as u64 + sum.data();
    let reason = format!(
        "You fetched every line once only. The CPU keeps no instruction: what runs {} times is fetched {} times.",
        often.runs, often.runs
    );
    slips.number(Some(fetched_once), reason);
    let round: u64 = made.iter().filter(|made| made.runs == often.runs).map(Made::each).sum();
    if made.iter().any(|made| made.is(&["call"])) {
        return;
    }
    let rounds = count(often.runs, "round", "rounds");
    slips.number(
        Some(sum.total() + round),
        format!(
            "That is one round too many: a round makes {}, and there are {rounds}. The jump at the end of the last one is not taken.",
            count(round, "reference", "references")
        ),
    );
    slips.number(
        sum.total().checked_sub(round),
        format!(
            "That is one round too few: a round makes {}, and there are {rounds}. The first one runs before anything is compared.",
            count(round, "reference", "references")
        ),
    );
}

/// Work of the MMU or of the loader counted in.
fn mechanism(slips: &mut Slips, sum: Sum, translates: Option<bool>) {
    let references = count(sum.total(), "reference", "references");
    let reason = match translates {
        None => return,
        Some(true) => format!(
            "That is twice as many: did you count each translation as a reference? The MMU translates all {references} with registers of its own."
        ),
        Some(false) => format!(
            "That is twice as many. The loader rewrote the addresses before the program began; while it runs there are {references} and nothing besides."
        ),
    };
    slips.number(Some(2 * sum.total()), reason);
}

/// One reference of a kind of instruction left out.
fn missed(slips: &mut Slips, made: &[Made], sum: Sum) {
    let mut missing = |such: &dyn Fn(&&Made) -> bool, why: &dyn Fn(&str) -> String| {
        if let Some((text, runs)) = all(made, such) {
            slips.number(sum.total().checked_sub(runs), why(text));
        }
    };
    missing(&|made| made.loads_and_stores() && !made.is(&["push", "pop"]), &|text| {
        format!(
            "You counted one reference to data for `{text}`. It makes two: it loads the old value and stores the new one."
        )
    });
    missing(&|made| made.loads_and_stores() && made.is(&["push", "pop"]), &|text| {
        format!(
            "`{text}` works on memory twice: it loads from one place and stores to another; one of them is the top of the stack."
        )
    });
    missing(&|made| made.is(&["call"]), &|text| {
        format!("`{text}` makes two references: its fetch, and the store of the return address on the stack.")
    });
    missing(&|made| made.is(&["ret"]), &|text| {
        format!(
            "`{text}` makes two references: its fetch, and the load of the return address from the stack."
        )
    });
    missing(&|made| made.is(&["call", "ret"]), &|_| {
        "You gave `call` and `ret` a fetch each and nothing more. The return address is stored on the stack by one and loaded by the other.".to_owned()
    });
    missing(&|made| made.is(&["push"]), &|text| {
        format!(
            "`{text}` changes `%rsp`, which is a register; but it also stores 8 bytes at the new top of the stack."
        )
    });
    missing(&|made| made.is(&["pop", "leave"]), &|text| {
        format!("`{text}` loads 8 bytes from the top of the stack, beside being fetched.")
    });
    missing(&|made| made.is(&["jmp"]), &|text| {
        format!("`{text}` is an instruction like the others: it is fetched, too.")
    });
    missing(&|made| made.is(&["lea"]), &|text| {
        format!("`{text}` loads no data, but it is an instruction and has to be fetched.")
    });
}

/// References that nobody makes.
fn imagined(slips: &mut Slips, made: &[Made], sum: Sum) {
    let mut imagine = |such: &dyn Fn(&&Made) -> bool, why: &dyn Fn(&str) -> String| {
        if let Some((text, runs)) = all(made, such) {
            slips.number(Some(sum.total() + runs), why(text));
        }
    };
    imagine(&|made| made.is(&["lea"]), &|text| {
        format!(
            "`{text}` looks like a load and is none: `lea` only computes the address and keeps it in a register."
        )
    });
    imagine(&|made| made.is(&["cmp"]) && made.each() == 2, &|text| {
        format!("`{text}` loads and stores nothing: a comparison leaves its result in the flags of the CPU.")
    });
    imagine(&|made| made.is(&["mov"]) && stores(made), &|text| {
        format!("`{text}` only stores: it replaces the old value without reading it.")
    });
    imagine(&|made| made.is(&["add", "sub", "and", "or", "xor"]) && loads(made), &|text| {
        format!("`{text}` only loads: its result goes into the register, not back to memory.")
    });
    imagine(&|made| made.text.contains('$'), &|text| {
        format!(
            "The number in `{text}` is part of the instruction: it comes with the fetch and needs no reference of its own."
        )
    });
    let bytes = made.iter().map(|made| made.runs * made.length).sum::<u64>() + sum.data();
    slips.number(
        Some(bytes),
        "You counted the bytes of the instructions. However long an instruction is, its fetch is one reference.".to_owned(),
    );
}

/// The first of all such instructions, and how often they run together; none where there is none.
fn all<'a>(made: &'a [Made], such: &dyn Fn(&&Made) -> bool) -> Option<(&'a str, u64)> {
    let first = made.iter().find(such)?;
    Some((&first.text, made.iter().filter(such).map(|made| made.runs).sum()))
}

/// Whether beside the fetch it makes a store and nothing else.
fn stores(made: &Made) -> bool {
    made.of_kind(sim::AccessKind::Store) == made.runs && made.each() == 2
}

/// Whether beside the fetch it makes a load and nothing else.
fn loads(made: &Made) -> bool {
    made.of_kind(sim::AccessKind::Load) == made.runs && made.each() == 2
}
