//! Names that have one of a few words, such as a grade, beside a text that is none of them.

use super::known_names::NameKind;
use super::names::NameWalk;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::nearest::nearest;
use crate::catalogue::GRADE_NAMES;
use crate::template::expressions::{Expression, ExpressionKind as Kind, Operator};
use crate::template::view::OWNER_LABELS;

/// What a name may be: what it is called, and all words that it ever has.
struct ListedWords {
    name: &'static str,
    words: Vec<String>,
}

impl NameWalk<'_, '_> {
    /// A comparison with a text that the name never is.
    pub(super) fn never_is(&mut self, operator: Operator, asked: &Expression, text: &Expression) {
        let Kind::Text(text_words) = &text.kind else { return };
        let answer = match operator {
            Operator::Equal => "总不成立",
            Operator::Unequal => "总成立",
            _ => return,
        };
        let Some(ListedWords { name, words }) = self.listed(asked) else { return };
        if words.contains(text_words) {
            return;
        }
        let is_part = |word: &&String| text_words.contains(word.as_str());
        let near = nearest(text_words, words.iter().map(String::as_str));
        let near = near.or_else(|| words.iter().find(is_part).map(String::as_str));
        let all = format!("{name}只有：{}", words.join("、"));
        let hint = near.map_or(all.clone(), |near| format!("是否想写“{near}”？{all}"));
        let message = format!("没有“{text_words}”这个{name}，这个比较{answer}");
        self.report(Diagnostic::new(codes::T06, message).hint(hint), text.span.clone());
    }

    /// The words of a name that has only a few.
    fn listed(&mut self, asked: &Expression) -> Option<ListedWords> {
        let Kind::Attribute { of, name, .. } = &asked.kind else { return None };
        match name.text.as_str() {
            "grade" => {
                let is_score = match &*self.infer(of) {
                    // Tables of the unit's own may have a column of this name, but none of the other.
                    NameKind::Group(members) => members.contains_key("total_score"),
                    _ => false,
                };
                let is_own = asked.path().is_some_and(|(_, path)| path == ["evaluation", "grade"]);
                (is_score || is_own).then(|| ListedWords { name: "等级", words: self.grades() })
            }
            "owner_label" => {
                let words = OWNER_LABELS.map(String::from).to_vec();
                Some(ListedWords { name: "叫法", words })
            }
            _ => None,
        }
    }

    /// The names of all grades, of any of the pack's profiles.
    fn grades(&self) -> Vec<String> {
        let mut names: Vec<String> = GRADE_NAMES.map(String::from).to_vec();
        for profile in &self.linted.pack.profiles {
            for grade in &profile.grades {
                if !names.contains(&grade.name) {
                    names.push(grade.name.clone());
                }
            }
        }
        names
    }
}
