//! The operating system: creating and ending processes, switching between them, enlarging a heap.

mod create;
mod end;
mod find;
mod load;
mod name;
mod sbrk;
mod switch;

pub(crate) use name::check_name;
