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
//! | `frame`, `look`, `window` | how much room there is, which end is up, which stretch fills a column |
//! | `scale` | from an address to a height on the page and back |
//! | `scene` | what is drawn, out of `block`s and the `marks` around them |
//! | `subject`, `places` | what it is drawn from, and which column stands where |
//! | `virtual_column`, `space_labels` | address spaces, and what is written around them |
//! | `physical_column`, `memory_labels` | physical memory, and what is written around it |
//! | `disk_column` | the disk, with the images on it |
//! | `heaps`, `heap_blocks` | what is known of heaps, and their blocks inside a segment |
//! | `ribbons`, `minimap`, `ruler` | from virtual to physical, the whole beside a part, round addresses |
//! | `detail` | level of detail: thin neighbours share a cell |
//! | `tenants`, `kin` | who uses a stretch of memory, what shows the same bytes |
//! | `spread`, `words` | labels that would overlap are moved apart, words that would not fit are cut |
//! | `rename` | other names for segments, where a figure is of somebody else's machine |
//! | `order` | sorting, in one place |
//! | `flight` | one memory reference on its way |
//! | `gate` | what the MMU says of an address that stops to be checked |
//! | `plan` | the motion from one scene to the next, as a sequence of beats |
//! | `within` | a number kept between two others |
//! | `format` | addresses, sizes and times as people read them |

mod block;
mod detail;
mod disk_column;
pub mod flight;
pub mod format;
mod frame;
mod gate;
mod heap_blocks;
mod heaps;
mod kin;
mod look;
mod marks;
mod memory_labels;
mod minimap;
pub mod order;
mod physical_column;
mod places;
mod plan;
mod rename;
mod ribbons;
mod ruler;
mod scale;
mod scene;
mod space_labels;
mod spread;
mod subject;
mod tenants;
mod virtual_column;
mod window;
mod within;
mod words;

pub use frame::Frame;
pub use gate::Gate;
pub use heaps::{HeapCell, HeapDetail, Heaps};
pub use kin::Kin;
pub use look::{Look, LowEnd, Side};
pub use plan::{Moment, Phase, Plan, SwitchMotion};
pub use scale::Scale;
pub use scene::{Block, BlockId, Column, Fill, Label, Minimap, Note, Rail, Rect, Ribbon, Scene, Tick};
pub use window::Window;
