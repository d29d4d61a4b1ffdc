//! The first key of a file without its colon: YAML takes it and all lines below it for one text.

use super::fault::FaultKind;
use super::{Scan, indent, key_length, key_prefix};
use crate::base::yaml::repaired::RepairEdit;

impl Scan<'_> {
    /// Finds the first line of content where it is a key without a colon, in a file whose other lines have keys.
    pub(super) fn first_key(&mut self) {
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let body = line.split(" #").next().unwrap_or(line).trim_end();
            if body.is_empty() || body.starts_with('#') || body == "---" {
                start += line.len();
                continue;
            }
            let length = key_length(body);
            let has_colon = body.contains([':', '：']);
            let is_key = length > 0 && body[length..].chars().next().is_none_or(|c| c == ' ');
            let rest = &self.text[start + line.len()..];
            let mut others = rest.lines().filter(|line| indent(line) == 0);
            if is_key && !has_colon && others.any(|line| !key_prefix(line).is_empty()) {
                let end = start + length;
                let kind = FaultKind::MissingColon(body[..length].to_string());
                self.fault(kind, start..end, vec![RepairEdit::new(end..end, ":")]);
            }
            return;
        }
    }
}
