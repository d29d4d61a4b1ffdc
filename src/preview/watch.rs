//! Files on the disk to signals: what was saved, and whether it is of the pack.
//!
//! Folders are watched, not files: editors put a new file in the place of the old one. What an editor does in several steps is
//! waited for, a few milliseconds where the system says that a file is whole.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::pipeline::ExampleFacts;
use crate::workspace::{self, Stopwatch};

/// What the loop waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signal {
    /// Files have changed.
    Files(FilesChanged),
    /// The report of a number is to be shown, of its own facts or of example facts.
    Show(usize, Option<ExampleFacts>),
}

/// Which files have changed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct FilesChanged {
    /// Whether one of them is among the templates.
    pub of_pack: bool,
    /// Whether the last one is known to be whole: nobody has it open for writing any more.
    is_whole: bool,
}

/// The end at which signals arrive, and the one at which they are sent.
pub fn signals() -> (Sender<Signal>, Receiver<Signal>) {
    channel()
}

/// How long nothing must happen behind a file that is whole: a save often touches several files.
const AFTER_WHOLE: Duration = Duration::from_millis(2);
/// The same behind a file that may be written to still; Linux tells when it is whole.
const AFTER_PART: Duration =
    Duration::from_millis(if cfg!(target_os = "linux") { 150 } else { 25 });
/// No series of changes is waited for longer.
const LONGEST: Duration = Duration::from_millis(300);
/// How often files are looked at where the system does not say what changes.
const INTERVAL: Duration = Duration::from_millis(400);

/// Waits for the next signal, and for the end of a series of changes. Nothing where nobody can send any more.
pub(super) fn next(signals: &Receiver<Signal>) -> Option<Vec<Signal>> {
    let mut all = vec![signals.recv().ok()?];
    let watch = Stopwatch::start();
    while let Some(Signal::Files(last)) = all.last()
        && watch.elapsed() < LONGEST
    {
        let wait = if last.is_whole { AFTER_WHOLE } else { AFTER_PART };
        match signals.recv_timeout(wait) {
            Ok(signal) => all.push(signal),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    Some(all)
}

/// All changes of some signals as one; nothing where none is of files.
pub(super) fn changes(signals: &[Signal]) -> Option<FilesChanged> {
    let changed = signals.iter().filter_map(|signal| match signal {
        Signal::Files(changed) => Some(*changed),
        Signal::Show(..) => None,
    });
    changed.reduce(|one, other| FilesChanged { of_pack: one.of_pack || other.of_pack, ..other })
}

/// Watches the files of reports as long as it is kept.
pub struct FileWatch {
    watcher: Box<dyn Watcher + Send>,
    /// The folders that are watched, without those below them.
    folders: Vec<PathBuf>,
    templates: PathBuf,
    /// Whether the folder of templates was there when it was last looked for.
    has_templates: bool,
}

impl FileWatch {
    /// Watches a folder of templates and the folders of facts files. Also what keeps the system from telling of changes, if
    /// anything does: then the files are looked at again and again.
    pub fn new(
        templates: &Path,
        facts: &[PathBuf],
        signals: Sender<Signal>,
    ) -> (Self, Option<Diagnostic>) {
        let templates = workspace::real_path(templates);
        let mut folders: Vec<_> = facts.iter().map(|file| folder_of(file)).collect();
        folders.push(folder_of(&templates));
        folders.sort();
        folders.dedup();
        let tell = |templates: PathBuf, signals: Sender<Signal>| {
            move |event: notify::Result<Event>| {
                let changed = event.ok().and_then(|event| changed(&event, &templates));
                changed.into_iter().for_each(|changed| {
                    let _ = signals.send(Signal::Files(changed));
                });
            }
        };
        let new = |watcher: Box<dyn Watcher + Send>| Self {
            watcher,
            folders: Vec::new(),
            templates: templates.clone(),
            has_templates: false,
        };
        let handler = tell(templates.clone(), signals.clone());
        let told = RecommendedWatcher::new(handler, Config::default()).and_then(|watcher| {
            let mut watch = new(Box::new(watcher));
            watch.watch(folders.clone()).map(|()| watch)
        });
        if let Ok(watch) = told {
            return (watch, None);
        }
        let config = Config::default().with_poll_interval(INTERVAL).with_compare_contents(true);
        let watcher = PollWatcher::new(tell(templates.clone(), signals), config);
        let mut watch =
            new(Box::new(watcher.expect("looking at files needs nothing of the system")));
        let _ = watch.watch(folders);
        (watch, Some(not_told()))
    }

    fn watch(&mut self, folders: Vec<PathBuf>) -> notify::Result<()> {
        for folder in folders {
            self.watcher.watch(&folder, RecursiveMode::NonRecursive)?;
            self.folders.push(folder);
        }
        self.find_templates()
    }

    /// Watches the folders of files that a report turned out to be made of: pictures, the facts of last year.
    pub(super) fn also<'f>(&mut self, files: impl Iterator<Item = &'f Path>) {
        for folder in files.map(folder_of) {
            let is_known = self.folders.contains(&folder) || folder.starts_with(&self.templates);
            if !is_known && self.watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok() {
                self.folders.push(folder);
            }
        }
    }

    /// Watches the folder of templates if it has come since.
    pub(super) fn find_templates(&mut self) -> notify::Result<()> {
        let is_there = self.templates.is_dir();
        if is_there && !self.has_templates {
            self.watcher.watch(&self.templates, RecursiveMode::Recursive)?;
        }
        self.has_templates = is_there;
        Ok(())
    }
}

/// The folder that a file or folder lies in.
fn folder_of(path: &Path) -> PathBuf {
    let path = workspace::real_path(path);
    path.parent().map_or_else(|| path.clone(), Path::to_path_buf)
}

fn not_told() -> Diagnostic {
    Diagnostic::new(codes::C33, "系统不说哪些文件变了，改为每隔半秒看一遍")
        .hint("不用做什么，保存以后要多等一会儿；Linux 上可以放宽 fs.inotify.max_user_watches")
}

/// What an event says of files that matter; nothing where it is only of reading, or of what editors and systems keep for
/// themselves.
fn changed(event: &Event, templates: &Path) -> Option<FilesChanged> {
    let is_whole = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => true,
        // A new name that took the place of another has been told of as `To` before it is told of as `Both`.
        EventKind::Modify(ModifyKind::Metadata(_) | ModifyKind::Name(RenameMode::Both))
        | EventKind::Access(_) => return None,
        _ => false,
    };
    let paths = event.paths.iter().filter(|path| !is_aside(path, templates));
    let of_pack: Vec<_> = paths.map(|path| path.starts_with(templates)).collect();
    (!of_pack.is_empty()).then(|| FilesChanged { of_pack: of_pack.contains(&true), is_whole })
}

/// Whether a path is of what editors and systems keep for themselves: `.x.yaml.swp`, `x.yaml~`, `~$x`, `.jixiao/base`; or a
/// folder beside the facts, such as that of the reports.
fn is_aside(path: &Path, templates: &Path) -> bool {
    if !path.starts_with(templates) && path.is_dir() {
        return true;
    }
    let within = path.strip_prefix(templates).ok().filter(|within| !within.as_os_str().is_empty());
    let name = path.file_name().unwrap_or_default();
    let parts = within.map_or(Path::new(name), |within| within);
    parts.iter().any(|part| {
        let part = part.to_string_lossy();
        part.starts_with('.') || part.starts_with("~$") || part.ends_with('~')
    })
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange};

    use super::*;

    fn seen(kind: EventKind, path: &str) -> Option<FilesChanged> {
        changed(&Event::new(kind).add_path(path.into()), Path::new("/u/templates"))
    }

    #[test]
    fn a_save_is_seen_and_what_editors_keep_is_not() {
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let part = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let new = EventKind::Create(CreateKind::File);
        let of_pack = seen(written, "/u/templates/standard/style.yaml");
        assert_eq!(of_pack, Some(FilesChanged { of_pack: true, is_whole: true }));
        let facts = seen(part, "/u/data/单位.yaml");
        assert_eq!(facts, Some(FilesChanged { of_pack: false, is_whole: false }));
        for aside in
            ["/u/data/.单位.yaml.swp", "/u/data/单位.yaml~", "/u/templates/.jixiao/base/a.yaml"]
        {
            assert_eq!(seen(new, aside), None, "{aside}");
        }
        let read = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(seen(read, "/u/data/单位.yaml"), None);
        let folder = env!("CARGO_MANIFEST_DIR");
        assert_eq!(seen(new, folder), None, "reports are made beside the facts");
    }

    #[test]
    fn a_file_put_in_the_place_of_another_is_seen_once() {
        let renamed = |mode| seen(EventKind::Modify(ModifyKind::Name(mode)), "/u/data/单位.yaml");
        assert_eq!(renamed(RenameMode::Both), None);
        let whole = Some(FilesChanged { of_pack: false, is_whole: true });
        assert_eq!(renamed(RenameMode::To), whole);
    }
}
