//! Lengths as people write them who know Word, to those of a style sheet: 三号, 16磅, 2.8厘米.

use crate::doc::numbering::chinese;

/// The Chinese names of font sizes.
const SIZES: [(&str, &str); 16] = [
    ("初号", "42pt"),
    ("小初", "36pt"),
    ("一号", "26pt"),
    ("小一", "24pt"),
    ("二号", "22pt"),
    ("小二", "18pt"),
    ("三号", "16pt"),
    ("小三", "15pt"),
    ("四号", "14pt"),
    ("小四", "12pt"),
    ("五号", "10.5pt"),
    ("小五", "9pt"),
    ("六号", "7.5pt"),
    ("小六", "6.5pt"),
    ("七号", "5.5pt"),
    ("八号", "5pt"),
];

/// Words for units, with how many of a style sheet's units one is.
const UNITS: [(&str, f64, &str); 8] = [
    ("磅", 1.0, "pt"),
    ("点", 1.0, "pt"),
    ("PT", 1.0, "pt"),
    ("毫米", 1.0, "mm"),
    ("MM", 1.0, "mm"),
    ("厘米", 10.0, "mm"),
    ("公分", 10.0, "mm"),
    ("cm", 10.0, "mm"),
];

/// A length as a style sheet has it, of one that is written otherwise.
pub(super) fn meant_length(written: &str) -> Option<String> {
    let written = written.trim();
    let name = if written.chars().count() > 2 { written.trim_end_matches('号') } else { written };
    let size = SIZES.iter().find(|(size, _)| *size == name || *size == written);
    if let Some((_, points)) = size {
        return Some((*points).into());
    }
    let (number, times, unit) = UNITS.iter().find_map(|(word, times, unit)| {
        Some((written.strip_suffix(word)?.trim(), *times, *unit))
    })?;
    let counted = || (1..=99).find(|count| chinese(*count) == number).map(f64::from);
    let number = number.parse::<f64>().ok().or_else(counted)?;
    Some(format!("{}{unit}", number * times))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_word_calls_a_size_is_understood() {
        for (written, meant) in [
            ("三号", "16pt"),
            ("小四号", "12pt"),
            ("五号", "10.5pt"),
            ("初号", "42pt"),
            ("28磅", "28pt"),
            ("2.8厘米", "28mm"),
            ("三厘米", "30mm"),
            ("37 毫米", "37mm"),
        ] {
            assert_eq!(meant_length(written).as_deref(), Some(meant), "{written}");
        }
        assert_eq!(meant_length("大"), None);
    }
}
