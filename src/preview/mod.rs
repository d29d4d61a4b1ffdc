//! `jixiao preview`: a report as a page in the browser that follows the files it is made of.
//!
//! ```text
//! files ─► watch ─► signals ─► loop (session) ─► present state ─► server ─► the page (page/*.js)
//!                      ▲                                             │
//!                      └──────────── another report or facts ◄───────┘
//! ```
//!
//! The loop makes the report again, to laid-out pages and no further, and puts the state in the place of the last one; a
//! report with errors leaves the pages of the last good one. The server hands out the state as server-sent events, pages only
//! where their digest is new to the viewer. Nothing here is pure: ports, tokens and the order of signals are the system's; none
//! of it reaches a report.

mod access_token;
mod aside;
mod excerpt;
mod guard;
mod messages;
mod open_files;
mod present;
mod reports;
mod routes;
mod served;
mod server;
mod session;
mod shown_finding;
mod static_files;
mod tree;
mod unopened;
mod watch;

pub use server::{Listening, listen};
pub use session::{PreviewTask, follow, next_change};
pub use unopened::cannot_open;
pub use watch::{FileWatch, FilesChanged, Signal, signals};
