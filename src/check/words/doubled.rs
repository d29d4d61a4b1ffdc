//! Marks and small words that are typed twice.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Marks and small words that are typed twice.
pub(crate) static DOUBLED: CheckRule = CheckRule::new(codes::B02, Needs::Lists, doubled);

fn doubled(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages {
        for (at, mark, run) in passage.runs().filter(|(_, _, run)| *run >= 2) {
            if SINGLES.contains(mark) && !is_right(passage, at, run) {
                report(context, passage, at, run, mark.to_string(), findings);
            }
        }
        clauses(context, passage, findings);
        items(context, passage, findings);
        let mut at = 0;
        while at < passage.chars.len() {
            let length = doubled_word(context, passage, at);
            // Behind a citation it is reported where both are printed.
            let cited = passage.is_cited(at, length) && !passage.is_cited(at + length, length);
            if length > 0 && !cited {
                let word = passage.text(at, at + length);
                report(context, passage, at, length * 2, word, findings);
            }
            at += (length * 2).max(1);
        }
    }
}

fn report(
    context: &CheckContext,
    passage: &Passage,
    at: usize,
    length: usize,
    right: String,
    findings: &mut Diagnostics,
) {
    let written = passage.text(at, at + length);
    let message = format!("“{written}”应为“{right}”");
    let hint = "删去多打的；省略号写“……”";
    context.report_word(passage, (at, &written), (message, hint), findings);
}

/// 加装电梯6部，加装电梯6部。 没有学生辍学，没有学生辍学。: a clause that stands twice, with a comma between.
fn clauses(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let is_mark = |c: &char| "，。；\n".contains(*c);
    let mut start = 0;
    let mut last: Option<(usize, usize)> = None;
    for stop in (0..=passage.chars.len()).filter(|at| passage.chars.get(*at).is_none_or(is_mark)) {
        let chars = &passage.chars[start..stop];
        let words = chars.iter().filter(|c| is_han(**c)).count();
        let counted = (words > 4 || words > 2 && chars.iter().any(char::is_ascii_digit))
            && chars
                .iter()
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '%' | '、' | '“' | '”'));
        let again = last.filter(|(from, to)| {
            to + 1 == start && passage.chars[*to] == '，' && passage.chars[*from..*to] == *chars
        });
        if let Some((from, to)) =
            again.filter(|_| counted && !passage.is_cited(start, stop - start))
        {
            report(context, passage, from, stop - from, passage.text(from, to), findings);
        }
        last = Some((start, stop));
        start = stop + 1;
    }
}

/// 预防接种、预防接种、妇幼保健; 另有书记员28人、书记员28人: an item that stands twice running in a list.
fn items(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    for at in passage.find("、") {
        let is_mark = |c: &char| "，。；：、（）《》\n".contains(*c);
        let start = passage.chars[..at].iter().rposition(&is_mark).map_or(0, |mark| mark + 1);
        let rest = &passage.chars[at + 1..];
        let length = rest.iter().position(is_mark).unwrap_or(rest.len());
        let (one, two) = (&passage.chars[start..at], &rest[..length]);
        let words = two.iter().filter(|c| is_han(**c)).count();
        let counted = two.iter().any(char::is_ascii_digit);
        let plain = two.iter().all(|c| c.is_alphanumeric() || matches!(c, '.' | '%'));
        // 预算管理 may be a part of 全面预算管理; 预算管理12项 is none of it.
        let again = one == two || (counted && one.ends_with(two));
        if again && plain && words > 2 && !passage.is_cited(at + 1, length) {
            let from = at - length;
            report(context, passage, from, length * 2 + 1, passage.text(from, at), findings);
        }
    }
}

/// The longest word or phrase that is looked for.
const LONGEST: usize = 12;

/// The length of a word that stands twice from a character on, or 0: three characters at least with two Chinese ones, or
/// two Chinese ones that the pack's list does not allow to stand beside themselves.
fn doubled_word(context: &CheckContext, passage: &Passage, at: usize) -> usize {
    let rest = &passage.chars[at..];
    let is_twice =
        |length: usize| rest.len() >= length * 2 && rest[..length] == rest[length..length * 2];
    let is_phrase = |length: &usize| {
        is_twice(*length)
            && rest[..*length].iter().filter(|c| is_han(**c)).count() >= 2
            && rest[..*length].iter().all(|c| c.is_alphanumeric() || matches!(c, '.' | '%'))
            && !rest[..*length].contains(&'一')
    };
    let phrase = (3..=LONGEST.min(rest.len() / 2)).rev().find(is_phrase);
    let word = || {
        let is_word = is_twice(2) && rest[0] != rest[1] && rest[..2].iter().all(|c| is_han(*c));
        usize::from(is_word && !may_stand_twice(context, passage, at)) * 2
    };
    phrase.unwrap_or_else(word)
}

/// Whether a word of two characters may stand beside itself: 重点项目｜项目法人, 研究研究. Without a list any may but those
/// of the other list; numerals and what stands for a name may too.
fn may_stand_twice(context: &CheckContext, passage: &Passage, at: usize) -> bool {
    const NO_WORD: &str = "一二三四五六七八九十百千某甲乙丙";
    let word = passage.text(at, at + 2);
    let words = context.words;
    let named = words.doubles.contains(&word);
    if !words.verbs.contains(&word) && words.beside_themselves.contains(&word) {
        return !is_alone(passage, at);
    }
    let allowed = words.beside_themselves.is_empty() || words.beside_themselves.contains(&word);
    !named && (allowed || word.chars().any(|c| NO_WORD.contains(c)))
}

/// Whether a doubled noun begins or ends its clause: nothing stands there that one of the two could belong to, as 重点
/// does in 重点项目｜项目法人.
fn is_alone(passage: &Passage, at: usize) -> bool {
    let is_mark = |c: Option<&char>| c.is_none_or(|c| "，。；、：！？（）“”".contains(*c));
    let before = at.checked_sub(1).and_then(|at| passage.chars.get(at));
    is_mark(before) || is_mark(passage.chars.get(at + 4))
}

/// Marks and small words that do not stand twice but where [`is_right`] says so.
const SINGLES: &str =
    "，。、；：！？的了至在于与及并从被和是已按元个%占约由以其较均配未即后也又或此这那让们者";

/// Whether a doubled character is right: it belongs to two words, 目的｜的, 为了｜了解, or stresses, ！！.
fn is_right(passage: &Passage, at: usize, run: usize) -> bool {
    let beside = |at: Option<usize>, those: &str| {
        at.and_then(|at| passage.chars.get(at)).is_some_and(|c| those.contains(*c))
    };
    let (before, after) = (at.checked_sub(1), Some(at + run));
    let between = |befores: &str, afters: &str| {
        run == 2 && (beside(before, befores) || beside(after, afters))
    };
    match passage.chars[at] {
        '！' | '？' => true,
        '的' => between("目标之有打众", "确士"),
        '了' => between("甚未不难草直", "解结之事却心愿然当断"),
        '至' => between("甚以乃直截冬夏", ""),
        '在' => between("存现所正实潜内外自好不", ""),
        '于' => between("由关对基属位等大小高低多少过处在终鉴善便限敢急利归源忠", ""),
        '与' => between("参赠给", ""),
        '及' => between("以涉普来", "时格"),
        '并' => between("合兼吞一", ""),
        '从' => between("服自顺随", ""),
        '被' => between("棉", "子褥"),
        '和' => between("总缓温饱柔共维调中", "睦谐平美解"),
        '是' => between("但可于就还不只若要总凡正越", "否非"),
        '已' => between("早业而不", ""),
        '按' => between("", ""),
        '由' => between("自理缘事来", "于"),
        '以' => between("可所加予足得用难何给", "色"),
        '其' => between("尤极与及各", "格"),
        '较' => between("比", ""),
        '均' => between("平人户日月年", ""),
        '未' => between("尚从并仍", ""),
        '即' => between("立随当", "将使时"),
        '约' => between("节合公制大预违", "谈束定"),
        '占' => between("挤侵霸", ""),
        '配' => between("分支搭匹装调", "套备合送"),
        '后' => between("前先", "续期来备勤方台代门面端遗世果盾半两三"),
        '此' => between("因如彼至就从", "次外类项处时前后间"),
        // 万元元, 12元元: but 元元 alone is a name.
        '元' => !before
            .is_some_and(|at| passage.chars[at] == '万' || passage.chars[at].is_ascii_digit()),
        '个' => !before.is_some_and(|at| passage.chars[at].is_ascii_digit()),
        _ => false,
    }
}
