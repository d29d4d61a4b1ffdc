//! Paths that say an item by its id, `projects.p01.actual`: names that no item has, and ids that no facts have.

use std::sync::Arc;

use super::known_names::NameKind;
use super::linted::Linted;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::nearest::nearest;
use crate::catalogue::keys;
use crate::template::item_path::{PARTS, is_by_id, may_be_id};

/// What is wrong with a part of a path.
pub(super) struct WrongPart {
    /// Which part.
    pub(super) part: usize,
    pub(super) finding: Diagnostic,
}

/// What is wrong with a path by id; a name that is nowhere is told by a finding of `unknown`.
pub(super) fn wrong(
    linted: &Linted<'_>,
    path: &[&str],
    unknown: fn(&str, &[&str]) -> Diagnostic,
) -> Option<WrongPart> {
    let id = if is_by_id(path) { 1 } else { part_by_id(&linted.names, path)? };
    if !may_be_id(path[id]) {
        return Some(WrongPart { part: id + 1, finding: below_a_total(linted, path, id) });
    }
    let name =
        |part: usize, known: &[&str]| Some(WrongPart { part, finding: unknown(path[part], known) });
    let of_tables = path[0] == keys::DATA_TABLES;
    let unnamed = (id == 1 && !of_tables).then(|| no_name_of_item(linted, path)).flatten();
    if let Some((part, known)) = unnamed {
        return name(part, &known.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let known = &linted.own.ids;
    let to = |part: usize| path[..=part].join(".");
    if known.is_empty() || path.len() <= id {
        return None;
    }
    if !known.contains(&to(id)) {
        let ids = below(linted, &to(id - 1), id == 1);
        let finding = no_such_id(path, id, &ids, linted.only.is_some())?;
        return Some(WrongPart { part: id, finding });
    }
    let last = path.len() - 1;
    let is_cell = of_tables && last == 3 && known.contains(&to(last - 1));
    if is_cell && !known.contains(&to(last)) {
        let columns = below(linted, &to(last - 1), true);
        return name(last, &columns.iter().map(String::as_str).collect::<Vec<_>>());
    }
    None
}

/// Which part of a path is the id of a part beside the names of what it is a part of.
fn part_by_id(names: &NameKind, path: &[&str]) -> Option<usize> {
    let mut at = names;
    for (index, name) in path.iter().enumerate().take(path.len() - 1) {
        let NameKind::Group(members) = at else { return None };
        match members.get(*name) {
            Some(member) => at = member,
            None => return members.contains_key(PARTS).then_some(index).filter(|at| *at > 0),
        }
    }
    None
}

/// `projects.total.budget`: what the program sums up has one number, and no columns below it.
fn below_a_total(linted: &Linted<'_>, path: &[&str], id: usize) -> Diagnostic {
    let (whole, column) = (path[..=id].join("."), path[id + 1]);
    let message = format!("{whole} 下面没有“{column}”，印出来是空的");
    let meant = format!("{}.{column}", path[..id].join("."));
    let is_known = linted.figures.iter().any(|figure| figure.as_str() == meant);
    Diagnostic::new(codes::P09, message).hint(match is_known {
        true => format!("合计写 {meant}"),
        false => "可用的名称：jixiao template vars".into(),
    })
}

/// The first name behind an id that no item has, and those that there are.
fn no_name_of_item(linted: &Linted<'_>, path: &[&str]) -> Option<(usize, Vec<String>)> {
    let NameKind::Group(names) = &*linted.names else { return None };
    let mut at = names.get(path[0]).and_then(|list| list.item())?;
    let behind = path[2..].join(".");
    let is_figure = linted.figures.iter().any(|figure| {
        let mut parts = figure.as_str().splitn(3, '.');
        parts.next() == Some(path[0]) && parts.nth(1) == Some(&behind)
    });
    if is_figure {
        return None;
    }
    for (part, name) in path.iter().enumerate().skip(2) {
        let next = match &*at {
            NameKind::Group(members) => match members.get(*name) {
                Some(member) => Arc::clone(member),
                None => return Some((part, members.keys().cloned().collect())),
            },
            _ => return None,
        };
        at = next;
    }
    None
}

/// The ids that the facts have below a name; of parts, which stand beside columns, only those with something below them.
fn below(linted: &Linted<'_>, name: &str, all: bool) -> Vec<String> {
    let known = &linted.own.ids;
    let begins = format!("{name}.");
    let of_name = known.iter().filter_map(|id| id.strip_prefix(&begins));
    let ids = of_name.filter(|id| !id.contains('.') && may_be_id(id));
    let has_more =
        |id: &&str| all || known.iter().any(|one| one.starts_with(&format!("{begins}{id}.")));
    ids.filter(has_more).map(str::to_string).collect()
}

/// The finding on an id that no facts have. Facts of one unit may well lack what others have: beside these alone only a slip
/// is told.
fn no_such_id(path: &[&str], id: usize, known: &[String], is_one: bool) -> Option<Diagnostic> {
    let (list, written) = (path[..id].join("."), path[id]);
    let near = nearest(written, known.iter().map(String::as_str));
    if known.is_empty() || is_one && near.is_none() {
        return None;
    }
    let message = format!("填报数据的 {list} 里没有编号“{written}”，这里当作没有填");
    let finding = Diagnostic::new(codes::T29, message);
    Some(match near {
        Some(near) => finding.hint(format!("是否想写“{near}”？")),
        None => {
            let shown: Vec<_> = known.iter().take(SHOWN).map(String::as_str).collect();
            finding.hint(format!("有的编号：{}；别的单位会填的，不用改", shown.join("、")))
        }
    })
}

/// So many ids are listed.
const SHOWN: usize = 12;
