//! Recorded runs of OSTEP's malloc.py: the same flags give the same addresses, searches and free lists.

use std::collections::BTreeMap;

use serde_json::Value;
use sim::{Extent, Heap, HeapRules, ListOrder, Policy};

/// The flags of one run.
struct Flags<'a>(Vec<&'a str>);

impl Flags<'_> {
    fn has(&self, flag: &str) -> bool {
        self.0.contains(&flag)
    }

    fn text(&self, flag: &str) -> Option<&str> {
        let place = self.0.iter().position(|word| *word == flag)?;
        self.0.get(place + 1).copied()
    }

    fn number(&self, flag: &str, otherwise: u64) -> u64 {
        self.text(flag).map_or(otherwise, |text| text.parse().unwrap())
    }

    fn rules(&self) -> HeapRules {
        HeapRules {
            policy: match self.text("-p").unwrap_or("BEST") {
                "BEST" => Policy::BestFit,
                "WORST" => Policy::WorstFit,
                "FIRST" => Policy::FirstFit,
                other => panic!("{other}"),
            },
            order: match self.text("-l").unwrap_or("ADDRSORT") {
                "ADDRSORT" => ListOrder::Address,
                "SIZESORT+" => ListOrder::SizeUp,
                "SIZESORT-" => ListOrder::SizeDown,
                "INSERT-FRONT" => ListOrder::Front,
                "INSERT-BACK" => ListOrder::Back,
                other => panic!("{other}"),
            },
            header: self.number("-H", 0),
            alignment: self.number("-a", 1),
            coalesce: self.has("-C"),
        }
    }

    /// With `-A` the original returns where the block begins, otherwise what lies behind its header; where there
    /// is no room, it adds the header to -1 all the same.
    fn returned(&self, heap: &Heap, address: Option<u64>) -> i64 {
        let header = heap.header() as i64;
        let behind = address.map_or(header - 1, |address| address as i64);
        if self.has("-A") { behind - header } else { behind }
    }
}

fn free_list(value: &Value) -> Vec<Extent> {
    let extent = |hole: &Value| Extent {
        start: hole["address"].as_u64().unwrap(),
        size: hole["size"].as_u64().unwrap(),
    };
    value.as_array().unwrap().iter().map(extent).collect()
}

fn replay(case: &Value) -> usize {
    let words = case["flags"].as_str().unwrap();
    let flags = Flags(words.split_whitespace().collect());
    let arena = Extent { start: flags.number("-b", 1000), size: flags.number("-S", 100) };
    let mut heap = Heap::new(flags.rules(), arena);
    let mut addresses = BTreeMap::new();
    let operations = case["answers"]["operations"].as_array().unwrap();
    for operation in operations {
        let id = operation["id"].as_u64().unwrap();
        let returned = if operation["kind"] == "alloc" {
            let answer = heap.allocate(operation["size"].as_u64().unwrap());
            let visited = answer.map_or_else(|full| full.visited, |allocation| allocation.visited);
            assert_eq!(operation["searched"], visited, "{words}: {operation}");
            let address = answer.ok().map(|allocation| allocation.address);
            addresses.extend(address.map(|address| (id, address)));
            flags.returned(&heap, address)
        } else {
            let freed = addresses.remove(&id).map(|address| heap.release(address).unwrap());
            freed.map_or(-1, |_| 0)
        };
        assert_eq!(operation["returned"], returned, "{words}: {operation}");
        assert_eq!(heap.free_list(), free_list(&operation["freeList"]), "{words}: {operation}");
    }
    operations.len()
}

#[test]
fn forty_recorded_runs_come_out_alike() {
    let text = include_str!("../../cases/ostep/malloc.json");
    let cases: Vec<Value> = serde_json::from_str(text).unwrap();
    assert_eq!(cases.len(), 40);
    let operations: usize = cases.iter().map(replay).sum();
    assert!(operations > 500, "{operations}");
}
