//! What a path by id looks like: `income.general.actual`, `projects.p01.name`; and what such a path of a table stands for.

use tera::Value as View;
use tera::value::Key;

use super::private::plain;
use crate::catalogue::keys;

/// The lists whose items facts and templates say by id: `projects.p01.actual`.
const LISTS: [&str; 4] = [keys::PROJECTS, keys::INDICATORS, keys::DATA_TABLES, keys::LINES];

/// The name under which such items are put for Tera, to which a list has no names.
pub(super) const BY_ID: &str = "jixiao_by_id";

/// The list of a group whose items are said by id beside the names of the group: `income.general.actual`.
pub(super) const PARTS: &str = "parts";

/// What stands beside the items of a list, and is the id of none: `projects.total.budget` is a slip for `projects.budget`.
const BESIDE: [&str; 2] = ["total", "sum"];

/// Whether a name may be the id of an item.
pub(super) fn may_be_id(name: &str) -> bool {
    !BESIDE.contains(&name)
}

/// Whether a path says an item of a list by its id, and something of it.
pub(super) fn is_by_id(path: &[&str]) -> bool {
    path.len() > 2 && LISTS.contains(&path[0])
}

fn member<'v>(of: &'v View, name: &'v str) -> Option<&'v View> {
    of.as_map()?.get(&Key::Str(name))
}

/// What a path of a table says by id: the value, or nothing where this report has no such item. `None` where it is no such
/// path.
pub(super) fn find(view: &View, path: &str) -> Option<Option<View>> {
    let mut at = view;
    let mut parts = path.split('.').peekable();
    while let Some(part) = parts.next() {
        if let Some(found) = member(at, part) {
            at = found;
            continue;
        }
        let list = at.as_array().or_else(|| member(at, PARTS)?.as_array())?;
        let has_id = |item: &&View| {
            let id = item.get_from_path("id").and_then(View::as_str);
            id.is_some_and(|id| plain(id) == part)
        };
        match list.iter().find(has_id) {
            Some(item) => at = item,
            None => {
                let next = parts.peek().filter(|_| may_be_id(part))?;
                return (at.as_array().is_some() || member(at, next).is_some()).then_some(None);
            }
        }
    }
    Some(Some(at.clone()))
}
