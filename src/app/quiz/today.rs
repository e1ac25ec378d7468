//! The day, as progress counts days.

/// Milliseconds of a day, and of a minute.
const DAY: f64 = 86_400_000.0;
const MINUTE: f64 = 60_000.0;

/// Days since 1 January 1970 where the person is.
pub fn today() -> u32 {
    let now = js_sys::Date::new_0();
    ((now.get_time() - now.get_timezone_offset() * MINUTE) / DAY) as u32
}
