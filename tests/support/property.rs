//! Properties of made-up values: the same values in every run, and the smallest one that fails in the message.

use std::fmt::Debug;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestRunner};

/// A generator that always starts from the same seed and leaves no files behind.
fn runner(cases: u32) -> TestRunner {
    let rng_seed = RngSeed::Fixed(2023);
    TestRunner::new(Config { cases, rng_seed, failure_persistence: None, ..Config::default() })
}

/// Tries so many values; where `test` panics, looks for the smallest value for which it does.
#[track_caller]
pub(crate) fn property<V: Debug>(cases: u32, values: impl Strategy<Value = V>, test: impl Fn(V)) {
    let tried = runner(cases).run(&values, |value| {
        test(value);
        Ok(())
    });
    if let Err(failure) = tried {
        panic!("{failure}");
    }
}

/// Numbers below a bound, the same in every run, for tests that change many files in many places.
pub(crate) fn random() -> impl FnMut(usize) -> usize {
    random_of(0)
}

/// The same, others for each seed.
pub(crate) fn random_of(seed: usize) -> impl FnMut(usize) -> usize {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * seed as u64 + 1);
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    }
}

#[test]
fn the_smallest_value_that_fails_is_shown() {
    let failure = std::panic::catch_unwind(|| {
        property(100, 0..1_000_000_u32, |number| assert!(number < 500, "too large"));
    });
    let failure = failure.expect_err("most numbers fail");
    let message = failure.downcast_ref::<String>().expect("panics have messages");
    assert!(message.contains("too large") && message.contains("minimal failing input: 500"));
}
