//! Imports and names to the files that define them, and to the circles among the files.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Names, Source};

/// All files, and which module each is.
pub(super) struct Graph {
    pub sources: Vec<Source>,
    modules: BTreeMap<Names, usize>,
}

/// Where a path leads.
#[derive(Clone, PartialEq, Debug)]
enum Place {
    /// To a module itself.
    Module(usize),
    /// To something that a file defines.
    Item(usize),
    /// Out of the crate.
    Outside(Names),
}

/// A path that a file imports or names.
pub(super) struct Import<'g> {
    pub from: &'g Source,
    /// As the code writes it.
    pub path: &'g Names,
    /// Whether it is passed on without being used.
    pub is_reexport: bool,
    /// The file of the last module that the path itself names, if that is another one.
    pub named: Option<&'g str>,
    /// The file that defines what is imported, if that is another one. A module that is imported to name what is in it
    /// has none; what it is imported for has.
    pub defined: Option<&'g str>,
    /// The path from the root of another crate.
    pub outside: Option<Names>,
}

impl Graph {
    pub(super) fn new(sources: Vec<Source>) -> Self {
        let modules = sources.iter().enumerate().filter(|(_, source)| source.file != "main.rs");
        let modules = modules.map(|(at, source)| (source.module.clone(), at)).collect();
        Self { sources, modules }
    }

    /// Everything that any file imports or names. A `mod` is no import.
    pub(super) fn imports(&self) -> Vec<Import<'_>> {
        let mut all = Vec::new();
        for (at, from) in self.sources.iter().enumerate() {
            let uses = from.uses.iter().map(|one| (&one.path, one.is_reexport));
            let mentions = from.mentions.iter().map(|path| (path, false));
            let imports = uses.chain(mentions);
            all.extend(imports.map(|(path, is_reexport)| self.import(at, path, is_reexport)));
        }
        all
    }

    fn import<'g>(&'g self, at: usize, path: &'g Names, is_reexport: bool) -> Import<'g> {
        let from = &self.sources[at];
        let other = |at: usize| {
            let file = self.sources[at].file.as_str();
            (file != from.file).then_some(file)
        };
        let (defined, outside) = match self.resolve(at, path, &mut Vec::new()) {
            Some(Place::Item(to)) => (other(to), None),
            Some(Place::Outside(path)) => (None, Some(path)),
            Some(Place::Module(_)) | None => (None, None),
        };
        let named = self.named(at, path).and_then(other);
        Import { from, path, is_reexport, named, defined, outside }
    }

    /// The last module that a path names, without what modules pass on.
    fn named(&self, at: usize, path: &[String]) -> Option<usize> {
        let (first, rest) = path.split_first()?;
        let mut module = match first.as_str() {
            "crate" => self.modules[&Names::new()],
            "self" => at,
            "super" => self.modules[self.sources[at].module.split_last()?.1],
            _ => self.child(at, first)?,
        };
        for name in rest {
            module = match name.as_str() {
                "super" => self.modules[self.sources[module].module.split_last()?.1],
                _ => match self.child(module, name) {
                    Some(child) => child,
                    None => break,
                },
            };
        }
        Some(module)
    }

    /// Where a path in a module leads, if it is not to something local. `open` are the names that are being looked for.
    fn resolve(
        &self,
        at: usize,
        path: &[String],
        open: &mut Vec<(usize, String)>,
    ) -> Option<Place> {
        let module = &self.sources[at].module;
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.walk(self.modules[&Names::new()], rest, open),
            "self" => self.walk(at, rest, open),
            "super" => {
                let parent = self.modules[module.split_last()?.1];
                match rest.first().is_some_and(|name| name == "super") {
                    true => self.resolve(parent, rest, open),
                    false => self.walk(parent, rest, open),
                }
            }
            _ if self.has(at, first) => self.walk(at, path, open),
            _ if path.len() > 1 => Some(Place::Outside(path.to_vec())),
            _ => None,
        }
    }

    /// Whether a module declares or imports a name.
    fn has(&self, at: usize, name: &str) -> bool {
        self.child(at, name).is_some() || self.sources[at].uses.iter().any(|one| one.name == *name)
    }

    fn child(&self, at: usize, name: &str) -> Option<usize> {
        let source = &self.sources[at];
        let path: Names = source.module.iter().cloned().chain([name.to_string()]).collect();
        source.children.contains(name).then(|| self.modules[&path])
    }

    /// Where a path leads from a module: through what it passes on, into its modules, to what it defines itself.
    fn walk(&self, at: usize, path: &[String], open: &mut Vec<(usize, String)>) -> Option<Place> {
        let Some((first, rest)) = path.split_first() else { return Some(Place::Module(at)) };
        let this = (at, first.clone());
        // `pub mod dump` beside `pub use dump::dump`: a path that ends here is the function.
        let is_module = !rest.is_empty() && self.child(at, first).is_some();
        if let Some(passed_on) = self.sources[at].uses.iter().find(|one| one.name == *first)
            && !is_module
            && !open.contains(&this)
        {
            open.push(this);
            let place = self.resolve(at, &passed_on.path, open);
            open.pop();
            return match place? {
                Place::Module(module) => self.walk(module, rest, open),
                Place::Outside(path) => Some(Place::Outside([&path, rest].concat())),
                item => Some(item),
            };
        }
        match self.child(at, first).or_else(|| self.behind_star(at, first, open)) {
            Some(child) if self.sources[at].children.contains(first) => {
                self.walk(child, rest, open)
            }
            Some(defining) => Some(Place::Item(defining)),
            None => Some(Place::Item(at)),
        }
    }

    /// The module whose names are all passed on, and which has this one: `pub use numbers::*`.
    fn behind_star(&self, at: usize, name: &str, open: &mut Vec<(usize, String)>) -> Option<usize> {
        let stars = self.sources[at].uses.iter().filter(|one| one.name == "*");
        stars.into_iter().find_map(|star| {
            let above = &star.path[..star.path.len() - 1];
            match self.resolve(at, above, open) {
                Some(Place::Module(module)) => {
                    let names = &self.sources[module].mentions;
                    names.contains(&vec![name.to_string()]).then_some(module)
                }
                _ => None,
            }
        })
    }
}

/// Which files use what each defines, tests and what is only passed on aside, with a path that does.
pub(super) fn edges(graph: &Graph) -> BTreeMap<&str, BTreeMap<&str, String>> {
    let mut edges: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    for import in graph.imports().into_iter().filter(|import| !import.from.is_test) {
        if let Some(to) = import.defined.filter(|_| !import.is_reexport) {
            let from = edges.entry(&import.from.file).or_default();
            from.entry(to).or_insert_with(|| import.path.join("::"));
        }
    }
    edges
}

/// Files that reach each other, directly or through others.
pub(super) fn circles(graph: &Graph) -> BTreeSet<BTreeSet<&str>> {
    let edges = edges(graph);
    let reached: BTreeMap<_, _> = edges.keys().map(|&file| (file, reach(file, &edges))).collect();
    let returns = |from: &str, to: &str| reached.get(to).is_some_and(|back| back.contains(from));
    let circles = reached.iter().map(|(file, others)| {
        others.iter().copied().filter(|other| returns(file, other)).collect::<BTreeSet<_>>()
    });
    circles.filter(|circle| circle.len() > 1).collect()
}

/// Every file that one reaches; itself only through others.
fn reach<'g>(
    file: &'g str,
    edges: &BTreeMap<&'g str, BTreeMap<&'g str, String>>,
) -> BTreeSet<&'g str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(next) = open.pop() {
        for &to in edges.get(next).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(to) {
                open.push(to);
            }
        }
    }
    reached
}
