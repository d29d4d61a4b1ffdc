//! E03, E05, E06, E11, E12, E15, E19 in running text: numbers typed by hand beside the name of a figure.

use rust_decimal::{Decimal, RoundingStrategy};

use super::budgets::difference;
use super::index::Index;
use super::names_of_figures::{Meaning, names};
use super::numbers::{Number, numbers};
use super::passage::Passage;
use super::reading::{Claimed, Column, Reading};
use super::scope::{Named, Scope, named};
use super::vocabulary::{Word, words_until};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::direction::Direction;
use crate::check::rule::{Subject, rule};
use crate::check::stated::{Claim, judge};
use crate::figures::{Figure, State, Value};

rule! {
    /// 正文里手打的数，与数据（也就是表里的数）不同。
    ///
    /// 为什么：文里写 4896.98，表里是 4884.09，看报告的人不知道信哪个。金额、个数不同的是 E03；率算错的是 E05，
    /// 截断的是 E06，上年为 0 写百分比的是 E11，预算为 0 写完成率的是 E12，方向词相反的是 E15，元与万元混的是 E19。
    ///
    /// 判断：只核对明明白白是本单位本年度的数；写了“全县”“下属”“其中行政编制”“1月至6月”的，不核对。
    ///
    /// 例：“公务接待费支出100万元”，数据是 123.49 万元。
    ///
    /// 怎么办：改正文，最好写 ${数字编号}，由程序印数；或改数据。
    TYPED = "E03", "正文的数与数据不符", All, typed
}

fn typed(subject: &Subject, findings: &mut Diagnostics) {
    let index = Index::new(names(subject));
    let mut before = None;
    for passage in subject.passages.iter().filter(|passage| !passage.is_name) {
        let names = named(subject, passage, &index);
        let numbers = numbers(passage);
        for (order, name) in names.iter().enumerate() {
            match name.meaning {
                Meaning::Line(line) => {
                    of_line(subject, passage, &numbers, &names, name, line, findings);
                }
                Meaning::Count(id, units) => {
                    let (id, sure) = match name.scope {
                        Scope::LastYear if *id == "staff.actual" => ("staff.last_year", true),
                        scope => (*id, scope == Scope::Own),
                    };
                    let number = number_behind(passage, &numbers, name).filter(|_| sure);
                    let number = number.filter(|number| units.contains(&number.unit.as_str()));
                    let number = number.filter(|number| !goes_on(passage, number));
                    let of_unit = id.starts_with("staff") || is_of_unit(passage, before, name);
                    if let Some(number) = number.filter(|_| of_unit) {
                        of_figure(subject, passage, number, id, findings);
                    }
                }
                Meaning::Rate(id) => {
                    let number = number_behind(passage, &numbers, name)
                        .filter(|number| number.unit == "%" && name.scope == Scope::Own)
                        .filter(|number| !goes_on(passage, number));
                    let sure = match name.name {
                        "控制率" => follows_count(passage, &names[..order], name),
                        _ => is_of_unit(passage, before, name),
                    };
                    if let Some(number) = number.filter(|_| sure) {
                        of_figure(subject, passage, number, id, findings);
                    }
                }
            }
        }
        before = Some(passage);
    }
}

/// Whether a number is only said to be near: 约, 近, 余, 多, 以内.
pub fn is_about(passage: &Passage, number: &Number) -> bool {
    let before = number.at.checked_sub(1).map(|at| passage.chars[at]);
    let saved = number.at >= 2 && passage.has(number.at - 2, "节约");
    let after = passage.chars.get(number.at + number.length);
    let end = number.at + number.length + number.unit.chars().count();
    let vague = ["以内", "以上", "以下", "左右", "上下", "之内", "余", "多"];
    (!saved && matches!(before, Some('约' | '近' | '超' | '第' | '逾')))
        || matches!(after, Some('余' | '多'))
        || vague.iter().any(|word| passage.has(end, word))
}

/// The number behind a name with no more between than words that say so.
fn number_behind<'n>(passage: &Passage, numbers: &'n [Number], name: &Named) -> Option<&'n Number> {
    let (words, stop) = words_until(passage, name.end);
    let plain = words.iter().all(|(_, word)| matches!(word, Word::Filler | Word::Noun));
    numbers.iter().find(|number| plain && number.at == stop)
}

/// Whether a word stands behind a number and its unit, so that it speaks of something else: 5名项目负责人,
/// 执行率100%的项目.
fn goes_on(passage: &Passage, number: &Number) -> bool {
    let behind = passage.chars.get(number.at + number.length + unit(number));
    behind.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
}

/// Whether a rate or a score is the whole unit's: nothing before it, nor the title above, speaks of a project.
fn is_of_unit(passage: &Passage, before: Option<&Passage>, name: &Named) -> bool {
    const PARTS: [&str; 6] = ["项目", "专项", "工程", "采购", "试点", "政策"];
    if passage.is_of_project {
        return false;
    }
    let here = passage.text(0, name.at).replace("项目支出", "");
    let title = before.filter(|before| !before.chars.ends_with(&['。']));
    let title = title.map_or(String::new(), |title| title.text(0, title.chars.len()));
    !PARTS.iter().any(|word| here.contains(word) || title.contains(word))
}

/// Whether 控制率 alone comes behind the numbers of people in its sentence.
fn follows_count(passage: &Passage, before: &[Named], name: &Named) -> bool {
    let (start, _) = passage.sentence(name.at);
    let mut here = before.iter().rev().take_while(|one| one.at >= start);
    here.next().is_some_and(|one| {
        matches!(one.meaning, Meaning::Count(id, _) if id.starts_with("staff"))
            && one.scope == Scope::Own
    })
}

fn of_line(
    subject: &Subject,
    passage: &Passage,
    numbers: &[Number],
    names: &[Named],
    name: &Named,
    line: &str,
    findings: &mut Diagnostics,
) {
    if name.scope == Scope::Other {
        return;
    }
    let year = i32::from(subject.report.year.value);
    for claimed in Reading::of(name, passage, numbers, names, year) {
        let number = claimed.number;
        if is_about(passage, number) || passage.is_cited(number.at, number.length) {
            continue;
        }
        if let Column::AgainstBudget(initial) = claimed.of {
            difference(subject, passage, line, &claimed, initial, findings);
        } else if let Some(figure) = figure_of(subject, passage, names, name, line, &claimed) {
            let written = passage.text(number.at, number.at + number.length + unit(number));
            let said = format!("{}{written}", claimed.word);
            let direction = claimed.direction.map_or("", Direction::word);
            let claim = format!("{direction}{written}");
            report(subject, passage, number, figure, (&claim, &said), findings);
        }
    }
}

/// How many characters of the unit stand behind a number.
fn unit(number: &Number) -> usize {
    number.unit.chars().count()
}

/// The figure that a number claims to be.
fn figure_of<'s>(
    subject: &'s Subject,
    passage: &Passage,
    names: &[Named],
    name: &Named,
    line: &str,
    claimed: &Claimed,
) -> Option<&'s Figure> {
    let column = |column: &str| subject.figure(&format!("{line}.{column}"));
    match claimed.of {
        Column::Actual => column("total").or_else(|| column("actual")),
        Column::LastYear => column("last_year"),
        Column::Budget => column("budget"),
        Column::Initial => column("initial"),
        Column::Change => column("change"),
        Column::ChangeRate => column("change_rate"),
        Column::Completion(initial) => {
            // Of 年初预算 it is the same only where nothing was added.
            let first = column("initial").and_then(Figure::money);
            let same =
                first.is_none_or(|first| Some(first) == column("budget").and_then(Figure::money));
            let rates = ["completion_rate", "control_rate", "execution_rate"];
            rates.into_iter().find_map(column).filter(|_| !initial || same)
        }
        Column::Share(whole) => {
            let share = column("share")?;
            let known = share.inputs.get(1)?.as_str().rsplit_once('.')?.0;
            let sure = match whole {
                Some(whole) => whole == known,
                None => is_part_of(subject, passage, names, name, known),
            };
            sure.then_some(share).filter(|_| known != line)
        }
        Column::AgainstBudget(_) => None,
    }
}

/// Whether a share that names no whole can be one of a line: what stands before 其中 is that line or its amount.
fn is_part_of(
    subject: &Subject,
    passage: &Passage,
    names: &[Named],
    name: &Named,
    whole: &str,
) -> bool {
    let (start, _) = passage.sentence(name.at);
    // 人员经费占支出合计的34.85%，公用经费占4.55%: the whole that was named goes on.
    let share = (start..name.at).rev().find(|&at| passage.has(at, "占"));
    let other =
        share.and_then(|share| names.iter().find(|one| one.at > share && one.at <= share + 3));
    if share.is_some_and(|share| !is_filler(passage.chars[share + 1])) {
        return matches!(other.map(|one| one.meaning), Some(Meaning::Line(line)) if line == whole);
    }
    let Some(part) = (start..name.at).rev().find(|&at| passage.has(at, "其中")) else {
        return true;
    };
    let named = names.iter().rfind(|one| one.at >= start && one.end <= part);
    let same = |one: &Named| matches!(one.meaning, Meaning::Line(line) if line == whole);
    let figure = |column| subject.figure(&format!("{whole}.{column}")).and_then(Figure::money);
    let amount = figure("total").or_else(|| figure("actual"));
    let written = |number: &Number| {
        let unit = subject.figures.unit;
        let known = amount.map(|amount| amount.of(unit).normalize());
        number.at >= start && number.at < part && known == Some(number.value.normalize())
    };
    named.is_some_and(same) || (named.is_none() && numbers(passage).iter().any(written))
}

/// Whether a character behind 占 names no whole: 占88.46%, 占比.
fn is_filler(c: char) -> bool {
    c.is_ascii_digit() || "比到了为".contains(c)
}

/// Reports a count or a rate that is another.
fn of_figure(
    subject: &Subject,
    passage: &Passage,
    number: &Number,
    id: &str,
    findings: &mut Diagnostics,
) {
    if is_about(passage, number) || passage.is_cited(number.at, number.length) {
        return;
    }
    let Some(figure) = subject.figure(id) else { return };
    let percent = if number.unit == "%" { "%" } else { "" };
    let claim = format!("{}{percent}", passage.text(number.at, number.at + number.length));
    // Names of more than one figure.
    let others: &[&str] = match id {
        "expenditure.execution_rate" => &["projects.execution_rate"],
        "evaluation.score" => &["self_evaluation.total_score", "indicators.total_score"],
        _ => &[],
    };
    let fits_other = others.iter().filter_map(|other| subject.figure(other)).any(|other| {
        other.value().is_some() && judge(subject, other, &Claim::of(&claim)).is_none()
    });
    if !fits_other {
        report(subject, passage, number, figure, (&claim, &claim), findings);
    }
}

/// Whether a rate is said with one decimal and rightly rounded to it: 96.6% for 96.59%.
fn is_rounded(figure: &Figure, claim: &Claim) -> bool {
    let (Some(Value::Ratio(ratio)), Some(number), 1) =
        (figure.value(), claim.number, claim.decimals)
    else {
        return false;
    };
    let exact = ratio.part / ratio.whole * Decimal::ONE_HUNDRED;
    let spoken = if claim.direction.is_none() { exact.abs() } else { exact };
    claim.percent
        && spoken.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero) == number
}

/// Reports a number that is not its figure's. A claim goes with the words that stand in the text.
fn report(
    subject: &Subject,
    passage: &Passage,
    number: &Number,
    figure: &Figure,
    (claim, said): (&str, &str),
    findings: &mut Diagnostics,
) {
    let claim = Claim { text: said, ..Claim::of(claim) };
    if is_rounded(figure, &claim) {
        return;
    }
    let Some(verdict) = judge(subject, figure, &claim) else { return };
    if figure.state == State::Missing {
        return;
    }
    let code = if matches!(verdict.code, "E04" | "E08") { "E03" } else { verdict.code };
    let Some(span) = passage.span(number.at, number.length + unit(number)) else { return };
    let finding = Diagnostic::warning(code, verdict.message)
        .label(span, "正文所写")
        .label(figure.place, "数据文件所填")
        .hint(format!("正文里写 ${{{}}}，由程序印数；或核对数据", figure.id))
        .figure(&figure.id);
    findings.push(finding);
}
