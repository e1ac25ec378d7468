//! The originals written down once more as they are described, without the machine.

use course::homework::{Flags, Random, Simulator};

/// The random numbers of a command line.
pub fn random(simulator: Simulator, flags: &str) -> Random {
    Random::new(&Flags::parse(simulator, flags).unwrap().seed())
}

fn below(random: &mut Random, end: i64) -> i64 {
    (end as f64 * random.draw()) as i64
}

fn limit(random: &mut Random, space: f64) -> i64 {
    (space / 4.0 + (space / 4.0 * random.draw())) as i64
}

/// Base, limit, and each address with where it leads.
pub type Relocated = (i64, i64, Vec<(i64, Option<i64>)>);

/// relocation.py without any given register.
pub fn relocation(random: &mut Random, space: i64, memory: i64, count: i64) -> Relocated {
    let limit = limit(random, space as f64);
    let base = std::iter::repeat_with(|| below(random, memory)).find(|base| base + limit < memory).unwrap();
    let addresses = (0..count).map(|_| below(random, space));
    let translated = addresses.map(|virt| (virt, (virt < limit).then_some(base + virt))).collect();
    (base, limit, translated)
}

/// Base and limit of each segment, and each address with its segment and where it leads.
pub type Segmented = ([(i64, i64); 2], Vec<(i64, u8, Option<i64>)>);

/// segmentation.py without any given register.
pub fn segmentation(random: &mut Random, space: i64, memory: i64, count: i64) -> Segmented {
    let (zero, one) = (limit(random, space as f64), limit(random, space as f64));
    let base = loop {
        let base = below(random, memory);
        if base + zero < memory {
            break base;
        }
    };
    let low = loop {
        let low = below(random, memory);
        if low + one < memory && (low > base + zero || low + one < base) {
            break low;
        }
    };
    let high = low + one;
    let translate = |virt: i64| {
        if virt as f64 >= space as f64 / 2.0 {
            let physical = high + (virt - space);
            (virt, 1, (physical >= low).then_some(physical))
        } else {
            (virt, 0, (virt < zero).then_some(base + virt))
        }
    };
    let addresses = (0..count).map(|_| translate(below(random, space))).collect();
    ([(base, zero), (high, one)], addresses)
}

/// The rules of a heap, in the originals' own words.
pub struct Heap<'a> {
    pub policy: &'a str,
    pub order: &'a str,
    pub coalesce: bool,
    pub header: i64,
    pub alignment: i64,
    /// Address and size.
    pub list: Vec<(i64, i64)>,
    /// Address and size of each block in use.
    pub used: Vec<(i64, i64)>,
}

impl Heap<'_> {
    /// Where the block begins, and how many were looked at.
    pub fn allocate(&mut self, size: i64) -> (Option<i64>, i64) {
        let needed = (size + self.alignment - 1) / self.alignment * self.alignment + self.header;
        let mut best: Option<usize> = None;
        let mut looked = 0;
        for (place, (_, size)) in self.list.iter().enumerate() {
            looked += 1;
            let better = best.is_none_or(|best| match self.policy {
                "BEST" => *size < self.list[best].1,
                "WORST" => *size > self.list[best].1,
                _ => false,
            });
            if *size >= needed && better {
                best = Some(place);
                if self.policy == "FIRST" {
                    break;
                }
            }
        }
        let Some(place) = best else { return (None, looked) };
        let (address, size) = self.list[place];
        self.list[place] = (address + needed, size - needed);
        if size == needed {
            self.list.remove(place);
        }
        self.used.push((address, needed));
        (Some(address), looked)
    }

    /// Whether there was a block at that address.
    pub fn free(&mut self, address: i64) -> bool {
        let Some(place) = self.used.iter().position(|(other, _)| *other == address) else { return false };
        let block = self.used.remove(place);
        match self.order {
            "INSERT-FRONT" => self.list.insert(0, block),
            _ => self.list.push(block),
        }
        match self.order {
            "ADDRSORT" => self.list.sort_by_key(|block| block.0),
            "SIZESORT+" => self.list.sort_by_key(|block| block.1),
            "SIZESORT-" => self.list.sort_by_key(|block| std::cmp::Reverse(block.1)),
            _ => {}
        }
        if self.coalesce {
            self.merge();
        }
        true
    }

    fn merge(&mut self) {
        let mut merged: Vec<(i64, i64)> = Vec::new();
        for (address, size) in self.list.drain(..) {
            match merged.last_mut() {
                Some(last) if last.0 + last.1 == address => last.1 += size,
                _ => merged.push((address, size)),
            }
        }
        self.list = merged;
    }
}

/// What happened: whether it was an allocation, the number, the size, what was returned and looked at, the list.
pub type Happened = (bool, i64, i64, i64, i64, Vec<(i64, i64)>);

/// Draws operations of malloc.py.
pub fn malloc(
    heap: &mut Heap<'_>,
    random: &mut Random,
    count: usize,
    range: i64,
    percent: f64,
) -> Vec<Happened> {
    let (mut done, mut live, mut id) = (Vec::new(), Vec::new(), 0);
    while done.len() < count {
        if random.draw() < percent / 100.0 {
            let size = below(random, range) + 1;
            let (address, looked) = heap.allocate(size);
            live.extend(address.map(|address| (id, address)));
            let returned = address.unwrap_or(-1) + heap.header;
            done.push((true, id, size, returned, looked, heap.list.clone()));
            id += 1;
        } else if !live.is_empty() {
            let place = below(random, live.len() as i64) as usize;
            let (id, address) = live.remove(place);
            let returned = if heap.free(address) { 0 } else { -1 };
            done.push((false, id, 0, returned, 0, heap.list.clone()));
        }
    }
    done
}
