//! The tables of the manual to what each name is called: `previous_year` is 上一年.

use std::collections::HashMap;

/// What the manual calls the names that templates may use.
pub(super) struct Meanings {
    /// Whole names, items of lists as `[]`.
    names: HashMap<String, String>,
    /// What may stand behind any line of amounts.
    columns: HashMap<String, String>,
}

/// The chapter with the tables, and what stands between that of the columns and that of the names.
const CHAPTER: &str = "\n## 名称一览\n";
const NAMES: &str = "<!-- catalogue: names -->";

/// Lists whose items have the same names as those of another list.
const SAME: [(&str, &str); 5] = [
    ("projects[].indicators[]", "indicators[]"),
    ("project_groups[].projects[]", "projects[]"),
    ("ungrouped_projects[]", "projects[]"),
    ("lines[].parts[]", "lines[]"),
    ("expenditure.basic.public.items[]", "expenditure.basic.personnel.items[]"),
];

impl Meanings {
    /// Of the manual's text.
    pub(super) fn of(manual: &str) -> Self {
        let chapter = manual.split(CHAPTER).nth(1).unwrap_or_default();
        let chapter = chapter.split("\n## ").next().unwrap_or_default();
        let (columns, names) = chapter.split_once(NAMES).unwrap_or_default();
        Self { names: rows(names), columns: rows(columns) }
    }

    /// What a name is called; nothing where the manual does not say.
    pub(super) fn title(&self, name: &str) -> Option<String> {
        if let Some(title) = self.names.get(name) {
            return Some(title.clone());
        }
        let same = SAME.iter().find_map(|(list, like)| {
            let rest = name.strip_prefix(list)?;
            Some(format!("{like}{rest}"))
        });
        if let Some(same) = same {
            return self.title(&same);
        }
        if let Some(title) = self.of_list(name) {
            return Some(title);
        }
        let (above, last) = name.rsplit_once('.')?;
        let column = self.columns.get(last)?;
        let above = self.title(above).unwrap_or_default();
        let above = above.strip_suffix("金额行").unwrap_or(&above);
        Some(format!("{above}{column}"))
    }
}

impl Meanings {
    /// What a list is called, by what its items are.
    fn of_list(&self, name: &str) -> Option<String> {
        let [items, names] = [format!("{name}[]"), format!("{name}[].name")];
        let title = self.names.get(&items).or_else(|| self.names.get(&names))?;
        let short = title.strip_suffix("金额行").or_else(|| title.strip_suffix("名称"));
        Some(short.unwrap_or(title).to_string())
    }
}

/// The names of a table's rows, each with its meaning.
fn rows(table: &str) -> HashMap<String, String> {
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
    let split = rows.filter_map(|row| row.split_once("` | "));
    let named = split.flat_map(|(names, meaning)| {
        let names: Vec<_> = names.split("` `").map(str::to_string).collect();
        let meanings = meanings(meaning, names.len());
        names.into_iter().zip(meanings)
    });
    named.collect()
}

/// A meaning in words to that of each of so many names; the whole of it for each where it does not say them one by one.
fn meanings(words: &str, count: usize) -> Vec<String> {
    let words = words.strip_suffix("（金额行）").unwrap_or(words);
    if count == 1 {
        return vec![short(words).to_string()];
    }
    let split = |text: &str, mark: char| {
        let pieces: Vec<_> = pieces(text, mark);
        (pieces.len() == count).then(|| pieces.into_iter().map(str::to_string).collect())
    };
    let each =
        |text: &str| -> Option<Vec<String>> { split(text, '；').or_else(|| split(text, '、')) };
    let within = words.split_once('：').and_then(|(whole, rest)| {
        let pieces = each(rest)?;
        Some(pieces.iter().map(|piece| format!("{whole}{}", short(piece))).collect())
    });
    let plain =
        || each(words).map(|pieces| pieces.iter().map(|piece| short(piece).into()).collect());
    within.or_else(plain).unwrap_or_else(|| vec![short(words).to_string(); count])
}

/// A text in pieces at a mark that stands in no brackets.
fn pieces(text: &str, mark: char) -> Vec<&str> {
    let mut depth = 0_i32;
    let parts = text.split(|c: char| {
        depth += i32::from(c == '（') - i32::from(c == '）');
        c == mark && depth == 0
    });
    parts.collect()
}

/// The first words of a meaning, without what explains them.
fn short(words: &str) -> &str {
    let end = words.find(['；', '：', '。', '（']).filter(|end| *end > 0);
    words[..end.unwrap_or(words.len())].trim()
}

#[cfg(test)]
mod tests {
    use super::Meanings;

    #[test]
    fn names_of_one_row_have_their_own_meanings() {
        let table = "\n## 名称一览\n\n| `change` `change_clause` | 比上年增减；一句话：与上年持平 |\n\n\
                     <!-- catalogue: names -->\n\n| `projects[].id` `projects[]` | 项目：编号、金额行 |\n\
                     | `income` | 收入（金额行） |\n\n## 别的\n";
        let meanings = Meanings::of(table);
        let title = |name: &str| meanings.title(name).unwrap_or_default();
        assert_eq!(title("projects[].id"), "项目编号");
        assert_eq!(title("projects[].change"), "项目比上年增减");
        assert_eq!(title("income.change_clause"), "收入一句话");
        assert_eq!(title("project_groups[].projects[].id"), "项目编号");
        assert_eq!(meanings.title("nothing"), None);
    }
}
