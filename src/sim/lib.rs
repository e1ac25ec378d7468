//! The machine: a simulated computer whose memory an operating system virtualizes. Pure Rust: no web, no clock.
//!
//! From the bottom up:
//!
//! | layer | modules |
//! | --- | --- |
//! | words | `addr`, `number`, `cost`, `config`, `command`, `event`, `log`, `snapshot`, `wording`, `merge` |
//! | hardware | `bytes` and `phys_mem` (memory), `disk`, `isa` (instructions), `cpu` and `alu`, `mmu` |
//! | rules | `layout` (an address space), `mechanism` (translation), `policy`, `free_list` and `ordered_map` (which hole) |
//! | software | `heap`, `malloc` and `library` (the C library), `numbers` (`@3`), `kernel` and `trap` (the OS), `process`, `execute`, `refer` and `target` (one reference), `locate` |
//! | the whole | `machine` (`apply`), `observe` (snapshots), `invariants`, `story` (events in words) |
//! | time | `scenario` (the `.sim` text), `timeline` (seek, back, fork), `weight` (what it costs to remember) |
//! | experiments | `goals` (the goals of multiprogramming, measured for each mechanism) |
//! | real programs | `trace` (what one asked of malloc, as valgrind, ltrace, mtrace or a `.rep` say), `replay` (a heap that does the same) |

mod addr;
mod alu;
mod bytes;
mod command;
mod config;
mod cost;
mod cpu;
mod disk;
mod event;
mod execute;
mod free_list;
mod goals;
mod heap;
pub mod invariants;
pub mod isa;
mod kernel;
mod layout;
mod library;
mod locate;
mod log;
mod machine;
mod malloc;
mod mechanism;
mod merge;
mod mmu;
mod number;
mod numbers;
mod observe;
mod ordered_map;
mod phys_mem;
mod policy;
mod process;
mod refer;
mod replay;
mod scenario;
mod snapshot;
mod story;
mod target;
mod timeline;
mod trace;
mod trap;
mod weight;
mod wording;

pub use addr::{Access, AccessKind, Growth, PhysAddr, Protection, SegmentName, VirtAddr};
pub use command::{Command, DEFAULT_STORE, Place, ProcessSpec, Who};
pub use config::{MAX_MEMORY, MachineConfig};
pub use cost::{Costs, Counts, Spent};
pub use cpu::{Flags, Registers};
pub use event::{Event, Misuse, Part, Placement, Reference, Saved};
pub use free_list::{Extent, ListOrder, SearchPath};
pub use goals::{Experiment, Finding, Goal, experiment, goals};
pub use heap::{
    Allocation, BadFree, Full, Heap, HeapCell, HeapRules, HeapTotals, Release, Resized, Whereabouts,
};
pub use machine::Machine;
pub use mechanism::{Hardware, Mechanism, Nature, Relocation, Tenancy};
pub use mmu::{Fault, Mmu, MmuRegister, Step, Steps, Translation, Victim};
pub use policy::Policy;
pub use process::ProcState;
pub use replay::{Replay, Replaying, Sizes};
pub use scenario::{Scenario, ScenarioError};
pub use snapshot::{
    Fragmentation, HeapBlock, Mode, ProcessInfo, ProgramLine, Region, RegionKind, SegmentInfo, Snapshot,
};
pub use story::tell;
pub use timeline::{Mark, Sample, Timeline};
pub use trace::{Request, Skipped, Trace, TraceFormat};
