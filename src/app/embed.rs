//! The page in a frame, and what it says to its host; EMBEDDING.md has the protocol.
//!
//! | file | what it does |
//! | --- | --- |
//! | `host` | the page that holds the frame: who it is, and what it is told |
//! | `outcome` | what became of a question |
//! | `reporter` | how tall the content is, whenever that changes |
//! | `wish` | what a host may ask for; what makes no sense is answered by an error |
//! | `sight` | whether the frame is on the screen |

mod host;
#[cfg_attr(not(feature = "whole"), allow(dead_code))]
mod outcome;
mod reporter;
mod sight;
mod wish;

#[cfg(feature = "whole")]
pub use self::host::{answered, paged, scored, settled};
pub use self::host::{begin, kept, stepped, tell_state};
#[cfg(feature = "whole")]
pub use self::outcome::{Outcome, Said};
pub use self::reporter::Reporter;
pub use self::sight::Sight;
pub use self::wish::{Wish, attend, listen};
