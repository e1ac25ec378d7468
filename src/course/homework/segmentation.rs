//! segmentation.py: two segments, of which the second grows down from the high end of its memory.
//!
//! ```text
//!  virtual                          physical
//!  0    ┌───────────┐               low of 1  ┌───────────┐
//!       │ segment 0 │ limit 0                 │ segment 1 │ limit 1
//!       ├───────────┤               base 1 ─── └───────────┘  one past its last byte
//!       │  unused   │
//!  a/2  ├╌╌╌╌╌╌╌╌╌╌╌┤               base 0 ─── ┌───────────┐
//!       │  unused   │                         │ segment 0 │ limit 0
//!       ├───────────┤                         └───────────┘
//!       │ segment 1 │ limit 1
//!  a    └───────────┘
//! ```

mod explain;
mod faults;
mod figure;
mod mark;
mod mmu;
mod slips;

use serde::{Serialize, Serializer};

use super::error::HomeworkError;
use super::flags::Flags;
use super::number::{both, bytes};
use super::random::Random;
use super::simulator::Simulator;

/// A problem of segmentation.py with its answers. It serializes as `homework("segmentation", …)` returns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segmentation {
    /// The flags that it was drawn from.
    #[serde(skip)]
    pub flags: Flags,
    /// Segment 0 and segment 1.
    #[serde(serialize_with = "row")]
    pub segments: [Segment; 2],
    /// The addresses in the order in which they were drawn or listed.
    pub addresses: Vec<Translated>,
}

/// The registers of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// Where it begins in physical memory; for segment 1 its high end, one past its last byte.
    pub base: i64,
    /// Its bytes.
    pub limit: i64,
}

/// An address, the segment that it belongs to, and where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Translated {
    /// The virtual address.
    #[serde(rename = "virtual")]
    pub virt: i64,
    /// 0 or 1.
    pub segment: u8,
    /// The physical address; none for a violation. Below 0 only where `-B` leaves segment 1 less room than its limit,
    /// which the original does not look at.
    pub physical: Option<i64>,
}

/// Draws the problem of segmentation.py for these flags. An error names the flag, what is wrong and what would be right.
///
/// ```
/// let flags = "-a 128 -p 512 -b 0 -l 20 -B 512 -L 20 -A 108";
/// let problem = course::homework::segmentation(flags)?;
/// assert_eq!(problem.addresses[0].segment, 1);
/// assert_eq!(problem.addresses[0].physical, Some(492));
/// # Ok::<(), course::homework::HomeworkError>(())
/// ```
pub fn segmentation(flags: &str) -> Result<Segmentation, HomeworkError> {
    Segmentation::draw(Flags::parse(Simulator::Segmentation, flags)?)
}

impl Segmentation {
    pub(super) fn draw(flags: Flags) -> Result<Self, HomeworkError> {
        check_sizes(&flags)?;
        let space = flags.number('a');
        let mut random = flags.random();
        let mut limit = |short| limit(&flags, short, &mut random);
        let limits = [limit('l')?, limit('L')?];
        let base = base(&flags, limits[0], &mut random)?;
        let low = low(&flags, base, limits, &mut random)?;
        check_places(&flags, base, low, limits)?;
        let listed = flags.addresses().map(<[i64]>::to_vec);
        let addresses =
            listed.unwrap_or_else(|| (0..flags.number('n')).map(|_| random.below(space)).collect());
        if let Some(outside) = addresses.iter().find(|address| **address >= space) {
            let reason = format!(
                "the address {outside} lies outside; the address space has the addresses 0 to {}",
                space - 1
            );
            return Err(HomeworkError::new("-A", reason));
        }
        let zero = Segment { base, limit: limits[0] };
        let one = Segment { base: low + limits[1], limit: limits[1] };
        let mut problem = Self { flags, segments: [zero, one], addresses: Vec::new() };
        problem.addresses = addresses.into_iter().map(|virt| problem.translated(virt)).collect();
        Ok(problem)
    }

    /// Bytes of the address space.
    fn space(&self) -> i64 {
        self.flags.number('a')
    }

    /// The first address of the upper half.
    fn half(&self) -> i64 {
        (self.space() + 1) / 2
    }

    /// The first byte of segment 1 in physical memory.
    fn low(&self) -> i64 {
        self.segments[1].base - self.segments[1].limit
    }
}

/// As a list: the JavaScript door knows no tuples.
fn row<S: Serializer>(segments: &[Segment; 2], serializer: S) -> Result<S::Ok, S::Error> {
    segments.as_slice().serialize(serializer)
}

fn check_sizes(flags: &Flags) -> Result<(), HomeworkError> {
    let (space, memory) = (flags.number('a'), flags.number('p'));
    let (shown, needed) = (bytes(memory), bytes(space));
    if memory <= space {
        let reason = format!(
            "{shown} of memory are too few for an address space of {needed}; give more, or a smaller -a"
        );
        return Err(HomeworkError::new("-p", reason));
    }
    let drawn = flags.given('b').is_none() || flags.given('B').is_none();
    if drawn && memory <= 2 * space {
        let reason = format!(
            "{shown} of memory are too few to draw bases in, as the original finds too, even for the -a 16 -p 32 of its own README; \
             give more than {}, twice the address space, or both -b and -B",
            bytes(2 * space)
        );
        return Err(HomeworkError::new("-p", reason));
    }
    Ok(())
}

/// The limit of a segment: at most half of the address space.
fn limit(flags: &Flags, short: char, random: &mut Random) -> Result<i64, HomeworkError> {
    let space = flags.number('a');
    let limit = flags.given(short).unwrap_or_else(|| random.limit(space));
    if limit <= space / 2 {
        return Ok(limit);
    }
    let reason =
        format!("{} are more than half of the address space; give at most {}", bytes(limit), both(space / 2));
    Err(HomeworkError::new(format!("-{short}"), reason))
}

/// Where segment 0 begins. Among the bases that are drawn three quarters will do: the limit is at most a quarter of
/// the memory, because the memory is more than twice the address space.
fn base(flags: &Flags, limit: i64, random: &mut Random) -> Result<i64, HomeworkError> {
    let memory = flags.number('p');
    let drawn = || random.until(memory, |base| base + limit < memory);
    flags.given('b').or_else(drawn).ok_or_else(|| unlucky("-b"))
}

/// Where segment 1 ends below. For the same reason one in five of those that are drawn will do, wherever segment 0
/// lies inside memory: it takes its own limit and that of segment 1, each at most a quarter, out of the memory above
/// or below it.
fn low(flags: &Flags, base: i64, limits: [i64; 2], random: &mut Random) -> Result<i64, HomeworkError> {
    let memory = flags.number('p');
    if let Some(high) = flags.given('B') {
        return Ok(high - limits[1]);
    }
    check_base(flags, base, limits[0])?;
    let apart = |low: i64| low > base + limits[0] || low + limits[1] < base;
    let drawn = random.until(memory, |low| low + limits[1] < memory && apart(low));
    drawn.ok_or_else(|| unlucky("-B"))
}

fn unlucky(flag: &str) -> HomeworkError {
    HomeworkError::new(flag, "chance found no place for the segment; give one, or another seed")
}

/// Whether memory holds segment 0, by the original's count: it may end one byte past memory.
fn check_base(flags: &Flags, base: i64, limit: i64) -> Result<(), HomeworkError> {
    let memory = flags.number('p');
    if base + limit - 1 <= memory {
        return Ok(());
    }
    let reason = format!(
        "segment 0 would end at {}, past the {} of memory; give at most {}",
        both(base + limit),
        bytes(memory),
        both(memory - limit)
    );
    Err(HomeworkError::new("-b", reason))
}

fn check_places(flags: &Flags, base: i64, low: i64, limits: [i64; 2]) -> Result<(), HomeworkError> {
    let memory = flags.number('p');
    check_base(flags, base, limits[0])?;
    if low > memory {
        let reason = format!(
            "segment 1 would begin at {}, past the {} of memory; give at most {}",
            both(low),
            bytes(memory),
            both(memory)
        );
        return Err(HomeworkError::new("-B", reason));
    }
    if low > base && base + limits[0] > low {
        let reason = format!(
            "segment 1 would begin at {}, inside segment 0, which goes from {} to {}; give at least {} as its high end",
            both(low),
            both(base),
            both(base + limits[0] - 1),
            both(base + limits[0] + limits[1])
        );
        return Err(HomeworkError::new("-B", reason));
    }
    Ok(())
}
