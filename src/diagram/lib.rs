//! The figure as pure geometry: a snapshot becomes a scene, two scenes become a motion. No web, no clock, no colour.
//!
//! ```text
//!  Snapshot ──▶ Scene ──┐
//!                       ├──▶ Plan ──▶ Scene at any millisecond
//!  Snapshot ──▶ Scene ──┘
//! ```
//!
//! | module | what it is |
//! | --- | --- |
//! | `scale` | from an address to a height on the page |
//! | `frame` | how much room there is, and which column stands where |
//! | `look` | which end is up, what fills a column, whose address spaces |
//! | `scene` | what is drawn: blocks, ribbons, ticks, the address in flight |
//! | `virtual_column`, `physical_column` | the two columns of a scene |
//! | `tenants` | who uses a stretch of physical memory |
//! | `spread` | labels beside a column that would overlap are moved apart |
//! | `flight` | one memory reference on its way |
//! | `gate` | what the MMU says of an address that stops to be checked |
//! | `plan` | the motion from one scene to the next, as a sequence of beats |
//! | `within` | a number kept between two others |
//! | `format` | addresses, sizes and times as people read them |

pub mod flight;
pub mod format;
mod frame;
mod gate;
mod look;
mod physical_column;
mod plan;
mod scale;
mod scene;
mod spread;
mod tenants;
mod virtual_column;
mod within;

pub use frame::Frame;
pub use gate::Gate;
pub use look::{Look, LowEnd, Window};
pub use plan::{Moment, Phase, Plan, SwitchMotion};
pub use scale::Scale;
pub use scene::{Block, BlockId, Fill, Label, Note, Rail, Rect, Ribbon, Scene, Tick};
