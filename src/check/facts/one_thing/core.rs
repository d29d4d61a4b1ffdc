//! The name of an indicator to the pieces that a sentence about it must hold, in whatever order it says them.

use crate::check::indicators::counted_thing;

/// A name without the word for how it is counted: 资助学生 of 资助学生人数, 维修 of 维修里程.
pub(super) fn without_count(name: &str) -> &str {
    let name = name.trim();
    let core = counted_thing(name).unwrap_or(name);
    if core.chars().count() < 2 { name } else { core }
}

/// A core in pairs of characters; a last one that has none stands alone: 整治、村 of 整治村.
pub(super) fn pieces(core: &str) -> Vec<String> {
    let chars: Vec<char> = core.chars().collect();
    chars.chunks(2).map(|pair| pair.iter().collect()).collect()
}

/// What is left of words without the pieces of a core; nothing where one of them is not there.
pub(super) fn rest_of(words: &str, core: &str) -> Option<String> {
    let whole = words.replacen(core, "", 1);
    if whole.len() < words.len() {
        return Some(whole);
    }
    pieces(core).iter().try_fold(words.to_string(), |rest, piece| {
        rest.contains(piece.as_str()).then(|| rest.replacen(piece.as_str(), "", 1))
    })
}

#[cfg(test)]
mod tests {
    use super::{rest_of, without_count};

    #[test]
    fn sentences_say_a_name_in_another_order() {
        assert_eq!(without_count("乡村道路维修里程"), "乡村道路维修");
        assert_eq!(rest_of("维修乡村道路", "乡村道路维修").as_deref(), Some(""));
        assert_eq!(rest_of("资助困难学生", "资助学生").as_deref(), Some("困难"));
        assert_eq!(rest_of("培训教师", "资助学生"), None);
    }
}
