//! `jixiao template lint`: a corpus of broken and sound packs, what each code is found by, what a build says of own files.

mod cases;
mod codes;
mod corpus;
mod places;
mod slips;
mod trial;
