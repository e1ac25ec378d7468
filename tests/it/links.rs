//! Share links: a scenario and a position make a short text, and it leads back to them; any other text gets a sentence.

#[path = "../../src/app/share.rs"]
mod share;

use proptest::prelude::*;
use sim::Scenario;

use super::laws::{any_scenario, cases};

const HOME: &str = include_str!("../../src/app/home.sim");

/// The machine of the first home page.
const FIRST_HOME: &str = "
machine mechanism=segmentation memory=64K os=8K address-space=16K
process A code=3K data=2K heap=2K stack=2K
  0x10: movl 0x8(%rbp), %edi
  0x13: addl $0x3, %edi
  0x19: movl %edi, 0x8(%rbp)
process B code=3K data=2K heap=2K stack=2K
  0x10: movl 0x8(%rbp), %edi
  0x13: addl $0x3, %edi
  0x19: movl %edi, 0x8(%rbp)
pause
step 3
malloc A 12
malloc A 100
switch B
step 3
malloc B 24
switch A
";

/// That machine after 4 commands, as version 1 wrote it. It must be read for ever.
const GIVEN_AWAY: &str =
    "1iQEAVSfFD5MAMAxvACEzS5cBAGcACm8AIjJLfwIPtAJJD30AXAbfAhYz6AEMHwID6AIF-AIDKQDgQiAyNApzd2l0Y2ggQQo";

const DAMAGED: &str = "this link was cut off or changed on its way: copy it again, up to its last character";

fn home() -> Scenario {
    Scenario::parse(HOME).unwrap()
}

fn refusal(link: &str) -> String {
    share::decode(link).expect_err(link)
}

#[test]
fn a_link_that_was_given_away_is_still_read() {
    assert_eq!(share::decode(GIVEN_AWAY), Ok((Scenario::parse(FIRST_HOME).unwrap(), 4)));
}

#[test]
fn a_link_is_short_and_fits_into_an_address_as_it_is() {
    let link = share::encode(&home(), 4);
    assert!(link.len() < home().to_string().len() / 2, "{link}");
    assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{link}");
    assert!(link.len() <= share::MOST_IN_A_LINK);
}

#[test]
fn a_position_beyond_the_end_is_the_end() {
    let scenario = home();
    for position in [scenario.commands.len(), scenario.commands.len() + 1, usize::MAX] {
        let (_, opened) = share::decode(&share::encode(&scenario, position)).unwrap();
        assert_eq!(opened, scenario.commands.len());
    }
}

#[test]
fn what_is_no_link_gets_a_sentence() {
    let link = share::encode(&home(), 4);
    let tail = |cut: usize| link[..link.len() - cut].to_owned();
    for (text, wanted) in [
        (String::new(), "this link holds no scenario: nothing stands behind the ="),
        (
            link.replacen('1', "2", 1),
            "this link begins with “2”, and this page reads only those that begin with 1: it may come from a newer page",
        ),
        (
            format!("{}ü{}", &link[..9], &link[9..]),
            "“ü”, character 10 of this link, is none of A to Z, a to z, 0 to 9, - and _",
        ),
        ("1".to_owned(), DAMAGED),
        ("1AAAA".to_owned(), DAMAGED),
        (tail(1), DAMAGED),
        (tail(20), DAMAGED),
    ] {
        assert_eq!(refusal(&text), wanted, "{text}");
    }
}

#[test]
fn a_link_that_claims_too_much_is_not_unpacked() {
    let claims = |length: [u8; 3]| {
        let bytes = [&length[..], &[0; 3], &[0x1f; 40]].concat();
        format!("1{}", data_encoding::BASE64URL_NOPAD.encode(&bytes))
    };
    assert_eq!(
        refusal(&claims([1, 0, 0x80])),
        "the scenario in this link is too long: it may have 8388608 bytes and has 8388609"
    );
    assert_eq!(refusal(&claims([0, 0, 0x80])), DAMAGED);
}

#[test]
fn a_scenario_too_long_for_a_link_is_refused_and_not_shortened() {
    let name = "A".repeat(60);
    let command = sim::Command::Exit { who: sim::Who::Name(name.into()) };
    let scenario = Scenario { commands: vec![command; 130_000], ..Scenario::default() };
    let link = share::encode(&scenario, 0);
    assert!(link.len() > share::MOST_IN_A_LINK);
    assert!(refusal(&link).starts_with("the scenario in this link is too long"));
}

#[test]
fn a_fault_of_the_scenario_is_shown_with_its_line() {
    let command = sim::Command::Exit { who: sim::Who::Name("two words".into()) };
    let scenario = Scenario { commands: vec![command], ..Scenario::default() };
    let told = refusal(&share::encode(&scenario, 0));
    assert!(told.starts_with("the scenario in this link cannot be read: line 2, column "), "{told}");
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_link_leads_back(scenario in any_scenario(), place in any::<prop::sample::Index>()) {
        let position = place.index(scenario.commands.len() + 1);
        let link = share::encode(&scenario, position);
        prop_assert_eq!(share::decode(&link), Ok((scenario, position)));
    }

    #[test]
    fn a_link_that_was_cut_off_is_refused(scenario in any_scenario(), place in any::<prop::sample::Index>()) {
        let link = share::encode(&scenario, 0);
        let cut = &link[..place.index(link.len())];
        prop_assert!(share::decode(cut).is_err(), "{}", cut);
    }

    /// It may still lead to the same: there are several ways to pack a text.
    #[test]
    fn a_link_with_another_character_is_refused_or_leads_to_the_same(
        scenario in any_scenario(),
        place in any::<prop::sample::Index>(),
        character in "[A-Za-z0-9_-]",
    ) {
        let link = share::encode(&scenario, 0);
        let at = place.index(link.len());
        let changed = format!("{}{character}{}", &link[..at], &link[at + 1..]);
        if let Ok(found) = share::decode(&changed) {
            prop_assert_eq!(found, (scenario, 0));
        }
    }
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn any_text_gets_a_sentence(text in prop_oneof![any::<String>(), "1[A-Za-z0-9_-]{0,90}"]) {
        prop_assert!(refusal(&text).len() > 20);
    }

    #[test]
    fn any_bytes_get_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..200), length in 0u8..3) {
        let mut bytes = bytes;
        // A small claim, so that the block behind it is unpacked.
        for (byte, small) in bytes.iter_mut().zip([255, length, 0]) {
            *byte &= small;
        }
        let link = format!("1{}", data_encoding::BASE64URL_NOPAD.encode(&bytes));
        prop_assert!(refusal(&link).len() > 20);
    }
}
