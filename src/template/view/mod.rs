//! What templates and table shapes may name: the contract with those who write them.
//!
//! Names follow the facts file. Every leaf is there whether it is filled in or not, so a name that is not
//! found is always a mistake; `is given` tells whether it is filled in. `templates/README.md` lists the names
//! in Chinese.

mod attached;
mod build;
mod forms;
mod own;
mod reasons;
mod spending;
mod tables;
mod tree;
mod unit;
mod values;
mod work;

pub(super) use build::view;
pub(super) use tree::{Group, ViewNode};
pub(super) use work::OWNER_LABELS;

/// A marked text: what a template prints, with its origin. See `marks`.
pub(super) type Shown = String;

#[cfg(test)]
mod tests {
    use tera::Value;

    use crate::base::amount::Unit;
    use crate::base::diag::Diagnostics;
    use crate::base::source::Sources;
    use crate::pack::ReasonWords;
    use crate::{data, figures};

    const README: &str = include_str!("../../../templates/README.md");

    /// The name of every leaf in a value, with `[]` for the items of a list.
    fn names(value: &Value, path: &str, all: &mut Vec<String>) {
        if let Some(item) = value.as_array().and_then(|items| items.first()) {
            names(item, &format!("{path}[]"), all);
        } else if let Some(map) = value.as_map().filter(|map| !map.is_empty()) {
            for (key, member) in map {
                let key = key.as_str().expect("all keys are names");
                names(member, format!("{path}.{key}").trim_start_matches('.'), all);
            }
        } else {
            all.push(path.into());
        }
    }

    fn is_listed(name: &str) -> bool {
        README.contains(&format!("`{name}`")) || README.contains(&format!("`{name}[]"))
    }

    /// Whether the README has a name itself, or the line and the column that it is made of.
    fn is_known(name: &str) -> bool {
        let line = name.rsplit_once('.');
        is_listed(name) || line.is_some_and(|(line, column)| is_listed(line) && is_listed(column))
    }

    #[test]
    fn the_readme_lists_every_name() {
        let mut sources = Sources::default();
        let facts = include_str!("../../../data/changning-2023.yaml");
        let source = sources.add("changning-2023.yaml", facts);
        let mut findings = Diagnostics::default();
        let report = data::read(source, &sources, &mut findings).expect("the sample is sound");
        let figures = figures::compute(&report, Unit::WanYuan, None, None);
        let (view, _) = super::view(&report, &figures, &ReasonWords::default());
        let value = Value::try_from_serializable(&view).expect("a view is plain data");
        let mut all = Vec::new();
        names(&value, "", &mut all);
        for name in all {
            let name = name.replace("public.items", "personnel.items");
            assert!(is_known(&name), "{name} is not in the README");
        }
    }
}
