//! Words of the form `key=value`: how the machine is built, what things cost, how large segments are.
//!
//! One table for each kind of line says what may be set; parsing and printing both read it.

use std::fmt::{self, Write};

use super::Failure;
use super::words::Word;
use crate::command::{ProcessSpec, Who};
use crate::config::{MachineConfig, check_cost};
use crate::cost::Costs;
use crate::free_list::ListOrder;
use crate::mechanism::Mechanism;
use crate::policy::Policy;
use crate::wording::unknown;

/// What may be set on one line, in the order in which it is printed.
pub type Table<'a, const N: usize> = [(&'static str, Slot<'a>); N];

/// The place of one setting, and how its value is written.
#[derive(PartialEq)]
pub enum Slot<'a> {
    /// A mechanism's name.
    Mechanism(&'a mut Mechanism),
    /// A policy's name.
    Policy(&'a mut Policy),
    /// Bytes.
    Size(&'a mut u64),
    /// Bytes, or the default.
    Part(&'a mut Option<u64>),
    /// Nanoseconds.
    Cost(&'a mut u64),
    /// `on` or `off`.
    Switch(&'a mut bool),
    /// The order of a free list.
    Order(&'a mut ListOrder),
    /// Nanoseconds.
    Time(&'a mut u64),
    /// A process, or none.
    Who(&'a mut Option<Who>),
}

/// The settings of a `machine` line.
#[inline(never)]
pub fn machine(config: &mut MachineConfig) -> Table<'_, 12> {
    [
        ("mechanism", Slot::Mechanism(&mut config.mechanism)),
        ("memory", Slot::Size(&mut config.memory)),
        ("os", Slot::Size(&mut config.os)),
        ("address-space", Slot::Size(&mut config.address_space)),
        ("placement", Slot::Policy(&mut config.placement)),
        ("allocator", Slot::Policy(&mut config.allocator)),
        ("header", Slot::Size(&mut config.header)),
        ("alignment", Slot::Size(&mut config.alignment)),
        ("coalesce", Slot::Switch(&mut config.coalesce)),
        ("free-list", Slot::Order(&mut config.order)),
        ("mmap-threshold", Slot::Size(&mut config.mmap_threshold)),
        ("quantum", Slot::Time(&mut config.quantum)),
    ]
}

/// The settings of a `costs` line.
pub fn costs(costs: &mut Costs) -> Table<'_, 9> {
    costs.named().map(|(name, cost)| (name, Slot::Cost(cost)))
}

/// The settings of a `process` line.
#[inline(never)]
pub fn process(spec: &mut ProcessSpec) -> Table<'_, 5> {
    [
        ("code", Slot::Part(&mut spec.code)),
        ("data", Slot::Part(&mut spec.static_data)),
        ("heap", Slot::Part(&mut spec.heap)),
        ("stack", Slot::Part(&mut spec.stack)),
        ("share-code", Slot::Who(&mut spec.share_code)),
    ]
}

/// Sets what the words say; no key may stand twice. `what` ends "is no …".
pub fn read(words: &[Word<'_>], table: &mut [(&'static str, Slot<'_>)], what: &str) -> Result<(), Failure> {
    let mut seen = Vec::new();
    for word in words {
        let (key, value) = word.setting()?;
        if seen.contains(&key.text) {
            return Err(key.error(format_args!("{} stands twice on this line; give it one value", key.text)));
        }
        seen.push(key.text);
        let Some((name, slot)) = table.iter_mut().find(|(name, _)| *name == key.text) else {
            let names: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
            let what = format!("no {what}; there are");
            return Err(key.error(format_args!("{}", unknown(key.text, &what, &names, " and "))));
        };
        slot.set(name, &value)?;
    }
    Ok(())
}

/// Writes the first `always` settings, and those that differ from the plain ones.
pub fn write(
    table: &[(&'static str, Slot<'_>)],
    plain: &[(&'static str, Slot<'_>)],
    always: usize,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (index, (setting, usual)) in table.iter().zip(plain).enumerate() {
        if index < always || setting.1 != usual.1 {
            write!(f, " {}={}", setting.0, setting.1)?;
        }
    }
    f.write_char('\n')
}

impl Slot<'_> {
    fn set(&mut self, name: &'static str, value: &Word<'_>) -> Result<(), Failure> {
        let refused = |message| value.error(format_args!("{message}"));
        match self {
            Self::Mechanism(slot) => **slot = Mechanism::named(value.text).map_err(refused)?,
            Self::Policy(slot) => **slot = Policy::named(value.text).map_err(refused)?,
            Self::Order(slot) => **slot = ListOrder::named(value.text).map_err(refused)?,
            Self::Who(slot) => **slot = Some(value.who()?),
            Self::Size(slot) | Self::Time(slot) => **slot = value.number()?,
            Self::Part(slot) => **slot = Some(value.number()?),
            Self::Cost(slot) => {
                **slot = value.number()?;
                check_cost(name, **slot).map_err(refused)?;
            }
            Self::Switch(slot) => {
                **slot = match value.text {
                    "on" => true,
                    "off" => false,
                    other => {
                        let message = format_args!("\u{201c}{other}\u{201d} is neither on nor off");
                        return Err(value.error(message));
                    }
                }
            }
        }
        Ok(())
    }
}

/// The value as a person writes it: 64K rather than 65536.
impl fmt::Display for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mechanism(mechanism) => f.write_str(mechanism.name()),
            Self::Policy(policy) => f.write_str(policy.name()),
            Self::Size(bytes) => size(**bytes, f),
            Self::Part(bytes) => size(bytes.unwrap_or(0), f),
            Self::Order(order) => f.write_str(order.name()),
            Self::Cost(number) | Self::Time(number) => number.fmt(f),
            Self::Who(who) => who.as_ref().map_or(Ok(()), |who| who.fmt(f)),
            Self::Switch(on) => f.write_str(if **on { "on" } else { "off" }),
        }
    }
}

fn size(bytes: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let units = [(30, "G"), (20, "M"), (10, "K"), (0, "")];
    let fits = |(shift, _): &(u32, &str)| bytes > 0 && bytes.is_multiple_of(1 << shift);
    let (shift, letter) = units.into_iter().find(fits).unwrap_or((0, ""));
    write!(f, "{}{letter}", bytes >> shift)
}
