//! The binary: parses arguments, runs, gives the exit code.

fn main() {}
