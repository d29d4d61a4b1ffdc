//! The Windows program in a console of its own, and beside programs that hold its files.

mod console;
mod held;
