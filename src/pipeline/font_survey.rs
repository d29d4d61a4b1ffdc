//! The font files of a run: those of the workspace's folders and of the system, listed once.

use std::fmt::Write;
use std::path::PathBuf;

use crate::base::stamp::Stamp;
use crate::workspace::{self, FontFiles, Workspace};

/// The font files of a run.
#[derive(Debug)]
pub(super) struct FontSurvey {
    /// The folders of the workspace, each with what is in it.
    pub folders: Vec<(PathBuf, FontFiles)>,
    /// The files of the system.
    pub system: Vec<Stamp>,
}

impl FontSurvey {
    /// Lists the files.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let folders = workspace.fonts.iter();
        let folders = folders.map(|folder| (folder.clone(), workspace::font_files(folder)));
        Self { folders: folders.collect(), system: workspace::system_fonts() }
    }

    /// All that tells whether a later run would find the same: paths, sizes and times, what is no font.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{:?}\n", self.system);
        for (folder, found) in &self.folders {
            let stamps = found.files.iter().map(|file| workspace::stamp_of(file));
            let stamps: Vec<_> = stamps.collect();
            let _ = writeln!(text, "{folder:?} {found:?} {stamps:?}");
        }
        text
    }
}
