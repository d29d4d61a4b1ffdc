//! Letters in numbers, 2O24 and l2.5, and letters of other scripts among Latin ones.

use crate::base::alike;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Characters that look like what they stand for and are something else.
pub(crate) static LOOK_ALIKES: CheckRule = CheckRule::new(codes::B07, Needs::Lists, look_alikes);

/// What follows a number, so that one digit and a letter are a number too.
const UNITS: [char; 14] =
    ['年', '月', '日', '万', '亿', '元', '%', '％', '个', '人', '项', '次', '平', '份'];

fn look_alikes(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages {
        let mut at = 0;
        while at < passage.chars.len() {
            let length = passage.chars[at..].iter().take_while(|c| is_of_number(**c)).count();
            if is_number(passage, at, length) {
                let written = passage.text(at, at + length);
                let right: String = written.chars().map(|c| alike::digit(c).unwrap_or(c)).collect();
                let message = format!("数字“{written}”里有字母，应为“{right}”");
                let hint = "改成数字；字母 O、l 与数字 0、1 看着像，不是一回事";
                context.report_word(passage, (at, &written), (message, hint), findings);
            }
            at += length.max(1);
        }
    }
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ',') || alike::digit(c).is_some()
}

/// Whether a stretch is a number with a letter in it: digits and at least one letter that looks like a digit, no other
/// letter, and either two digits, or a unit behind it.
fn is_number(passage: &Passage, at: usize, length: usize) -> bool {
    let stretch = &passage.chars[at..at + length];
    let digits = stretch.iter().filter(|c| c.is_ascii_digit()).count();
    let letters = stretch.iter().filter(|c| alike::digit(**c).is_some()).count();
    let marks = stretch.iter().filter(|c| matches!(c, '.' | ',')).count();
    let only = digits + letters + marks == length;
    let unit = passage.chars.get(at + length).is_some_and(|c| UNITS.contains(c));
    // A bar at the edge is that of a table's cell.
    let barred = |c: Option<&char>| c == Some(&'|');
    if barred(stretch.first()) || barred(stretch.last()) {
        return false;
    }
    // 二〇二四年 has no digit; O2 and I5 have one and no unit.
    only && letters > 0 && digits > 0 && !passage.is_cited(at, length) && (digits >= 2 || unit)
}
