//! An allocator of plain rows without any index, slow and obvious: the oracle for `sim::Heap`.

use sim::{
    Allocation, BadFree, Extent, HeapBlock, HeapRules, ListOrder, Policy, Release, Resized, SearchPath,
    Whereabouts,
};

/// A block in use, header included.
#[derive(Clone, Copy, Debug)]
struct Block {
    start: u64,
    size: u64,
    requested: u64,
    mapped: bool,
}

/// The whole allocator.
#[derive(Clone, Debug)]
pub struct Naive {
    rules: HeapRules,
    start: u64,
    /// One past the arena's last address.
    pub end: u64,
    /// In list order, the head first.
    free: Vec<Extent>,
    used: Vec<Block>,
    /// Usable bytes of blocks that were freed, as far as they were not handed out again.
    gone: Vec<Extent>,
    rover: u64,
    top_class: u64,
}

impl Naive {
    /// An arena that is all free.
    pub fn new(rules: HeapRules, arena: Extent) -> Self {
        let Extent { start, size } = arena;
        let rows = (Vec::new(), Vec::new(), Vec::new());
        let mut naive = Self {
            rules,
            start,
            end: start,
            free: rows.0,
            used: rows.1,
            gone: rows.2,
            rover: 0,
            top_class: 0,
        };
        naive.grow(size);
        naive
    }

    fn is_buddy(&self) -> bool {
        self.rules.policy == Policy::Buddy
    }

    /// Bytes that a request takes; none where the number is beyond all bounds.
    fn needed(&self, requested: u64) -> Option<u64> {
        let mut units = requested / self.rules.alignment;
        if units * self.rules.alignment < requested || requested == 0 {
            units += 1;
        }
        let needed = units.checked_mul(self.rules.alignment)?.checked_add(self.rules.header)?;
        let mut power = 1_u64;
        while self.is_buddy() && power < needed {
            power = power.checked_mul(2)?;
        }
        Some(if self.is_buddy() { power } else { needed })
    }

    /// Places in the list in the order in which the policy looks at them.
    fn walk(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.free.len()).collect();
        if self.rules.policy == Policy::NextFit {
            let behind = self.free.iter().filter(|hole| hole.start + hole.size > self.rover);
            let start = behind.map(|hole| hole.start).min();
            let first = self.free.iter().position(|hole| Some(hole.start) == start).unwrap_or(0);
            places.rotate_left(first);
        }
        places
    }

    /// The place of the hole to take, and what was looked at.
    fn choose(&self, needed: u64) -> (Option<usize>, u64) {
        let walk = self.walk();
        let fitting = || walk.iter().copied().filter(|&place| self.free[place].size >= needed);
        let all = walk.len() as u64;
        match self.rules.policy {
            Policy::FirstFit | Policy::NextFit => {
                match walk.iter().position(|&p| self.free[p].size >= needed) {
                    Some(steps) => (Some(walk[steps]), steps as u64 + 1),
                    None => (None, all),
                }
            }
            Policy::BestFit => (fitting().min_by_key(|&place| self.free[place].size), all),
            Policy::WorstFit => (fitting().rev().max_by_key(|&place| self.free[place].size), all),
            Policy::Buddy => self.choose_class(needed),
        }
    }

    fn choose_class(&self, needed: u64) -> (Option<usize>, u64) {
        let mut looked = 0;
        let mut class = needed;
        while class <= self.top_class {
            looked += 1;
            let places = (0..self.free.len()).filter(|&place| self.free[place].size == class);
            if let Some(place) = places.min_by_key(|&place| self.free[place].start) {
                return (Some(place), looked);
            }
            class *= 2;
        }
        (None, looked)
    }

    /// What a search for a request looks at and chooses.
    pub fn search_path(&self, requested: u64) -> SearchPath {
        let (place, visited) = self.choose(self.needed(requested).unwrap_or(1 << 62));
        let found = place.map(|place| self.free[place]);
        let seen = if self.is_buddy() {
            found.into_iter().collect()
        } else {
            self.walk().into_iter().take(visited as usize).map(|place| self.free[place]).collect()
        };
        SearchPath { seen, visited, found }
    }

    /// The error is what was looked at.
    pub fn allocate(&mut self, requested: u64) -> Result<Allocation, u64> {
        // More than there can ever be stands for a number beyond all bounds.
        let needed = self.needed(requested).unwrap_or(1 << 62);
        let (place, visited) = self.choose(needed);
        let Some(place) = place else { return Err(visited) };
        let hole = self.free[place];
        self.cut(place, needed);
        let address = self.enter(Extent { start: hole.start, size: needed }, requested, false);
        let size = needed - self.rules.header;
        Ok(Allocation { address, size, visited, split: hole.size > needed, hole })
    }

    /// Takes the start of a hole away.
    fn cut(&mut self, place: usize, needed: u64) {
        let hole = self.free.remove(place);
        self.rover = hole.start + needed;
        if self.is_buddy() {
            let mut half = hole.size / 2;
            while half >= needed {
                self.free.push(Extent { start: hole.start + half, size: half });
                half /= 2;
            }
            self.free.sort_by_key(|hole| hole.start);
        } else if hole.size > needed {
            self.free.insert(place, Extent { start: hole.start + needed, size: hole.size - needed });
        }
    }

    fn enter(&mut self, taken: Extent, requested: u64, mapped: bool) -> u64 {
        self.hide(taken);
        self.used.push(Block { start: taken.start, size: taken.size, requested, mapped });
        taken.start + self.rules.header
    }

    /// What is handed out again is no longer a given-back block.
    fn hide(&mut self, taken: Extent) {
        self.gone.retain(|gone| gone.start < taken.start || gone.start >= taken.end());
        for gone in &mut self.gone {
            if gone.start < taken.start && gone.end() > taken.start {
                gone.size = taken.start - gone.start;
            }
        }
    }

    fn at(&self, address: u64) -> Option<usize> {
        self.used.iter().position(|block| block.start + self.rules.header == address)
    }

    fn why_not(&self, address: u64) -> BadFree {
        match self.whereabouts(address) {
            Whereabouts::Block { start, .. } => BadFree::Inside { start },
            _ if self.gone.iter().any(|gone| gone.start == address) => BadFree::Double,
            _ => BadFree::Never,
        }
    }

    /// Takes a block back.
    pub fn release(&mut self, address: u64) -> Result<Release, BadFree> {
        let Some(index) = self.at(address) else { return Err(self.why_not(address)) };
        let block = self.used.remove(index);
        let size = block.size - self.rules.header;
        self.gone.retain(|gone| gone.start != address);
        self.gone.push(Extent { start: address, size });
        if block.mapped && block.start + block.size == self.end {
            self.end = block.start;
            return Ok(Release { size, merged: 0, unmapped: block.size });
        }
        let merged = self.give(Extent { start: block.start, size: block.size });
        Ok(Release { size, merged, unmapped: 0 })
    }

    /// Puts a stretch into the free list where the order says.
    fn put(&mut self, stretch: Extent) {
        match self.rules.order {
            ListOrder::Front => self.free.insert(0, stretch),
            _ => self.free.push(stretch),
        }
        match self.rules.order {
            ListOrder::Address => self.free.sort_by_key(|hole| hole.start),
            ListOrder::SizeUp => self.free.sort_by_key(|hole| hole.size),
            ListOrder::SizeDown => self.free.sort_by_key(|hole| u64::MAX - hole.size),
            ListOrder::Front | ListOrder::Back => {}
        }
    }

    /// Gives a stretch back; how many merges that came to.
    fn give(&mut self, stretch: Extent) -> u64 {
        if self.is_buddy() {
            return self.give_buddies(stretch);
        }
        self.put(stretch);
        let mut merged = 0;
        let mut place = 0;
        while self.rules.coalesce && place + 1 < self.free.len() {
            if self.free[place].end() == self.free[place + 1].start {
                self.free[place].size += self.free.remove(place + 1).size;
                merged += 1;
            } else {
                place += 1;
            }
        }
        merged
    }

    fn give_buddies(&mut self, stretch: Extent) -> u64 {
        let mut at = stretch.start;
        while at < stretch.end() {
            let mut size = 1;
            while at.is_multiple_of(size * 2) && at + size * 2 <= stretch.end() {
                size *= 2;
            }
            self.free.push(Extent { start: at, size });
            self.top_class = self.top_class.max(size);
            at += size;
        }
        let mut merged = 0;
        while self.rules.coalesce && self.merge_two_buddies() {
            merged += 1;
        }
        self.free.sort_by_key(|hole| hole.start);
        merged
    }

    fn merge_two_buddies(&mut self) -> bool {
        for low in 0..self.free.len() {
            let Extent { start, size } = self.free[low];
            if !start.is_multiple_of(size * 2) {
                continue;
            }
            let high = Extent { start: start + size, size };
            if let Some(high) = self.free.iter().position(|hole| *hole == high) {
                self.free[low].size *= 2;
                self.top_class = self.top_class.max(size * 2);
                self.free.remove(high);
                return true;
            }
        }
        false
    }

    /// Another size in place, where that is possible.
    pub fn resize(&mut self, address: u64, requested: u64) -> Result<Resized, BadFree> {
        let Some(index) = self.at(address) else { return Err(self.why_not(address)) };
        let block = self.used[index];
        let Some(needed) = self.needed(requested) else { return Ok(Resized::MustMove) };
        let end = block.start + block.size;
        if block.mapped && needed > block.size {
            return Ok(Resized::MustMove);
        }
        if needed > block.size {
            let behind = self.free.iter().position(|hole| hole.start == end);
            let extra = needed - block.size;
            match behind {
                Some(place)
                    if self.rules.order == ListOrder::Address
                        && !self.is_buddy()
                        && self.free[place].size >= extra =>
                {
                    self.cut(place, extra);
                    self.hide(Extent { start: end, size: extra });
                }
                _ => return Ok(Resized::MustMove),
            }
        }
        if needed < block.size && !block.mapped {
            self.give(Extent { start: block.start + needed, size: block.size - needed });
        }
        self.used[index].requested = requested;
        if !block.mapped {
            self.used[index].size = needed;
        }
        Ok(Resized::InPlace { size: self.used[index].size - self.rules.header })
    }

    /// Adds free bytes at the end.
    pub fn grow(&mut self, bytes: u64) {
        if bytes == 0 {
            return;
        }
        let mut fresh = Extent { start: self.end, size: bytes };
        self.end += bytes;
        if self.is_buddy() {
            self.give_buddies(fresh);
            return;
        }
        let tail = self.free.iter().position(|hole| hole.end() == fresh.start);
        if let Some(tail) = tail.filter(|_| self.rules.coalesce) {
            let tail = self.free.remove(tail);
            fresh = Extent { start: tail.start, size: tail.size + bytes };
        }
        self.put(fresh);
    }

    /// A block of its own at the end.
    pub fn map(&mut self, requested: u64, bytes: u64) -> u64 {
        let fresh = Extent { start: self.end, size: bytes };
        self.end += bytes;
        self.enter(fresh, requested, true)
    }

    /// What an address belongs to.
    pub fn whereabouts(&self, address: u64) -> Whereabouts {
        if address < self.start || address >= self.end {
            return Whereabouts::Outside;
        }
        for block in &self.used {
            let start = block.start + self.rules.header;
            if (block.start..start).contains(&address) {
                return Whereabouts::Header { of: start };
            }
            if (start..block.start + block.size).contains(&address) {
                let size = block.size - self.rules.header;
                return Whereabouts::Block { start, size, requested: block.requested };
            }
        }
        for gone in &self.gone {
            if (gone.start..gone.end()).contains(&address) {
                return Whereabouts::GivenBack { start: gone.start, size: gone.size };
            }
        }
        Whereabouts::Free
    }

    /// Blocks in use, and bytes they asked for.
    pub fn live(&self) -> (u64, u64) {
        (self.used.len() as u64, self.used.iter().map(|block| block.requested).sum())
    }

    /// The free list in its order.
    pub fn free_list(&self) -> Vec<Extent> {
        let mut list = self.free.clone();
        if self.is_buddy() {
            list.sort_by_key(|hole| (hole.size, hole.start));
        }
        list
    }

    /// Every block in address order.
    pub fn blocks(&self) -> Vec<HeapBlock> {
        let header = self.rules.header;
        let used = self.used.iter().map(|block| HeapBlock {
            address: block.start + header,
            size: block.size - header,
            free: false,
            header,
            requested: block.requested,
        });
        let free = self.free.iter().map(|hole| HeapBlock {
            address: hole.start,
            size: hole.size,
            free: true,
            header: 0,
            requested: 0,
        });
        let mut blocks: Vec<HeapBlock> = used.chain(free).collect();
        blocks.sort_by_key(|block| block.address - block.header);
        blocks
    }
}
