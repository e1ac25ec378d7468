//! Recorded runs of OSTEP's relocation.py and segmentation.py: the MMU, its registers set alike, says the same.
//!
//! Those of malloc.py are beside the allocator they are compared with.

use serde_json::Value;
use sim::{
    Access, AccessKind, Fault, Growth, Hardware, Mechanism, Mmu, MmuRegister, Protection, SegmentName,
    Translation, VirtAddr,
};

/// A size as the original's flags write it: 512, 4k, 1m.
fn size(text: &str) -> u64 {
    let (digits, unit) = match text.strip_suffix(['k', 'm']) {
        Some(digits) if text.ends_with('k') => (digits, 1 << 10),
        Some(digits) => (digits, 1 << 20),
        None => (text, 1),
    };
    digits.parse::<u64>().unwrap() * unit
}

/// The hardware of a run: address space and physical memory.
fn hardware(case: &Value) -> Hardware {
    let words: Vec<&str> = case["flags"].as_str().unwrap().split(' ').collect();
    let after = |flag: &str| {
        let place = words.iter().position(|word| *word == flag).unwrap();
        size(words[place + 1])
    };
    Hardware { address_space: after("-a"), memory: after("-p") }
}

fn register(segment: SegmentName, base: u64, bounds: u64) -> MmuRegister {
    let grows = Some(if segment.index() < 2 { Growth::Up } else { Growth::Down });
    let protection = Some(Protection::ALL);
    MmuRegister {
        name: segment.name(),
        segment: Some(segment),
        base,
        bounds: Some(bounds),
        grows,
        protection,
    }
}

/// The original's two segments as four: each of its halves of the address space is two of our quarters.
///
/// ```text
///  0        1/4       1/2       3/4       1
///  ├ segment 0 ────────┼──────── segment 1 ┤
///  │ code  ▶ │ data  ▶ │ ◀ heap  │ ◀ stack │
/// ```
fn four(hardware: &Hardware, segments: &Value) -> Mmu {
    let quarter = hardware.address_space / 4;
    let number = |segment: usize, key: &str| segments[segment][key].as_u64().unwrap();
    let (low, low_size) = (number(0, "base"), number(0, "limit"));
    let (high, high_size) = (number(1, "base"), number(1, "limit"));
    let behind = |size: u64| size.saturating_sub(quarter);
    Mmu {
        registers: vec![
            register(SegmentName::Code, low, low_size.min(quarter)),
            register(SegmentName::StaticData, low + quarter, behind(low_size)),
            register(SegmentName::Heap, high.saturating_sub(quarter), behind(high_size)),
            register(SegmentName::Stack, high, high_size.min(quarter)),
        ],
    }
}

fn compare(case: &Value, address: &Value, found: &Translation) {
    let flags = &case["flags"];
    assert_eq!(found.phys.map(|phys| phys.0), address["physical"].as_u64(), "{flags}: {address}");
    assert_eq!(found.fault == Some(Fault::OutOfBounds), address["physical"].is_null(), "{flags}: {address}");
}

fn each_address(case: &Value) -> impl Iterator<Item = (&Value, Access)> {
    case["answers"]["addresses"].as_array().unwrap().iter().map(|address| {
        let virt = VirtAddr(address["virtual"].as_u64().unwrap());
        (address, Access { kind: AccessKind::Load, address: virt, size: 1 })
    })
}

fn cases(text: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(text).unwrap();
    assert_eq!(cases.len(), 40);
    cases
}

#[test]
fn base_and_bounds_relocates_as_the_original_did() {
    for case in cases(include_str!("../cases/ostep/relocation.json")) {
        let number = |key: &str| case["answers"][key].as_u64().unwrap();
        let (base, limit) = (number("base"), number("limit"));
        let hardware = hardware(&case);
        let name = "base and bounds";
        let bounds = Some(limit);
        let register = MmuRegister { name, segment: None, base, bounds, grows: None, protection: None };
        let mmu = Mmu { registers: vec![register] };
        for (address, access) in each_address(&case) {
            let found = Mechanism::BaseAndBounds.translate(&mmu, hardware, access);
            compare(&case, address, &found);
        }
    }
}

#[test]
fn segmentation_translates_as_the_original_did() {
    for case in cases(include_str!("../cases/ostep/segmentation.json")) {
        let hardware = hardware(&case);
        let mmu = four(&hardware, &case["answers"]["segments"]);
        for (address, access) in each_address(&case) {
            let found = Mechanism::Segmentation.translate(&mmu, hardware, access);
            compare(&case, address, &found);
            let half = u64::from(found.segment().unwrap().index() >= 2);
            assert_eq!(Some(half), address["segment"].as_u64(), "{}: {address}", case["flags"]);
        }
    }
}
