//! Addresses, sizes and times as people read them.

/// An address: `0x2068`, at least four digits so that a column of them lines up.
pub fn address(address: u64) -> String {
    format!("{address:#06x}")
}

/// A number as a register holds it: `0x13`.
pub fn hex(value: u64) -> String {
    format!("{value:#x}")
}

/// Bytes: `12 B`, `2 KB`, `22.2 KB`, `64 KB`, `4 GB`, in powers of 1024.
pub fn bytes(bytes: u64) -> String {
    let units = [(30, "GB"), (20, "MB"), (10, "KB")];
    for (shift, unit) in units {
        if bytes >= 1 << shift {
            return format!("{} {unit}", tenths(bytes, 1 << shift));
        }
    }
    format!("{bytes} B")
}

/// Nanoseconds: `503 ns`, `4.2 µs`, `12 ms`, `3 s`.
pub fn time(nanoseconds: u64) -> String {
    let units = [(1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "\u{b5}s")];
    for (size, unit) in units {
        if nanoseconds >= size {
            return format!("{} {unit}", tenths(nanoseconds, size));
        }
    }
    format!("{nanoseconds} ns")
}

/// A share of one in whole percent: `77 %`.
pub fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round() as u64)
}

/// The bits of an address of this many bytes of address space, in groups of four from the right.
/// Where the top two bits select a segment they stand apart. An address beyond the space has bits more than it.
pub fn bits(address: u64, address_space: u64, selects: bool) -> (String, String) {
    let width = address_space.max(2).ilog2() as usize;
    let digits = format!("{address:0width$b}");
    let cut = if selects { 2.min(digits.len()) } else { 0 };
    let (selector, offset) = digits.split_at_checked(cut).unwrap_or(("", &digits));
    (selector.to_owned(), in_fours(offset))
}

fn in_fours(digits: &str) -> String {
    let length = digits.len();
    let grouped = digits.char_indices().flat_map(|(i, digit)| {
        let gap = i > 0 && (length - i).is_multiple_of(4);
        gap.then_some(' ').into_iter().chain([digit])
    });
    grouped.collect()
}

/// A quotient with one decimal, which is left out where it is zero.
fn tenths(value: u64, unit: u64) -> String {
    let tenth = (value % unit * 10 + unit / 2) / unit;
    let (whole, tenth) = (value / unit + tenth / 10, tenth % 10);
    if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_times_are_short() {
        assert_eq!(
            [0, 12, 1024, 22_733, 65_536, 4 << 30].map(bytes),
            ["0 B", "12 B", "1 KB", "22.2 KB", "64 KB", "4 GB"]
        );
        assert_eq!([0, 503, 4_200, 1_000_000].map(time), ["0 ns", "503 ns", "4.2 µs", "1 ms"]);
        assert_eq!(percent(0.774), "77 %");
    }

    #[test]
    fn bits_split_where_the_hardware_splits() {
        assert_eq!(bits(0x2068, 0x4000, true), ("10".into(), "0000 0110 1000".into()));
        assert_eq!(bits(0x2068, 0x4000, false), ("".into(), "10 0000 0110 1000".into()));
        assert_eq!(bits(0x5000, 0x4000, false), ("".into(), "101 0000 0000 0000".into()), "beyond the space");
    }
}
