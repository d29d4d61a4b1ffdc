//! What every answer may be made of: the present state, the token, where signals go.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};

use tokio::sync::watch::Receiver;

use super::open_files::OpenFiles;
use super::present::{Present, PresentReport};
use super::watch::Signal;

/// What the answers are made of.
pub(super) struct Served {
    pub token: String,
    /// `127.0.0.1:PORT`.
    pub host: String,
    pub present: Receiver<Option<Arc<Present>>>,
    pub files: Arc<OpenFiles>,
    pub signals: Mutex<Sender<Signal>>,
    /// The command that opens files, if the user named one.
    pub editor: Option<String>,
}

impl Served {
    /// The last good report.
    pub(super) fn report(&self) -> Option<Arc<PresentReport>> {
        self.present.borrow().as_ref()?.report.clone()
    }
}
