//! Files on the disk to signals: what was saved, and whether it is of the pack.
//!
//! Folders are watched, not files: editors put a new file in the place of the old one; and the folders that they lie in, which
//! tell where one of them was moved or made again. What an editor does in several steps is waited for, a few milliseconds where
//! the system says that a file is whole.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::aside::{is_aside, is_written};
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
    /// Whether a folder that is watched has come, gone or moved.
    of_folder: bool,
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
    changed.reduce(|one, other| FilesChanged {
        of_pack: one.of_pack || other.of_pack,
        of_folder: one.of_folder || other.of_folder,
        ..other
    })
}

/// Watches the files of reports as long as it is kept.
pub struct FileWatch {
    watcher: Box<dyn Watcher + Send>,
    watched: Arc<Watched>,
}

/// What is watched.
struct Watched {
    templates: PathBuf,
    /// The folders of facts, pictures and the like, without those below them.
    folders: Mutex<Vec<PathBuf>>,
}

impl Watched {
    fn folders(&self) -> Vec<PathBuf> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn add(&self, folder: PathBuf) {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).push(folder);
    }
}

impl FileWatch {
    /// Watches a folder of templates and the folders of facts files. Also what keeps the system from telling of changes, if
    /// anything does: then the files are looked at again and again.
    pub fn new(
        templates: &Path,
        facts: &[PathBuf],
        signals: Sender<Signal>,
    ) -> (Self, Option<Diagnostic>) {
        let mut folders: Vec<_> = facts.iter().map(|file| folder_of(file)).collect();
        folders.sort();
        folders.dedup();
        let templates = workspace::real_path(templates);
        let watched = Arc::new(Watched { templates, folders: Mutex::new(folders) });
        let tell = |signals: Sender<Signal>| {
            let watched = Arc::clone(&watched);
            move |event: notify::Result<Event>| {
                let changed = event.ok().and_then(|event| changed(&event, &watched));
                changed.into_iter().for_each(|changed| {
                    let _ = signals.send(Signal::Files(changed));
                });
            }
        };
        let watcher = RecommendedWatcher::new(tell(signals.clone()), Config::default());
        let watch = watcher.and_then(|watcher| {
            let mut watch = Self { watcher: Box::new(watcher), watched: Arc::clone(&watched) };
            watch.watch().map(|()| watch)
        });
        if let Ok(mut watch) = watch {
            watch.watch_above();
            return (watch, None);
        }
        let config = Config::default().with_poll_interval(INTERVAL).with_compare_contents(true);
        let watcher = PollWatcher::new(tell(signals), config);
        let watcher = watcher.expect("looking at files needs nothing of the system");
        let mut watch = Self { watcher: Box::new(watcher), watched };
        let _ = watch.watch();
        (watch, Some(no_notices()))
    }

    /// Watches the folders, and that of templates, if it is there.
    fn watch(&mut self) -> notify::Result<()> {
        for folder in self.watched.folders() {
            self.watcher.watch(&folder, RecursiveMode::NonRecursive)?;
        }
        // It may come later, beside which nothing else matters.
        self.watcher.watch(&folder_of(&self.watched.templates), RecursiveMode::NonRecursive)?;
        match self.watched.templates.is_dir() {
            true => self.watcher.watch(&self.watched.templates, RecursiveMode::Recursive),
            false => Ok(()),
        }
    }

    /// Watches the folders above those of the facts, as far as that is allowed: they tell where one of these is made again.
    fn watch_above(&mut self) {
        let known = self.watched.folders();
        for above in known.iter().map(|folder| folder_of(folder)) {
            if !known.contains(&above) && above != folder_of(&self.watched.templates) {
                let _ = self.watcher.watch(&above, RecursiveMode::NonRecursive);
            }
        }
    }

    /// Watches the folders of files that a report turned out to be made of: pictures, the facts of last year.
    pub(super) fn also<'f>(&mut self, files: impl Iterator<Item = &'f Path>) {
        for folder in files.map(folder_of) {
            let is_known = self.watched.folders().contains(&folder)
                || folder.starts_with(&self.watched.templates);
            if !is_known && self.watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok() {
                self.watched.add(folder);
            }
        }
    }

    /// Watches the folders again where one of them has come, gone or moved: what was watched may be another one by now.
    pub(super) fn find_again(&mut self, signals: &[Signal]) {
        if changes(signals).is_some_and(|changed| changed.of_folder) {
            let _ = self.watcher.unwatch(&self.watched.templates);
            for folder in self.watched.folders() {
                let _ = self.watcher.unwatch(&folder);
                let _ = self.watcher.watch(&folder, RecursiveMode::NonRecursive);
            }
            let _ = self.watcher.watch(&self.watched.templates, RecursiveMode::Recursive);
        }
    }
}

/// The folder that a file or folder lies in.
fn folder_of(path: &Path) -> PathBuf {
    let path = workspace::real_path(path);
    path.parent().map_or_else(|| path.clone(), Path::to_path_buf)
}

fn no_notices() -> Diagnostic {
    Diagnostic::new(codes::C33, "系统不说哪些文件变了，改为每隔半秒看一遍")
        .hint("不用做什么，保存以后要多等一会儿；Linux 上可以放宽 fs.inotify.max_user_watches")
}

/// What an event says of files that matter; nothing where it is only of reading, of other files, or of what editors and
/// systems keep for themselves.
fn changed(event: &Event, watched: &Watched) -> Option<FilesChanged> {
    let is_whole = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => true,
        // A new name that took the place of another comes as `To` before it comes as `Both`.
        EventKind::Modify(ModifyKind::Metadata(_) | ModifyKind::Name(RenameMode::Both))
        | EventKind::Access(_) => return None,
        _ => false,
    };
    let (templates, folders) = (&watched.templates, watched.folders());
    let is_folder = |path: &PathBuf| path == templates || folders.contains(path);
    // A folder counts as changed whenever something in it is; here only what becomes of itself matters.
    let is_moved = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    let of_folder = is_moved && event.paths.iter().any(is_folder);
    let is_of_facts = |path: &&PathBuf| {
        path.parent().is_some_and(|folder| folders.iter().any(|known| known == folder))
            && !path.is_dir()
    };
    let is_draft = |path: &&PathBuf| is_written(event.kind) && path.extension().is_none();
    let matters = |path: &&PathBuf| {
        !is_aside(path, templates)
            && !is_draft(path)
            && (path.starts_with(templates) || is_of_facts(path))
    };
    let of_pack: Vec<_> =
        event.paths.iter().filter(matters).map(|path| path.starts_with(templates)).collect();
    (of_folder || !of_pack.is_empty()).then(|| FilesChanged {
        of_pack: of_pack.contains(&true),
        is_whole,
        of_folder,
    })
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange};

    use super::*;

    fn seen(kind: EventKind, path: &str) -> Option<FilesChanged> {
        let folders = Mutex::new(vec!["/u/data".into(), env!("CARGO_MANIFEST_DIR").into()]);
        let watched = Watched { templates: "/u/templates".into(), folders };
        changed(&Event::new(kind).add_path(path.into()), &watched)
    }

    #[test]
    fn a_save_is_seen_and_what_editors_keep_is_not() {
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let part = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let new = EventKind::Create(CreateKind::File);
        let of_pack = seen(written, "/u/templates/standard/style.yaml");
        assert_eq!(of_pack, Some(FilesChanged { of_pack: true, is_whole: true, of_folder: false }));
        let facts = seen(part, "/u/data/单位.yaml");
        assert_eq!(facts, Some(FilesChanged::default()));
        for aside in
            ["/u/data/.单位.yaml.swp", "/u/data/单位.yaml~", "/u/templates/.jixiao/base/a.yaml"]
        {
            assert_eq!(seen(new, aside), None, "{aside}");
        }
        let read = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(seen(read, "/u/data/单位.yaml"), None);
        assert_eq!(seen(written, "/u/别的.txt"), None, "it is no file of a report");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
        assert_eq!(seen(new, folder), None, "reports are made beside the facts");
    }

    #[test]
    fn a_draft_without_an_ending_is_not_seen_until_it_takes_the_place_of_a_file() {
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        for kind in [EventKind::Create(CreateKind::File), written] {
            assert_eq!(seen(kind, "/u/templates/standard/sections/sedXa81Bc"), None);
        }
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        assert!(seen(renamed, "/u/templates/standard/sections/07-problems.md.tera").is_some());
    }

    #[test]
    fn a_folder_that_is_made_anew_is_seen() {
        let new = EventKind::Create(CreateKind::Folder);
        let of_folder = FilesChanged { of_folder: true, ..FilesChanged::default() };
        assert_eq!(seen(new, "/u/data"), Some(of_folder));
        assert_eq!(seen(new, "/u/templates"), Some(FilesChanged { of_pack: true, ..of_folder }));
        assert_eq!(seen(EventKind::Modify(ModifyKind::Any), "/u/data"), None);
    }

    #[test]
    fn a_file_put_in_the_place_of_another_is_seen_once() {
        let renamed = |mode| seen(EventKind::Modify(ModifyKind::Name(mode)), "/u/data/单位.yaml");
        assert_eq!(renamed(RenameMode::Both), None);
        let whole = Some(FilesChanged { is_whole: true, ..FilesChanged::default() });
        assert_eq!(renamed(RenameMode::To), whole);
    }
}
