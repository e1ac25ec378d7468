//! The edge: whatever happens, it can be told to JavaScript, whose whole numbers end at 2^53.

use serde_json::Value;
use sim::{MachineConfig, Mechanism, Scenario, Timeline};

/// Addresses, values, requests and costs as large as they get.
const WILD: &str = "machine memory=4G address-space=1G quantum=3600000000000
costs memory=1000000000 trap=1000000000 copy=1000000000 disk-seek=1000000000 disk-rate=1
process A
  movabs $-1, %rax
  push %rax
  movabs $-1, %rdi
  call malloc
  movabs $-1, %rsi
  movabs $-1, %rdi
  call calloc
  movl $8, %edi
  call malloc
  movq %rax, %rdi
  movabs $-2, %rsi
  call realloc
  movabs $0x7fffffffffffffff, %rbx
  movq (%rbx), %rax
process B
  movabs $-1, %rax
  again: jmp again
switch B
switch A
step 20
step 20
calloc B 1000 100000
load B 0xffffffffffffffff
";

/// Whole numbers that JavaScript cannot hold, with the path to each.
fn too_large(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(number) => {
            let whole = number.as_u64().or(number.as_i64().map(i64::unsigned_abs));
            if whole.is_some_and(|whole| whole > (1 << 53) - 1) {
                found.push(format!("{path} = {number}"));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| too_large(item, path, found)),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| too_large(field, &format!("{path}.{name}"), found));
        }
        _ => {}
    }
}

#[test]
fn no_event_and_no_snapshot_holds_a_number_that_javascript_has_not() {
    for mechanism in Mechanism::ALL {
        let mut scenario = Scenario::parse(WILD).unwrap();
        scenario.config = MachineConfig { mechanism, ..scenario.config };
        let timeline = Timeline::run(&scenario).unwrap();
        let disk = mechanism == Mechanism::TimeSharing;
        assert!(!disk || timeline.snapshot().time > 1 << 53, "the disk takes years");
        let mut found = Vec::new();
        too_large(&serde_json::to_value(timeline.events(0, timeline.len())).unwrap(), "events", &mut found);
        too_large(&serde_json::to_value(timeline.snapshot()).unwrap(), "snapshot", &mut found);
        assert_eq!(found, Vec::<String>::new(), "{}", mechanism.name());
    }
}

#[test]
fn a_large_number_is_the_nearest_there_is() {
    let largest = serde_json::to_value(sim::VirtAddr(u64::MAX)).unwrap();
    assert_eq!(largest.as_f64(), Some(18_446_744_073_709_551_615.0));
    assert_eq!(serde_json::to_value(sim::VirtAddr(0x3ff8)).unwrap().as_u64(), Some(0x3ff8));
}
