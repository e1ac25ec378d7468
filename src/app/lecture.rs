//! A lecture: its steps, each a text beside a machine that runs, and the pages that stand behind them.
//!
//! | file | what it is |
//! | --- | --- |
//! | `book` | a lecture and what is wrong with it |
//! | `leaf` | what of a lecture is shown: a step, the summary, the handout |
//! | `page` | the leaf on the page, and what the person does with it |
//! | `step` | the text of a step, its figure, its way back and on |
//! | `prose` | the course's blocks of text as HTML |
//! | `question` | what is asked before the machine runs on |
//! | `outcome` | what became of a step's question, for a frame's host |
//! | `goals` | the measured table of goals |
//! | `record`, `memory` | what has been seen and answered, and how the browser keeps it |
//! | `outline`, `summary`, `handout` | all steps as a list, what was missed, all steps on paper |
//! | `presenting`, `full_screen`, `spotlight`, `fit`, `swipe` | the lecture before an audience |
//! | `speaker`, `channel`, `wire` | the speaker's window, and what it says to the audience's |
//! | `fetched` | a lecture that comes from elsewhere |

mod book;
mod channel;
mod fetched;
mod fit;
mod full_screen;
mod goals;
mod handout;
mod leaf;
mod memory;
mod outcome;
mod outline;
mod page;
mod presenting;
mod prose;
mod question;
mod record;
mod speaker;
mod spotlight;
mod step;
mod summary;
mod swipe;
mod wire;

pub use self::book::Book;
pub use self::fetched::fetch;
pub use self::leaf::Leaf;
pub use self::page::{awaited, framed, lecture};
pub use self::speaker::speaker;
