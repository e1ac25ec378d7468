//! How many random cases a law is tried on, and which.

use proptest::test_runner::{Config, RngSeed};

/// So many cases, always the same ones unless the environment says otherwise.
pub fn cases(count: u32) -> Config {
    let usual = Config::default();
    let set = |name: &str| std::env::var_os(name).is_some();
    Config {
        cases: if set("PROPTEST_CASES") { usual.cases } else { count },
        rng_seed: if set("PROPTEST_RNG_SEED") { usual.rng_seed } else { RngSeed::Fixed(0x00c0_ffee) },
        failure_persistence: None,
        ..usual
    }
}
