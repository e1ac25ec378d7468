//! Every choice can be made, is told back, and leaves the others alone.

use super::choices::{CHOICES, Numerals, Settings};

#[test]
fn each_value_can_be_chosen_and_is_told_back() {
    for choice in &CHOICES {
        assert!(!choice.title.is_empty());
        for (value, words) in choice.options {
            assert!(!words.is_empty());
            let chosen = Settings::default().with(choice.name, value).unwrap();
            assert_eq!(chosen.value(choice.name), *value);
            for other in CHOICES.iter().filter(|other| other.name != choice.name) {
                assert_eq!(chosen.value(other.name), Settings::default().value(other.name));
            }
        }
        let usual = Settings::default().value(choice.name);
        assert_eq!(choice.options.iter().filter(|(value, _)| *value == usual).count(), 1, "{}", choice.name);
    }
}

#[test]
fn a_value_or_a_name_that_is_none_is_refused() {
    let settings = Settings { numerals: Numerals::Decimal, ..Settings::default() };
    for (name, value) in
        [("numerals", "octal"), ("numerals", ""), ("low-end", "on"), ("colour", "red"), ("", "")]
    {
        assert_eq!(settings.with(name, value), None, "{name}={value}");
    }
    assert_eq!(settings.value("colour"), "");
}
