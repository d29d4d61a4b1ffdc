//! Results and findings to JSON, the only place where it is made: one object for `--json`, arrays for `--format json`.

mod difference;
mod finding;
mod result;
mod schema;
mod schema_values;
mod template;

pub(super) use difference::{ChangedFact, ChangedFigure, ChangedFinding, ChangedLine, SinceLast};
pub(super) use finding::{BriefFinding, Finding};
pub(super) use result::{
    ChangedValue, CommandResult, Explained, FontStack, FoundFace, Tally, VerifiedFile, WrittenFile,
    WrittenReport,
};
pub(super) use schema::schema;
pub(super) use template::{ChangedTemplate, ListedTemplate, NamedValue};

use std::fmt::Write;

use serde::Serialize;

use crate::base::diag::visible;

/// The version of the object's form. It grows when a key changes its meaning or goes away, not when one is added.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Envelope<'a> {
    version: u32,
    findings: &'a [Finding],
    result: Option<&'a CommandResult>,
}

/// The one object that `--json` prints: `{"version":1,"findings":[…],"result":…}`.
pub(super) fn object(findings: &[Finding], result: Option<&CommandResult>) -> String {
    line(&Envelope { version: VERSION, findings, result })
}

/// An array of items that are JSON already, one a line, as `--format json` prints it.
pub(super) fn array(items: &[String]) -> String {
    if items.is_empty() { "[]".into() } else { format!("[\n  {}\n]", items.join(",\n  ")) }
}

/// A value in one line. Characters that a terminal would obey or not show are escaped.
pub(super) fn line(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).unwrap_or_else(|_| "null".into());
    if text.chars().all(|c| visible(c) == c) {
        return text;
    }
    text.chars().fold(String::new(), |mut out, c| {
        if visible(c) == c {
            out.push(c);
            return out;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
        out
    })
}
