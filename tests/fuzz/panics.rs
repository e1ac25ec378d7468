//! Panics of the inputs that are tried: caught, with their place, and not printed each time.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static TRYING: Cell<bool> = const { Cell::new(false) };
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs it; a panic becomes an error that says what and where.
pub fn caught<R>(run: impl FnOnce() -> Result<R, String>) -> Result<R, String> {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(listen);
    TRYING.set(true);
    let result = catch_unwind(AssertUnwindSafe(run));
    TRYING.set(false);
    result.unwrap_or_else(|_| Err(SAID.take()))
}

/// Lets panics elsewhere be printed as ever.
fn listen() {
    let usual = take_hook();
    set_hook(Box::new(move |panic: &PanicHookInfo<'_>| {
        if TRYING.get() {
            SAID.set(panic.to_string());
        } else {
            usual(panic);
        }
    }));
}

#[test]
fn a_panic_is_told_with_its_place() {
    assert_eq!(caught(|| Ok(7)), Ok(7));
    assert_eq!(caught::<()>(|| Err("no".to_owned())), Err("no".to_owned()));
    let told = caught::<()>(|| panic!("oh")).unwrap_err();
    assert!(told.starts_with("panicked at tests/fuzz/panics.rs:") && told.ends_with("oh"), "{told}");
}
