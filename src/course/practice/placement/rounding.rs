//! Internal fragmentation in blocks: bytes that nobody asked for.

use sim::{Extent, Heap, HeapRules, ListOrder, Policy};

use super::heap::Setting;
use super::told::{Act, Block, Told};
use crate::practice::dice::Dice;
use crate::practice::form::Form;
use crate::practice::question::Question;
use crate::practice::slips::Slips;
use crate::practice::topic::Skill;

/// Bytes of the heap, all free at first.
const HEAP: u64 = 1024;

/// One question; none where nothing is wasted.
pub fn draw(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let (policy, alignment) = dice.pick(&[
        (Policy::FirstFit, 8),
        (Policy::FirstFit, 16),
        (Policy::FirstFit, 32),
        (Policy::Buddy, 8),
    ])?;
    let header = dice.pick(&[0, 8, 16])?;
    let space = 4 << dice.below(4);
    let setting = Setting { policy, header, alignment, coalesce: true, space };
    let sizes: Vec<u64> = (0..1 + dice.below(4).min(2)).map(|_| 3 + dice.below(60)).collect();
    let calls: String = sizes.iter().map(|size| format!("malloc A {size}\n")).collect();
    let told = Told::run(&format!("{}pause\n{calls}", setting.lines(HEAP)))?;
    let blocks: Vec<Block> = told.acts.iter().filter_map(Act::block).collect();
    let wasted: u64 = blocks.iter().map(|block| block.size - block.requested).sum();
    if wasted == 0 {
        return None;
    }
    let slips = slips(&setting, &blocks, wasted);
    let asked: Vec<String> = sizes.iter().map(|size| format!("`malloc({size})`")).collect();
    Some(Question {
        id: String::new(),
        skill,
        text: match asked.as_slice() {
            [call] => format!(
                "A calls {call}. How many bytes does the block have beyond what A asked for, its header apart?"
            ),
            _ => format!(
                "A calls {}. How many bytes do the blocks have beyond what A asked for, their headers apart?",
                asked.join(", ")
            ),
        },
        given: vec![setting.given()],
        hint: hint(&setting),
        worked: worked(&setting, &blocks, wasted),
        form: Form::Type(
            slips.typed(
                format!(
                    "Right: {wasted} bytes lie inside blocks in use and serve nobody: internal fragmentation."
                ),
                "Round each request up as the table says, subtract the request, and add up what remains."
                    .to_owned(),
                false,
            ),
        ),
        scenario: told.scenario,
    })
}

fn slips(setting: &Setting, blocks: &[Block], wasted: u64) -> Slips {
    let Setting { policy, header, alignment, .. } = *setting;
    let mut slips = Slips::beside(Some(wasted));
    let headers = header * blocks.len() as u64;
    let requested: u64 = blocks.iter().map(|block| block.requested).sum();
    let usable: u64 = blocks.iter().map(|block| block.size).sum();
    slips.add(Some(wasted + headers), |_| {
        format!("You have counted the headers, too: {headers} bytes. They are malloc's notes, and were to be left apart.")
    });
    slips.add(Some(0), |_| {
        format!("A asked for {requested} bytes and can use {usable}: malloc has rounded up.")
    });
    slips.add(Some(usable), |_| {
        format!("{usable} bytes is what A can use; it asked for {requested} of them.")
    });
    slips.add(blocks.last().map(|block| block.size - block.requested), |last| {
        format!("{last} bytes are wasted in the last block alone. The others waste something as well.")
    });
    slips.add(unheaded(blocks, policy, alignment), |bytes| {
        format!("{bytes} bytes would be wasted if there were no headers. The power of two has to hold the header of {header} bytes as well.")
    });
    let together = requested.next_multiple_of(alignment) - requested;
    slips.add(Some(together).filter(|_| blocks.len() > 1 && policy != Policy::Buddy), |bytes| {
        format!("{bytes} is what one block of all {requested} bytes would waste. Each request is rounded up by itself.")
    });
    let aligned: u64 =
        blocks.iter().map(|block| block.requested.next_multiple_of(alignment) - block.requested).sum();
    slips.add(Some(aligned).filter(|_| policy == Policy::Buddy), |bytes| {
        format!("{bytes} bytes would be wasted if malloc rounded up to multiples of {alignment}. Buddies have powers of two.")
    });
    slips
}

/// What the same requests would waste without headers.
fn unheaded(blocks: &[Block], policy: Policy, alignment: u64) -> Option<u64> {
    let rules = HeapRules { policy, order: ListOrder::Address, header: 0, alignment, coalesce: true };
    let mut heap = Heap::new(rules, Extent { start: HEAP, size: HEAP });
    let sizes = blocks.iter().map(|block| Some(heap.allocate(block.requested).ok()?.size - block.requested));
    sizes.sum()
}

fn hint(setting: &Setting) -> String {
    match setting.policy {
        Policy::Buddy if setting.header == 0 => {
            "Each request alone becomes the next power of two.".to_owned()
        }
        Policy::Buddy => "Header and request together need the next power of two.".to_owned(),
        _ => format!("Each request alone becomes the next multiple of {}.", setting.alignment),
    }
}

fn worked(setting: &Setting, blocks: &[Block], wasted: u64) -> Vec<String> {
    let header = setting.header;
    let step = |block: &Block| {
        let Block { requested, size, .. } = *block;
        let lost = size - requested;
        match (setting.policy, header) {
            (Policy::Buddy, 0) => format!(
                "`malloc({requested})` gets a block of {size} bytes, the next power of two: {size} \u{2212} {requested} = {lost}."
            ),
            (Policy::Buddy, _) => format!(
                "`malloc({requested})` needs {} bytes with its header, so the block is one of {}. {size} are left to use: {size} \u{2212} {requested} = {lost}.",
                requested + header,
                size + header
            ),
            _ => format!(
                "`malloc({requested})` is rounded up to {size}, a multiple of {}: {size} \u{2212} {requested} = {lost}.",
                setting.alignment
            ),
        }
    };
    let mut worked: Vec<String> = blocks.iter().map(step).collect();
    let terms: Vec<String> = blocks.iter().map(|block| (block.size - block.requested).to_string()).collect();
    worked.push(match terms.len() {
        1 => format!("So {wasted} bytes of the block serve nobody."),
        _ => format!("Together that is {} = {wasted} bytes.", terms.join(" + ")),
    });
    worked
}
