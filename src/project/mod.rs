//! The only files, clock and environment of the program.
