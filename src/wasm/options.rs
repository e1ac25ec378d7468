//! Objects of settings: how a machine is built, what a process is made of.

use js_sys::Reflect;
use sim::{MAX_MEMORY, MachineConfig, Mechanism, Policy, ProcessSpec};
use wasm_bindgen::prelude::JsValue;

use crate::argument::{flag, one_of, power_of_two, text, whole, wrong};

/// A machine's configuration out of a `MachineConfig` of `memlane.d.ts`.
pub fn config(value: &JsValue) -> Result<MachineConfig, String> {
    let options = Options::new("config", value, &CONFIG)?;
    let mut config = MachineConfig::default();
    options.put("mechanism", &mut config.mechanism, mechanism)?;
    options.put_whole("memory", &mut config.memory, 1 << 10, MAX_MEMORY)?;
    let below_memory = config.memory - 1;
    options.put_whole("os", &mut config.os, 0, below_memory)?;
    options.put("addressSpace", &mut config.address_space, |key: &str, value: &JsValue| {
        power_of_two(key, value, 256, MAX_MEMORY)
    })?;
    options.put("placement", &mut config.placement, policy)?;
    options.put("allocator", &mut config.allocator, policy)?;
    options.put_whole("header", &mut config.header, 0, 256)?;
    options.put("alignment", &mut config.alignment, |key: &str, value: &JsValue| {
        power_of_two(key, value, 1, 4096)
    })?;
    options.put("coalesce", &mut config.coalesce, flag)?;
    config.check().map(|()| config)
}

fn mechanism(key: &str, value: &JsValue) -> Result<Mechanism, String> {
    one_of(key, value, &Mechanism::ALL, Mechanism::name, HERE)
}

fn policy(key: &str, value: &JsValue) -> Result<Policy, String> {
    one_of(key, value, &Policy::ALL, Policy::name, HERE)
}

/// The contract knows more mechanisms and policies than there are yet.
const HERE: &str = " in this version of memlane";

const CONFIG: [&str; 9] = [
    "mechanism",
    "memory",
    "os",
    "addressSpace",
    "placement",
    "allocator",
    "header",
    "alignment",
    "coalesce",
];

/// A process out of a `ProcessOptions` of `memlane.d.ts`. No segment may be larger than `span` bytes.
pub fn process(value: &JsValue, span: u64) -> Result<ProcessSpec, String> {
    let options = Options::new("options", value, &PROCESS)?;
    if options.given("shareCodeWith")?.is_some() {
        return Err("shareCodeWith is not in this version of memlane".into());
    }
    let mut spec = ProcessSpec::default();
    options.put("name", &mut spec.name, text)?;
    options.put_whole("code", &mut spec.code, 0, span)?;
    options.put_whole("staticData", &mut spec.static_data, 0, span)?;
    options.put_whole("heap", &mut spec.heap, 0, span)?;
    options.put_whole("stack", &mut spec.stack, 0, span)?;
    options.put("program", &mut spec.program, text)?;
    if let Some(program) = &spec.program {
        sim::isa::assemble(program, 0).map_err(|error| format!("program, {error}"))?;
    }
    Ok(spec)
}

const PROCESS: [&str; 7] = ["name", "code", "staticData", "heap", "stack", "program", "shareCodeWith"];

/// An object of optional settings. `memlane.js` hands in a copy, so reading it runs no code of the caller's.
struct Options<'a>(&'a JsValue);

impl<'a> Options<'a> {
    /// Takes an object that has none but these keys, or undefined.
    fn new(name: &str, value: &'a JsValue, keys: &[&str]) -> Result<Self, String> {
        if value.is_undefined() {
            return Ok(Self(value));
        }
        if !value.is_object() {
            return Err(wrong(name, "an object", value));
        }
        let own = Reflect::own_keys(value).map_err(|_| format!("{name} cannot be read"))?;
        for key in own.iter().filter_map(|key| key.as_string()) {
            if !keys.contains(&key.as_str()) {
                return Err(format!("{name} has no \"{key}\"; there are {}", keys.join(", ")));
            }
        }
        Ok(Self(value))
    }

    /// The value of a key, where there is one.
    fn given(&self, key: &str) -> Result<Option<JsValue>, String> {
        if self.0.is_undefined() {
            return Ok(None);
        }
        let value = Reflect::get(self.0, &key.into()).map_err(|_| format!("{key} cannot be read"))?;
        Ok(Some(value).filter(|value| !value.is_undefined()))
    }

    /// Puts a key's value in its place; without one the place stays as it is.
    fn put<T, P: From<T>>(
        &self,
        key: &str,
        place: &mut P,
        read: impl Fn(&str, &JsValue) -> Result<T, String>,
    ) -> Result<(), String> {
        if let Some(value) = self.given(key)? {
            *place = read(key, &value)?.into();
        }
        Ok(())
    }

    fn put_whole<P: From<u64>>(&self, key: &str, place: &mut P, least: u64, most: u64) -> Result<(), String> {
        self.put(key, place, |key: &str, value: &JsValue| whole(key, value, least, most))
    }
}
