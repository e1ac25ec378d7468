//! OSTEP's homework: the problem of a command line from the book, drawn, marked and explained.
//!
//! | file | what it is |
//! | --- | --- |
//! | `address` | what an address says: the simulator, its flags, one problem or a sheet of ten |
//! | `paper` | what stands at an address |
//! | `work` | a problem that is being worked on: what was typed, marked, explained, shown |
//! | `record` | what was done with a problem, in writing |
//! | `page` | the paper on the page, and what the person does with it |
//! | `command` | the field for a command line, the table of flags |
//! | `overview` | what there is |
//! | `desk` | a problem with what is given, its questions, its picture |
//! | `question` | one question with its field, its mark, its explanation |
//! | `picture` | the machine of a problem, and where the address in question leads |
//! | `heap` | the heap after each operation, and its free list |
//! | `sheet` | ten problems and their answers, on paper |

mod address;
mod command;
mod desk;
mod heap;
mod overview;
mod page;
mod paper;
mod picture;
mod question;
mod record;
mod sheet;
mod work;

pub use self::page::homework;
pub use self::paper::Paper;
