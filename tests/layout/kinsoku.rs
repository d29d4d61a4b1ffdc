//! Where lines may end: one case for each rule. A first line holds 26 characters, two being its indent.

use jixiao::base::diag::{Diagnostics, Severity};
use jixiao::fonts::Usage;

use super::builders::*;

/// The first line holds all of `plain` but its last `down` characters, and the next begins with those and `rest`.
fn pushes_down(down: usize, rest: &str) {
    let text = format!("{}{rest}{}", plain(26), plain(9));
    let lines = broken(&text);
    assert_eq!(lines[0], plain(26 - down), "{rest}");
    let pushed: String = plain(26).chars().skip(26 - down).collect();
    assert!(lines[1].starts_with(&format!("{pushed}{rest}")), "{rest}: {}", lines[1]);
}

#[test]
fn marks_that_may_not_begin_a_line_take_a_character_along() {
    for mark in "，。、；：？！）》”％‰℃’】〕〉」』…·".chars() {
        pushes_down(1, &mark.to_string());
    }
}

#[test]
fn several_marks_go_down_together() {
    pushes_down(1, "”。");
    pushes_down(1, "》）；");
}

#[test]
fn marks_that_may_not_end_a_line_go_down() {
    for mark in "（《“￥【〔〈「『‘".chars() {
        let lines = broken(&format!("{}{mark}{}", plain(25), plain(9)));
        assert_eq!(lines[0], plain(25), "{mark}");
        assert!(lines[1].starts_with(mark));
    }
}

#[test]
fn dashes_and_ellipses_stay_whole() {
    for pair in ["——", "……"] {
        let lines = broken(&format!("{}{pair}{}", plain(24), plain(9)));
        assert_eq!(lines[0], format!("{}{pair}", plain(24)));
        let lines = broken(&format!("{}——{}", plain(25), plain(9)));
        assert_eq!(lines[0], plain(25));
        assert!(lines[1].starts_with("——"));
    }
    pushes_down(1, "……");
}

#[test]
fn numbers_are_never_torn() {
    let numbers = [
        "1089.40",
        "97.95%",
        "1,089,400.00",
        "-0.01",
        "−0.01",
        "±5",
        "≥95%",
        "0.5‰",
        "36.5℃",
        "22/24",
        "2021-2023",
        "2021–2023",
        "１２３４．５",
        "35μg/m³",
        "№5",
    ];
    for number in numbers {
        for room in 21..26 {
            let lines = broken(&format!("{}{number}万元{}", plain(room), plain(9)));
            let whole = lines.iter().filter(|line| line.contains(number)).count();
            assert_eq!(whole, 1, "{number} after {room}: {lines:?}");
        }
    }
}

#[test]
fn a_unit_may_begin_a_line() {
    let lines = broken(&format!("{}1089.40万元{}", plain(22), plain(9)));
    assert_eq!(lines[0], format!("{}1089.40", plain(22)));
    assert!(lines[1].starts_with("万元"));
}

#[test]
fn operators_may_end_a_line() {
    let lines =
        broken("在职人员数与编制数的比率＝（在职人员数÷编制数）×100%=100%，在职人员没有超编。");
    assert_eq!(lines[0], "在职人员数与编制数的比率＝（在职人员数÷编制数）×");
}

#[test]
fn words_stay_whole() {
    let lines = broken(&format!("{}LibreOffice与Word", plain(24)));
    assert_eq!(lines, [plain(24), "LibreOffice与Word".into()]);
    let lines = broken(&format!("{}open source software", plain(22)));
    assert_eq!(lines, [format!("{}open ", plain(22)), "source software".into()]);
}

#[test]
fn a_no_break_space_holds() {
    let lines = broken(&format!("{}GB\u{a0}9704的规定", plain(23)));
    assert_eq!(lines, [plain(23), "GB\u{a0}9704的规定".into()]);
}

#[test]
fn a_hyphen_may_end_a_line_before_a_letter() {
    let lines = broken(&format!("{}self-evaluation", plain(23)));
    assert_eq!(lines, [format!("{}self-", plain(23)), "evaluation".into()]);
}

#[test]
fn a_word_longer_than_a_line_is_split() {
    let word = "x".repeat(130);
    let lines = broken(&format!("甲{word}乙"));
    assert_eq!(lines[0], "甲");
    assert_eq!(lines[1..].concat(), format!("{word}乙"));
    assert!(lines.len() == 4, "{lines:?}");
}

#[test]
fn spaces_at_a_lines_end_take_no_room() {
    let document = document([body(&format!("{}  {}", plain(26), plain(9)))]);
    assert_eq!(lines(&document), [format!("{}  ", plain(26)), plain(9)]);
    let laid = laid(&document);
    let (run, _) = laid.runs(0).next().expect("there is a first line");
    assert_eq!(end(run).to_milli(), 79_350 + 441_000);
}

#[test]
fn a_plain_line_is_28_characters_of_15_75_points() {
    let laid = laid(&document([body(&plain(26 + 28 * 3))]));
    for (index, (run, text)) in laid.runs(0).enumerate() {
        let first = if index == 0 { 2 } else { 0 };
        assert_eq!(text.chars().count(), 28 - first);
        assert_eq!(run.origin.x.to_milli(), 79_350 + 15_750 * first as i64);
        assert!(run.glyphs.iter().all(|glyph| glyph.advance.to_milli() == 15_750));
    }
}

#[test]
fn a_line_gives_evenly_and_numbers_and_dashes_give_nothing() {
    let laid = laid(&document([body(&format!(
        "收入1067.03万元，占97.95%——支出情况说明甲乙丙丁{}",
        plain(40)
    ))]));
    let (run, text) = laid.runs(0).next().expect("there is a first line");
    assert_eq!(end(run).to_milli(), 79_350 + 441_000);
    let natural = |c: char| if c.is_ascii() { 7_750 } else { 15_750 };
    let given: Vec<_> =
        run.glyphs.iter().map(|g| g.advance.to_milli() - natural(g.character)).collect();
    let characters: Vec<char> = text.chars().collect();
    let gaps: Vec<i64> = (0..characters.len() - 1)
        .filter(|&at| {
            let (this, next) = (characters[at], characters[at + 1]);
            let whole = (this.is_ascii() && next.is_ascii()) || (this == '—' && next == '—');
            assert!(!whole || given[at] == 0, "{this}{next} was parted");
            !whole
        })
        .map(|at| given[at])
        .collect();
    let (least, most) = (gaps.iter().min(), gaps.iter().max());
    assert!(most.zip(least).is_some_and(|(most, least)| most - least <= 1), "{gaps:?}");
}

#[test]
fn a_line_in_pieces_stays_ragged() {
    let laid = laid(&document([body(&format!("网址：{}", "a".repeat(55)))]));
    let (run, text) = laid.runs(0).next().expect("there is a first line");
    assert_eq!(text, "网址：");
    assert!(run.glyphs.iter().all(|glyph| glyph.advance.to_milli() == 15_750));
}

#[test]
fn quotes_dashes_and_ellipses_come_from_the_chinese_face() {
    let laid = laid(&document([body("“三公”经费——‘甲’……乙·丙×丁")]));
    let runs: Vec<_> = laid.runs(0).collect();
    assert_eq!(runs.len(), 1);
    assert_eq!(fonts().face(runs[0].0.face).family, "Jixiao FangSong");
    assert!(runs[0].0.glyphs.iter().all(|glyph| glyph.advance.to_milli() == 15_750));
}

#[test]
fn a_rare_character_comes_from_the_fallback_and_fits_in() {
    let laid = laid(&document([body("面积1667㎡，喆堃䶮")]));
    let families: Vec<_> =
        laid.runs(0).map(|(run, text)| (fonts().face(run.face).family.as_str(), text)).collect();
    assert!(families.contains(&("绩效细宋", "㎡".into())), "{families:?}");
    let all: String = families.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(all, "面积1667㎡，喆堃䶮");
}

/// One note for each face that helps out, with the places; none for characters that the wanted face has.
#[test]
fn the_face_that_draws_rare_names_is_reported() {
    let document =
        document([body("周喆堃、沈䶮𬍛、何㛃秋"), heading(1, "一、", "喆堃"), body("喆")]);
    let mut findings = Diagnostics::default();
    Usage::of(&document, style(), fonts(), &mut findings);
    let reported: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(reported, ["“喆”“堃”“䶮”“𬍛”“㛃”在“仿宋_GB2312”中没有，用了“绩效细宋”的字形"]);
    assert!(findings.iter().all(|finding| finding.severity() == Severity::Note));
}

/// The face behind 仿宋 draws a dollar sign for it.
#[test]
fn the_yuan_sign_is_no_dollar_sign() {
    let laid = laid(&document([body("试点经费￥500.00万元")]));
    let families: Vec<_> =
        laid.runs(0).map(|(run, text)| (fonts().face(run.face).family.as_str(), text)).collect();
    assert!(families.contains(&("绩效细宋", "￥".into())), "{families:?}");
}

#[test]
fn a_character_that_no_face_has_is_left_out() {
    assert_eq!(broken("甲\u{10ffff}乙"), ["甲乙"]);
}
