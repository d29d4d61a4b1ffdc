//! E03, E05, E06, E11, E12, E15, E19 in running text: numbers typed by hand beside the name of a figure.

use super::index::Index;
use super::names_of_figures::{Meaning, names};
use super::numbers::{Number, numbers};
use super::passage::Passage;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::rule::{Subject, rule};
use crate::check::stated::{Claim, judge};
use crate::figures::{Figure, State, Value};

rule! {
    /// 正文里手打的数，与数据（也就是表里的数）不同。
    ///
    /// 为什么：文里写 4896.98，表里是 4884.09，看报告的人不知道信哪个。金额、个数不同的是 E03；率算错的是 E05，
    /// 截断的是 E06，上年为 0 写百分比的是 E11，预算为 0 写完成率的是 E12，方向词相反的是 E15，元与万元混的是 E19。
    ///
    /// 例：“公务接待费支出100万元”，数据是 123.49 万元。
    ///
    /// 怎么办：改正文，最好写 ${数字编号}，由程序印数；或改数据。
    TYPED = "E03", "正文的数与数据不符", All, typed
}

fn typed(subject: &Subject, findings: &mut Diagnostics) {
    let index = Index::new(names(subject));
    for passage in subject.passages.iter().filter(|passage| !passage.is_name) {
        let named = index.find(passage);
        let numbers = numbers(passage);
        for (order, number) in numbers.iter().enumerate() {
            let about = is_about(passage, number);
            if about || passage.is_cited(number.at, number.length) {
                continue;
            }
            let before = order.checked_sub(1).map(|before| &numbers[before]);
            if let Some((figure, claim)) = claim_of(subject, passage, &named, before, number) {
                report(subject, passage, number, figure, &claim, findings);
            }
        }
        for (at, name, meaning) in &named {
            against_budget(subject, passage, (*at, name), meaning, findings);
        }
    }
}

/// Whether a number is only said to be near: 约, 近, 余, 多.
fn is_about(passage: &Passage, number: &Number) -> bool {
    let before = number.at.checked_sub(1).map(|at| passage.chars[at]);
    let after = passage.chars.get(number.at + number.length);
    matches!(before, Some('约' | '近' | '超' | '第' | '逾')) || matches!(after, Some('余' | '多'))
}

/// The figure that a number claims to be, and the claim as an old draft would state it.
fn claim_of<'s>(
    subject: &'s Subject,
    passage: &Passage,
    named: &[(usize, &str, &Meaning)],
    before: Option<&Number>,
    number: &Number,
) -> Option<(&'s Figure, String)> {
    let (at, name, meaning) = named.iter().rfind(|(at, ..)| *at < number.at)?;
    let name_end = at + name.chars().count();
    if name_end > number.at || passage.sentence(*at) != passage.sentence(number.at) {
        return None;
    }
    if passage.text(name_end, number.at).contains(['；', '、']) || is_of_another(passage, *at) {
        return None;
    }
    let from =
        before.map_or(name_end, |b| (b.at + b.length + b.unit.chars().count()).max(name_end));
    let words = passage.text(from.min(number.at), number.at);
    let written = passage.text(number.at, number.at + number.length);
    match meaning {
        Meaning::Line(line) => {
            let (column, sign) = column(subject, line, &words, &number.unit)?;
            let figure = subject.figure(&format!("{line}.{column}"))?;
            Some((figure, format!("{sign}{written}{}", number.unit)))
        }
        Meaning::Count(id, units) => {
            let near = is_plain(&words) && from == name_end;
            let fits = units.contains(&number.unit.as_str()) && near;
            fits.then(|| subject.figure(id).map(|figure| (figure, written)))?
        }
    }
}

/// Whether the words before a name make it another amount: of another year, of a budget, a part that was saved or added.
fn is_of_another(passage: &Passage, at: usize) -> bool {
    const WORDS: [&str; 18] = [
        "上年", "去年", "年初", "预算", "安排", "下达", "新增", "增加", "减少", "压减", "压缩",
        "节约", "追加", "申请", "拨付", "争取", "部分", "人均",
    ];
    let before = passage.text(at.saturating_sub(5), at);
    let clause = before.rsplit(['，', '。', '；', '：']).next().unwrap_or_default();
    WORDS.iter().any(|word| clause.contains(word))
}

/// Which column of a line a number means, by the words before it and its unit; with the word of its direction.
fn column(
    subject: &Subject,
    line: &str,
    words: &str,
    unit: &str,
) -> Option<(&'static str, &'static str)> {
    let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let has = |column: &str| subject.figure(&format!("{line}.{column}")).is_some();
    let actual = if has("total") { "total" } else { "actual" };
    let up = says(&["增长", "上升", "增加"]);
    let down = says(&["下降", "降低", "减少"]);
    let sign = match (up, down) {
        (true, false) => "增长",
        (false, true) => "下降",
        _ => "",
    };
    // What is said before a comma is said of something else, changes aside: 与上年相比，增加…….
    let clause = words.rsplit('，').next().unwrap_or(words);
    let here = |list: &[&str]| list.iter().any(|word| clause.contains(word));
    match unit {
        "%" if !sign.is_empty() && !says(&["预算"]) => Some(("change_rate", sign)),
        "%" if words.ends_with('占') || says(&["占比", "比重"]) => Some(("share", "")),
        "%" if says(&["占"]) && words.ends_with(['的', '出', '入', '计']) => {
            Some(("share", ""))
        }
        "%" if says(&["完成", "控制率", "执行率", "完成率"]) => {
            let rates = ["completion_rate", "control_rate", "execution_rate"];
            rates.into_iter().find(|rate| has(rate)).map(|rate| (rate, ""))
        }
        "万元" | "元" if !sign.is_empty() && says(&["上年", "同比", "较"]) => {
            Some(("change", sign))
        }
        "万元" | "元" if here(&["年初预算"]) => Some(("initial", "")),
        "万元" | "元" if here(&["上年", "去年"]) => Some(("last_year", "")),
        "万元" | "元" if here(&["预算"]) && !here(&["超", "节约", "低于"]) => {
            Some(("budget", ""))
        }
        "万元" | "元" if is_plain(clause) => Some((actual, "")),
        _ => None,
    }
}

/// Words that say no more than that a number follows.
fn is_plain(words: &str) -> bool {
    const PLAIN: [&str; 14] = [
        "决算数",
        "决算",
        "实际",
        "支出",
        "收入",
        "全年",
        "总额",
        "合计",
        "共计",
        "共",
        "为",
        "是",
        "达",
        "：",
    ];
    let mut rest = words.trim();
    while let Some(word) = PLAIN.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

fn report(
    subject: &Subject,
    passage: &Passage,
    number: &Number,
    figure: &Figure,
    claim: &str,
    findings: &mut Diagnostics,
) {
    let Some(verdict) = judge(subject, figure, &Claim::of(claim)) else { return };
    if figure.state == State::Missing {
        return;
    }
    let code = if verdict.code == "E04" { "E03" } else { verdict.code };
    let length = number.length + number.unit.chars().count();
    let Some(span) = passage.span(number.at, length) else { return };
    let finding = Diagnostic::warning(code, verdict.message)
        .label(span, "正文所写")
        .label(figure.place, "数据文件所填")
        .hint(format!("正文里写 ${{{}}}，由程序印数；或核对数据", figure.id))
        .figure(&figure.id);
    findings.push(finding);
}

/// 大于预算 and 小于预算 beside the name of a line that says the contrary.
fn against_budget(
    subject: &Subject,
    passage: &Passage,
    (at, name): (usize, &str),
    meaning: &Meaning,
    findings: &mut Diagnostics,
) {
    let Meaning::Line(line) = meaning else { return };
    let money = |column: &str| subject.figure(&format!("{line}.{column}")).and_then(Figure::money);
    let (Some(actual), Some(budget)) =
        (money("total").or_else(|| money("actual")), money("budget"))
    else {
        return;
    };
    let (_, end) = passage.sentence(at);
    let end = end.min(at + name.chars().count() + 30);
    const MORE: [&str; 6] =
        ["大于预算", "大于年初预算", "超出预算", "超过预算", "高于预算", "超预算"];
    const LESS: [&str; 4] = ["小于预算", "小于年初预算", "低于预算", "少于预算"];
    let found = |words: &[&'static str]| {
        (at..end).find_map(|from| {
            let word = words.iter().find(|word| passage.has(from, word))?;
            let denied = from > 0
                && matches!(passage.chars[from - 1], '未' | '没' | '不' | '无' | '止' | '绝');
            (!denied).then_some((from, *word))
        })
    };
    let wrong = match (found(&MORE), found(&LESS)) {
        (Some(place), _) if actual < budget => Some(place),
        (_, Some(place)) if actual > budget => Some(place),
        _ => None,
    };
    let Some((from, word)) = wrong else { return };
    let unit = subject.figures.unit;
    let message =
        format!("{name}决算 {}，预算 {}，不是“{word}”", actual.shown(unit), budget.shown(unit));
    if let Some(span) = passage.span(from, word.chars().count()) {
        let finding = Diagnostic::warning("E15", message).at(span).hint("照数字改说法，或核对数据");
        findings.push(finding);
    }
}

rule! {
    /// 正文里手打的合计，与自有的表的合计不同。
    ///
    /// 为什么：表里 172 批，文里写“共接待 127 批”，必有一个错了。
    ///
    /// 例：“共接待127批”，表的合计是 172 批。
    ///
    /// 怎么办：写 ${data_tables.….total.…}，由程序印数。
    TABLE_TOTALS = "E03", "正文的合计与表不符", All, table_totals
}

fn table_totals(subject: &Subject, findings: &mut Diagnostics) {
    for passage in subject.passages.iter().filter(|passage| !passage.is_name) {
        for number in numbers(passage) {
            let before = passage.text(number.at.saturating_sub(8), number.at);
            let whole =
                ["共", "累计", "合计", "总计", "全年"].iter().any(|word| before.contains(word));
            let about = before.contains(['约', '近', '超']) || is_about(passage, &number);
            let typed = !passage.is_cited(number.at, number.length) && !about;
            if whole && typed && !before.contains(['，', '。', '；']) {
                total_of(subject, passage, &number, findings);
            }
        }
    }
}

/// A number of things that a table counts, and no cell of it has.
fn total_of(subject: &Subject, passage: &Passage, number: &Number, findings: &mut Diagnostics) {
    for table in &subject.report.data_tables {
        let under = format!("data_tables.{}", table.id.value);
        for column in &table.columns {
            let unit = column.unit.as_ref().map_or("", |unit| unit.value.as_str());
            if unit.is_empty() || !passage.has(number.at + number.length, unit) {
                continue;
            }
            let end = format!(".{}", column.id.value);
            let cells = subject.figures.iter().filter(|figure| {
                figure.id.as_str().starts_with(&under) && figure.id.as_str().ends_with(&end)
            });
            let known = cells.filter_map(|figure| match figure.value() {
                Some(Value::Count(count, _)) => Some(*count),
                _ => None,
            });
            let Some(total) = subject.figure(&format!("{under}.total{end}")) else { continue };
            if known.into_iter().any(|count| count == number.value) || total.value().is_none() {
                return;
            }
            let message =
                format!("{}是 {}，正文写 {}", total.name, subject.exact(total), number.value);
            let length = number.length + unit.chars().count();
            let Some(span) = passage.span(number.at, length) else { return };
            let finding = Diagnostic::warning("E03", message)
                .label(span, "正文所写")
                .label(total.place, "表的合计")
                .hint(format!("正文里写 ${{{}}}，由程序印数", total.id));
            return findings.push(finding.figure(&total.id));
        }
    }
}
