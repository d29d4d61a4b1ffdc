//! Memory that runs short where no allocation has failed, as in mapping a file: ends the run as one that fails does.

/// More than any system gives.
const TOO_MUCH: usize = 1 << 60;

/// Ends the run by the allocator, which says what there is to say.
pub fn is_short() {
    std::hint::black_box(Vec::<u8>::with_capacity(TOO_MUCH));
}
