//! Numbers written as decimal ones: each, once, and nothing else.

use proptest::prelude::*;

use super::decimal::decimal;

#[test]
fn each_number_is_rewritten_where_it_stands() {
    for (hex, tens) in [
        ("0x2068", "8296"),
        ("0x0000", "0"),
        ("heap of A: virtual 0x2000 to 0x27ff, 2 KB", "heap of A: virtual 8192 to 10239, 2 KB"),
        ("movl $0x3, -0x10(%rbp)", "movl $3, -16(%rbp)"),
        ("\u{2013}0x8", "\u{2013}8"),
        ("0xffffffffffffffff.", "18446744073709551615."),
        ("\u{201c}0xAb\u{201d}", "\u{201c}171\u{201d}"),
        ("0x1,0x2", "1,2"),
    ] {
        assert_eq!(decimal(hex).as_deref(), Some(tens));
    }
}

#[test]
fn what_is_no_number_by_itself_stays() {
    for text in
        ["", "8296", "0x", "0x\u{2026}", "10x5", "a0x5", "_0x5", "0x5g", "0x5_", "0x10000000000000000", "0X5"]
    {
        assert_eq!(decimal(text), None, "{text}");
    }
    assert_eq!(decimal("0x5g and 0x5").as_deref(), Some("0x5g and 5"));
}

proptest! {
    #[test]
    fn a_number_says_the_same_in_both(value: u64, before in "[ (,+$-]{0,3}", after in "[ ),:.]{0,3}") {
        let written = decimal(&format!("{before}{value:#x}{after}"));
        prop_assert_eq!(written, Some(format!("{before}{value}{after}")));
    }

    #[test]
    fn a_second_time_changes_nothing(text in "([0x1f g\u{e9}]|0x[0-9a-f]{1,17}| ){0,20}") {
        let once = decimal(&text).unwrap_or(text);
        prop_assert_eq!(decimal(&once), None);
    }

    #[test]
    fn any_text_is_taken(text in "\\PC{0,40}") {
        decimal(&text);
    }
}
