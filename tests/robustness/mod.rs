//! Hostile input through the binary: nothing hangs, nothing is left half done, advice fits the cause.

mod advice;
mod batch;
mod corpus;
mod data_folder;
mod disks;
mod ends;
mod facts;
mod files;
mod fonts;
mod growth;
mod limits;
mod links;
mod misplaced;
mod notices;
mod pages;
mod pictures;
mod slips;
mod system;
mod values;
