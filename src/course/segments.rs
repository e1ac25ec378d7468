//! Where every named thing of a C program lives, and why: functions, variables, strings, and what pointers point to.
//!
//! | step | what it does |
//! | --- | --- |
//! | `scan`, `prepare` | the text to tokens; comments, macros and `#if` are settled, lines stay known |
//! | `depth`, `syntax` | bounds on nesting, then the parser |
//! | `read` | the tree to objects and to flows of pointers between them |
//! | `flow` | what every pointer may point to |
//! | `items`, `reason` | what can be asked, the answer, and why |
//!
//! A pointee is named only if all that its pointer may ever point to lies in one segment: the order of statements is not
//! looked at, and what the library hands out is not known.

mod depth;
mod error;
mod flow;
mod items;
mod known;
mod macros;
mod nature;
mod object;
mod paths;
mod placed;
mod prepare;
mod read;
mod reason;
mod scan;
mod syntax;
mod types;

pub use error::CError;
pub use placed::Placed;

/// Most bytes of a program: 256 KiB.
pub const MOST_BYTES: usize = 256 * 1024;

/// Where everything that a C program names lives, in the order of its lines.
///
/// Functions are code; variables outside functions, static locals and string literals are static data; parameters and
/// locals are in the stack, whether or not a compiler would keep them in registers. What a pointer points to is listed
/// where that is certain. Not listed: what other files or the library define, and `_Thread_local` variables.
///
/// Headers are not read: the common types, and what common library functions do with pointers, are known. An error says
/// what is wrong and where in `source`.
pub fn segments(source: &str) -> Result<Vec<Placed>, CError> {
    if source.len() > MOST_BYTES {
        let message = format!("the program has {} bytes; at most {MOST_BYTES} are read", source.len());
        return Err(CError::at(source, 0, message));
    }
    let tokens = prepare::prepare(source)?;
    depth::check(&tokens).map_err(|(at, message)| CError::at(source, at, message))?;
    let syntax = syntax::parse(source, &tokens)?;
    let mut read = read::read(&syntax.unit, &syntax.places)
        .map_err(|(span, name)| syntax.places.error(span, syntax::unknown_type(&name)))?;
    let known = read.flow.solve();
    Ok(items::items(&read, known))
}
