//! relocation.py: a base and a limit register, and addresses to be translated through them.

mod explain;
mod figure;
mod mark;

use serde::Serialize;
use sim::{Hardware, Mmu, MmuRegister, Translation};

use super::error::HomeworkError;
use super::flags::Flags;
use super::number::bytes;
use super::random::Random;
use super::simulator::Simulator;

/// A problem of relocation.py with its answers. It serializes as `homework("relocation", …)` returns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Relocation {
    /// The flags that it was drawn from.
    #[serde(skip)]
    pub flags: Flags,
    /// The base register, a physical address.
    pub base: i64,
    /// The limit register, in bytes.
    pub limit: i64,
    /// The addresses in the order in which they were drawn.
    pub addresses: Vec<Relocated>,
}

/// An address, and where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Relocated {
    /// The virtual address.
    #[serde(rename = "virtual")]
    pub virt: i64,
    /// The physical address; none for a violation.
    pub physical: Option<i64>,
}

/// Draws the problem of relocation.py for these flags. An error names the flag, what is wrong and what would be right.
///
/// ```
/// let problem = course::homework::relocation("-s 1 -n 1")?;
/// assert_eq!((problem.base, problem.limit), (13884, 290));
/// assert_eq!((problem.addresses[0].virt, problem.addresses[0].physical), (782, None));
/// # Ok::<(), course::homework::HomeworkError>(())
/// ```
pub fn relocation(flags: &str) -> Result<Relocation, HomeworkError> {
    Relocation::draw(Flags::parse(Simulator::Relocation, flags)?)
}

impl Relocation {
    pub(super) fn draw(flags: Flags) -> Result<Self, HomeworkError> {
        let (space, memory) = (flags.number('a'), flags.number('p'));
        if memory <= space {
            let reason = format!(
                "{} of memory are too few for an address space of {}; give more, or a smaller -a",
                bytes(memory),
                bytes(space)
            );
            return Err(HomeworkError::new("-p", reason));
        }
        let mut random = flags.random();
        let limit = flags.given('l').unwrap_or_else(|| random.limit(space));
        let base = base(&flags, limit, &mut random)?;
        let drawn: Vec<i64> = (0..flags.number('n')).map(|_| random.below(space)).collect();
        let mut problem = Self { flags, base, limit, addresses: Vec::new() };
        problem.addresses = problem.translated(drawn);
        Ok(problem)
    }

    /// The register of the machine, set as this problem has it, and the hardware around it. It translates every address
    /// of the problem as the original does.
    pub fn mmu(&self) -> (Mmu, Hardware) {
        let unsigned = |number: i64| number.unsigned_abs();
        let register = MmuRegister {
            name: "base and bounds",
            segment: None,
            base: unsigned(self.base),
            bounds: Some(unsigned(self.limit)),
            grows: None,
            protection: None,
        };
        let address_space = unsigned(self.flags.number('a'));
        let memory = unsigned(self.flags.number('p'));
        (Mmu { registers: vec![register] }, Hardware { address_space, memory })
    }

    fn translated(&self, addresses: Vec<i64>) -> Vec<Relocated> {
        let physical = |way: Translation| way.phys.and_then(|phys| i64::try_from(phys.0).ok());
        addresses.into_iter().map(|virt| Relocated { virt, physical: physical(self.way(virt)) }).collect()
    }
}

/// The base that is given, or one that leaves room for the limit.
fn base(flags: &Flags, limit: i64, random: &mut Random) -> Result<i64, HomeworkError> {
    let memory = flags.number('p');
    let refused = |reason: &str| {
        let why = format!("{} will not do: {reason} of {}; give less", bytes(limit), bytes(memory));
        HomeworkError::new("-l", why)
    };
    match flags.given('b') {
        _ if limit > memory => Err(refused("it is larger than the memory")),
        Some(base) if base <= memory - limit => Ok(base),
        Some(base) => Err(HomeworkError::new(
            "-b",
            format!(
                "{base} plus the limit of {} ends past the {} of memory; give at most {}",
                bytes(limit),
                bytes(memory),
                memory - limit
            ),
        )),
        None if limit == memory => {
            Err(refused("a base that is drawn leaves at least one byte free in the memory"))
        }
        None => {
            let drawn = random.until(memory, |base| base + limit < memory);
            drawn.ok_or_else(|| refused("chance found no base that leaves so much room in the memory"))
        }
    }
}
