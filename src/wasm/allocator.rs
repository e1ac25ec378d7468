//! The allocator, a tenth of the code of the standard library's, and memory taken ahead of it.

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// Bytes of memory, in pages of 64 KiB, when it was last looked at.
static SEEN: AtomicUsize = AtomicUsize::new(0);

/// Takes another eighth of what there is, where memory has grown since this was last called.
///
/// The allocator takes a page at a time, and with each the JavaScript engine runs through its whole heap for garbage:
/// a machine with a long history would spend most of its time there.
pub fn take_ahead() {
    if pages() > SEEN.load(Ordering::Relaxed) {
        // What is given back at once stays with the allocator.
        drop(black_box(Vec::<u8>::with_capacity(pages() << 13)));
        SEEN.store(pages(), Ordering::Relaxed);
    }
}

#[cfg(target_arch = "wasm32")]
fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}

#[cfg(not(target_arch = "wasm32"))]
fn pages() -> usize {
    0
}
