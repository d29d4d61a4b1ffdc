//! A value to the characters that say it: in the manner of the value before, or quoted where it must be.

/// The ways to write a value in the place of another, the most alike first; a later one is for values that the ones
/// before cannot say. `before` are the characters of the old value.
pub(super) fn ways(value: &str, before: &str) -> Vec<String> {
    if value.is_empty() {
        return vec!["null".into()];
    }
    let plain = (!value.contains('\n')).then(|| value.to_string());
    let alike = match before.chars().next() {
        Some('"') => None,
        Some('\'') => single(value),
        _ => plain,
    };
    alike.into_iter().chain([double(value)]).collect()
}

/// A block scalar: its header and its lines.
pub(super) struct BlockScalar<'t> {
    /// `|` or `>`.
    pub header: char,
    /// The columns before its lines.
    pub indent: usize,
    /// Its lines, without the blanks before the first.
    pub before: &'t str,
}

impl BlockScalar<'_> {
    /// The lines that say a value, with what ends the lines there; the empty lines at its end stay.
    pub(super) fn lines(&self, value: &str, line_end: &str) -> String {
        let parted = if self.header == '>' { value.replace('\n', "\n\n") } else { value.into() };
        let lines: Vec<&str> = parted.lines().collect();
        let mut out = String::new();
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                out.push_str(line_end);
                out.push_str(&" ".repeat(if line.is_empty() { 0 } else { self.indent }));
            }
            out.push_str(line);
        }
        out + &self.before[self.before.trim_end().len()..]
    }
}

fn single(value: &str) -> Option<String> {
    (!value.contains('\n')).then(|| format!("'{}'", value.replace('\'', "''")))
}

fn double(value: &str) -> String {
    let mut out = String::from('"');
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manner_of_the_value_before_is_kept() {
        assert_eq!(ways("23", "22")[0], "23");
        assert_eq!(ways("a\"b", "\"x\""), ["\"a\\\"b\""]);
        assert_eq!(ways("it's", "'x'")[0], "'it''s'");
        assert_eq!(ways("", "22"), ["null"]);
        let block = BlockScalar { header: '>', indent: 4, before: "旧的。\r\n\r\n" };
        assert_eq!(block.lines("新的", "\r\n"), "新的\r\n\r\n");
        assert_eq!(block.lines("一\n二", "\r\n"), "一\r\n\r\n    二\r\n\r\n");
    }
}
