//! Whether the window belongs to this run alone, as after a double click, and so vanishes with it.

/// True if nobody else uses the console: no shell waits behind this program, and a person can answer.
pub(super) fn is_own() -> bool {
    use std::io::{IsTerminal, stdin, stdout};
    is_alone() && stdin().is_terminal() && stdout().is_terminal()
}

/// Windows makes a console for a program that was started without one; a shell's has the shell in it too.
#[cfg(windows)]
fn is_alone() -> bool {
    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetConsoleProcessList(processes: *mut u32, room: u32) -> u32;
    }
    let mut processes = [0; 2];
    // SAFETY: the function fills at most `room` numbers of the array and returns how many there are.
    unsafe { GetConsoleProcessList(processes.as_mut_ptr(), 2) == 1 }
}

/// Elsewhere a program that is started by a double click has no window at all.
#[cfg(not(windows))]
fn is_alone() -> bool {
    false
}
