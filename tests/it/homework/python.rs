//! Random numbers beside Python's: `random.seed(seed)`, then `random.random()`.

use course::homework::{Flags, Random, Seed, Simulator};

fn seed(text: &str) -> Seed {
    Flags::parse(Simulator::Relocation, &format!("-s {text}")).unwrap().seed()
}

fn first(text: &str) -> [f64; 3] {
    let mut random = Random::new(&seed(text));
    [random.draw(), random.draw(), random.draw()]
}

#[test]
fn small_large_and_negative_seeds_give_what_python_gives() {
    let recorded = [
        ("0", [0.8444218515250481, 0.7579544029403025, 0.420571580830845]),
        ("1", [0.13436424411240122, 0.8474337369372327, 0.763774618976614]),
        ("-1", [0.13436424411240122, 0.8474337369372327, 0.763774618976614]),
        ("42", [0.6394267984578837, 0.025010755222666936, 0.27502931836911926]),
        ("4294967295", [0.6353574441341173, 0.20319993954407756, 0.6073666030347188]),
        ("4294967296", [0.11299430095636409, 0.41782886486292836, 0.0166763664992291]),
        ("18446744073709551621", [0.5105783769365112, 0.8797586528012199, 0.5149365298491138]),
        ("-1180591620717411303427", [0.16339507200642456, 0.9974755625541745, 0.2450324792369598]),
        ("123456789012345678901234567890", [0.7275084571578186, 0.1595204831720859, 0.011812474780114934]),
    ];
    for (text, wanted) in recorded {
        assert_eq!(first(text), wanted, "{text}");
    }
}

#[test]
fn the_hundred_thousandth_is_still_the_same() {
    for (text, wanted) in [("0", 0.9544358661322939), ("1", 0.6355707617477253), ("5", 0.956188577723864)] {
        let mut random = Random::new(&seed(text));
        let last = (0..100_000).map(|_| random.draw()).last();
        assert_eq!(last, Some(wanted), "{text}");
    }
}

#[test]
fn a_seed_of_any_size_prints_as_it_was_and_counts_on() {
    let cases = [
        ("0", "1"),
        ("-1", "0"),
        ("-2", "-1"),
        ("9", "10"),
        ("4294967295", "4294967296"),
        ("-4294967296", "-4294967295"),
        ("999999999999999999999999999999", "1000000000000000000000000000000"),
        ("-18446744073709551616", "-18446744073709551615"),
        ("18446744073709551615", "18446744073709551616"),
        ("1000000000000000000000", "1000000000000000000001"),
    ];
    for (text, next) in cases {
        assert_eq!(seed(text).to_string(), text);
        assert_eq!(seed(text).next().to_string(), next);
        assert_eq!(seed(text).next(), seed(next));
    }
    let ninth = (0..9).fold(seed("-4"), |seed, _| seed.next());
    assert_eq!(ninth, seed("5"));
    assert_eq!(seed("4294967297").key(), [1, 1]);
    assert_eq!(seed("0").key(), [0]);
}
