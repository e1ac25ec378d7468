//! Words of the form `key=value`: how the machine is built, what things cost, how large segments are.

use super::super::ScenarioError;
use super::super::words::Word;
use crate::command::ProcessSpec;
use crate::config::MachineConfig;
use crate::cost::Costs;
use crate::mechanism::Mechanism;
use crate::policy::Policy;

/// The settings of a `machine` line.
pub fn machine(config: &mut MachineConfig, first: &Word<'_>, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
    each(rest, |key, value| set(config, key, value))?;
    config.check_settings().map_err(|wrong| {
        let settings = rest.iter().filter_map(|word| word.setting().ok());
        let culprit = settings.into_iter().find(|(key, _)| key.text == wrong.setting);
        culprit.map_or(*first, |(_, value)| value).error(wrong.message)
    })
}

/// The settings of a `costs` line.
pub fn costs(config: &mut MachineConfig, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
    each(rest, |key, value| {
        let cost = config.costs.by_name(key.text);
        *cost.ok_or_else(|| unknown(key, "cost", &Costs::NAMES))? = value.number()?;
        config.check().map_err(|message| value.error(message))
    })
}

/// The sizes on a `process` line.
pub fn sizes(spec: &mut ProcessSpec, rest: &[Word<'_>]) -> Result<(), ScenarioError> {
    each(rest, |key, value| {
        let size = match key.text {
            "code" => &mut spec.code,
            "data" => &mut spec.static_data,
            "heap" => &mut spec.heap,
            "stack" => &mut spec.stack,
            _ => return Err(unknown(key, "setting of a process", &["code", "data", "heap", "stack"])),
        };
        *size = Some(value.number()?);
        Ok(())
    })
}

/// Gives each `key=value` to `set`; no key may stand twice.
fn each(
    words: &[Word<'_>],
    mut set: impl FnMut(&Word<'_>, &Word<'_>) -> Result<(), ScenarioError>,
) -> Result<(), ScenarioError> {
    let mut seen = Vec::new();
    words.iter().try_for_each(|word| {
        let (key, value) = word.setting()?;
        if seen.contains(&key.text) {
            return Err(key.error(format!("{} stands twice on this line; give it one value", key.text)));
        }
        seen.push(key.text);
        set(&key, &value)
    })
}

fn set(config: &mut MachineConfig, key: &Word<'_>, value: &Word<'_>) -> Result<(), ScenarioError> {
    let named = |message| value.error(message);
    match key.text {
        "mechanism" => config.mechanism = Mechanism::named(value.text).map_err(named)?,
        "memory" => config.memory = value.number()?,
        "os" => config.os = value.number()?,
        "address-space" => config.address_space = value.number()?,
        "placement" => config.placement = Policy::named(value.text).map_err(named)?,
        "allocator" => config.allocator = Policy::named(value.text).map_err(named)?,
        "header" => config.header = value.number()?,
        "alignment" => config.alignment = value.number()?,
        "coalesce" => config.coalesce = on_or_off(value)?,
        _ => return Err(unknown(key, "setting of the machine", &SETTINGS)),
    }
    Ok(())
}

/// What a `machine` line may set, for messages.
const SETTINGS: [&str; 9] = [
    "mechanism",
    "memory",
    "os",
    "address-space",
    "placement",
    "allocator",
    "header",
    "alignment",
    "coalesce",
];

fn on_or_off(word: &Word<'_>) -> Result<bool, ScenarioError> {
    match word.text {
        "on" => Ok(true),
        "off" => Ok(false),
        other => Err(word.error(format!("\u{201c}{other}\u{201d} is neither on nor off"))),
    }
}

fn unknown(key: &Word<'_>, what: &str, known: &[&str]) -> ScenarioError {
    let list = match known.split_last() {
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    };
    key.error(format!("\u{201c}{}\u{201d} is no {what}; there are {list}", key.text))
}
