//! Signals by which a system ends a program without a word, where an error can be reported instead.

/// Makes a write beyond the greatest size of a file (`ulimit -f`) an error like any other: the signal that goes before it
/// would end the program and leave temporary files.
#[cfg(unix)]
pub fn report_large_files() {
    /// SIGXFSZ and SIG_IGN of Linux and of the systems that come from BSD.
    const TOO_LARGE: i32 = 25;
    const IGNORE: usize = 1;

    unsafe extern "C" {
        fn signal(number: i32, handler: usize) -> usize;
    }

    // SAFETY: `signal` of C takes these; to ignore a signal no code of ours runs in its place.
    unsafe { signal(TOO_LARGE, IGNORE) };
}

/// This system has no such signal.
#[cfg(not(unix))]
pub fn report_large_files() {}
