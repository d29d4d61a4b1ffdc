//! The files compiled into the binary: packs and the starter facts file.

use std::path::Path;

/// Every file under `templates/`: its path below that folder and its text, sorted by path.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The manual of those who change templates.
pub(super) const MANUAL: &str = include_str!("../../templates/README.md");

/// The samples, which fill in nearly everything that a template may name.
const SAMPLES: [(&str, &str); 3] = [
    ("demo-2024", include_str!("../../data/demo-2024.yaml")),
    ("school-2024", include_str!("../../data/school-2024.yaml")),
    ("township-2024", include_str!("../../data/township-2024.yaml")),
];

/// The facts that packs are tried with: a name and a text each. The first one states no more than it must, the second one
/// half of everything; what the samples leave out is added to the last one.
pub fn example_facts() -> Vec<(&'static str, String)> {
    let example = |name: &str| {
        let path = format!("examples/{name}.yaml");
        FILES.iter().find(|(known, _)| *known == path).map_or("", |(_, text)| *text)
    };
    let samples = SAMPLES.map(|(name, text)| (name, text.to_string()));
    let small = ["bare", "sparse"].map(|name| (name, example(name).to_string()));
    let mut all: Vec<_> = small.into_iter().chain(samples).collect();
    all.last_mut().into_iter().for_each(|(_, text)| text.push_str(example("more")));
    all
}

/// A file of `templates/starter/`.
pub(super) fn starter_file(name: &str) -> Option<&'static str> {
    let path = format!("starter/{name}.yaml");
    FILES.iter().find(|(known, _)| *known == path).map(|(_, text)| *text)
}

/// The files of a built-in pack: path within the pack and text.
pub(super) fn files_of(pack: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().filter_map(move |(path, text)| {
        let within = path.strip_prefix(pack)?.strip_prefix('/')?;
        Some((within, *text))
    })
}

/// The files of all built-in packs: path below `templates/` and text.
pub fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES
        .iter()
        .copied()
        .filter(|(path, _)| packs().any(|pack| path.starts_with(&format!("{pack}/"))))
}

/// Whether a folder of templates is that of the program's own source: what is compiled in besides packs is in it too.
pub(super) fn is_source(templates: &Path) -> bool {
    let besides = |path: &str| !packs().any(|pack| path.starts_with(&format!("{pack}/")));
    FILES.iter().filter(|(path, _)| besides(path)).all(|(path, _)| templates.join(path).is_file())
}

/// The names of the built-in packs: folders with a `report.yaml`.
pub(super) fn packs() -> impl Iterator<Item = &'static str> {
    let reports = FILES.iter().filter_map(|(path, _)| path.strip_suffix("/report.yaml"));
    reports.filter(|name| !name.contains('/'))
}
