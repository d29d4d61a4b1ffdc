//! `jixiao preview` without a browser: who is answered, what is told when files change, what is made without a page.

mod endures;
mod follows;
mod guards;
mod opens;
mod rebuilds;
