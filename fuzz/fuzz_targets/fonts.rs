//! Any bytes to [`drivers::fonts`].
#![no_main]

#[path = "../drivers.rs"]
#[allow(dead_code, reason = "each target has one driver")]
mod drivers;

libfuzzer_sys::fuzz_target!(|data: &[u8]| drivers::fonts(data));
