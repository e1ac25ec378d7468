//! What the browser remembers for this page. A frame or a private window may refuse; then nothing is remembered.

use web_sys::Storage;

use crate::dom;

/// What was remembered under a name.
pub fn recall(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok()?
}

/// Remembers a value under a name.
pub fn remember(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&key(name), value);
    }
}

/// What this tab remembers under a name, also when it is loaded again.
pub fn recall_in_tab(name: &str) -> Option<String> {
    tab()?.get_item(&key(name)).ok()?
}

/// Lets this tab remember a value under a name.
pub fn remember_in_tab(name: &str, value: &str) {
    if let Some(storage) = tab() {
        let _ = storage.set_item(&key(name), value);
    }
}

/// What this tab remembers under a name, which it forgets.
pub fn take_in_tab(name: &str) -> Option<String> {
    let value = recall_in_tab(name)?;
    let _ = tab()?.remove_item(&key(name));
    Some(value)
}

fn key(name: &str) -> String {
    format!("memlane.{name}")
}

fn storage() -> Option<Storage> {
    dom::window()?.local_storage().ok().flatten()
}

fn tab() -> Option<Storage> {
    dom::window()?.session_storage().ok().flatten()
}
