//! Which files in the folders that are watched are nobody's work: what editors and systems keep for themselves, drafts.

use std::path::Path;

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind};

/// Whether an event is of a file that is written. One without an ending, as `sed -i` makes it, takes the place of another later.
pub(super) fn is_written(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Create(CreateKind::File)
            | EventKind::Modify(ModifyKind::Data(_))
            | EventKind::Access(AccessKind::Close(AccessMode::Write))
    )
}

/// Whether a path is of what editors and systems keep for themselves: `.x.yaml.swp`, `x.yaml~`, `~$x`, `.jixiao/base`.
pub(super) fn is_aside(path: &Path, templates: &Path) -> bool {
    let within = path.strip_prefix(templates).ok().filter(|within| !within.as_os_str().is_empty());
    let name = path.file_name().unwrap_or_default();
    let parts = within.map_or(Path::new(name), |within| within);
    parts.iter().any(|part| {
        let part = part.to_string_lossy();
        part.starts_with('.') || part.starts_with("~$") || part.ends_with('~')
    })
}
