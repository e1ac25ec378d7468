//! The operating system: creating and ending processes, switching between them, giving them memory and taking it back.

mod compact;
mod create;
mod end;
mod find;
mod heap;
mod load;
mod name;
mod place;
mod share;
mod swap;
mod switch;
mod timer;

pub(crate) use name::check_name;
