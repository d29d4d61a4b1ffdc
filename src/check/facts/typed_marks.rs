//! Marks and words that are typed into a value to which the report adds its own, or that no value begins or ends with.

use std::collections::HashSet;

use crate::base::bodies::ends_as_body;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::reason_leads::lead;
use crate::base::source::Span;
use crate::catalogue::keys;
use crate::check::facts::typed_code::code;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::TextKind;
use crate::data::model::{DataColumn, Fact, Prose};

/// Values with marks or words too many.
pub(crate) static TYPED_MARKS: CheckRule = CheckRule::new(codes::B21, Needs::All, typed_marks);

fn typed_marks(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for prose in report.proses() {
        beginning(context, prose, findings);
        code(context, &prose.words(), prose.span, findings);
    }
    for reason in report.proses_of(&[TextKind::Reason, TextKind::Cause]) {
        introduced(context, reason, findings);
    }
    for duty in &report.duties {
        introduced_duty(context, duty, findings);
    }
    for title in report.proses_of(&[TextKind::Title]) {
        joined(context, title.words().trim(), title.span, findings);
    }
    for fact in report.lines_of(&[TextKind::Name]) {
        joined(context, &fact.value, fact.span, findings);
        quoted(context, fact, findings);
        code(context, &fact.value, fact.span, findings);
    }
    ends(context, findings);
    for column in report.data_tables.iter().flat_map(|table| &table.columns) {
        united(context, column, findings);
    }
    for fact in report.lines_of(&[TextKind::Code]) {
        quoted(context, fact, findings);
        digits_of_code(context, fact, findings);
    }
    for fact in other_names(context) {
        code(context, &fact.value, fact.span, findings);
    }
    for row in [keys::OFFICE_NAMES, keys::USES] {
        one_item(context, report.values.texts(row), findings);
    }
    let offices = report.values.texts(keys::OFFICE_NAMES).iter();
    for name in offices.chain(report.subordinates.iter().map(|one| &one.name)) {
        counted_as_one(context, name, findings);
    }
    for due in report.proses_of(&[TextKind::Due]) {
        day(context, due, findings);
    }
    if let Some(phone) = report.values.words.get(keys::PHONE) {
        digits(context, phone, findings);
    }
}

/// Names that may end with any mark: those of income, of columns and words of own tables, of indicators.
fn other_names<'a>(context: &CheckContext<'a>) -> Vec<&'a Fact<String>> {
    let mut all = context.report.lines_of(&[TextKind::Level, TextKind::Label, TextKind::Cell]);
    // A word of a path that several indicators share is one.
    let mut seen = HashSet::new();
    all.retain(|fact| seen.insert(fact.value.as_str()));
    all
}

/// A text that begins with a mark which only stands within a sentence.
fn beginning(context: &CheckContext, prose: &Prose, findings: &mut Diagnostics) {
    let words = prose.words();
    let starts = prose.pieces.first().is_some_and(|piece| {
        matches!(piece, crate::data::model::ProsePiece::Text(text) if text.trim_start().starts_with(['，', '、', '；', '：', '。', '！', '？']))
    });
    if let Some(mark) = words.trim_start().chars().next().filter(|_| starts) {
        let message = format!("这段文字以“{mark}”开头");
        let hint = "前面漏了字的补上；多打的标点删去";
        findings.push(context.finding(message).at(prose.span).hint(hint));
    }
}

/// Words before a reason that do not go together with those that the report prints.
const INTRODUCTIONS: [&str; 6] =
    ["一是", "（一）", "主要原因", "原因:", "比上年增加的", "比上年减少的"];

/// A reason with the words that the report prints before it.
fn introduced(context: &CheckContext, reason: &Prose, findings: &mut Diagnostics) {
    let words = reason.words();
    let words = words.trim_start();
    let own = INTRODUCTIONS.into_iter().find(|word| words.starts_with(word));
    // 主要原因是是校舍维修.
    let is = (words.starts_with('是') && !words.starts_with("是否")).then_some("是");
    let found = own.or_else(|| lead(words)).or(is);
    if let Some(word) = found {
        let message = format!("原因以“{word}”开头，报告在前面已经印“主要原因是”");
        findings
            .push(context.finding(message).at(reason.span).hint("删去开头的这几个字，直接写原因"));
    }
}

/// A duty with the words that the report prints before it.
fn introduced_duty(context: &CheckContext, duty: &Prose, findings: &mut Diagnostics) {
    const LEADS: [&str; 8] =
        ["主要职能职责", "主要职责", "主要职能", "职责是", "职能是", "职责：", "职责为", "职能为"];
    let words = duty.words();
    let begins = words.trim_start();
    let lead = LEADS.iter().find(|lead| begins.starts_with(**lead));
    let Some(lead) = lead.filter(|lead| !begins.starts_with(&format!("{lead}的"))) else { return };
    let message = format!("职责以“{lead}”开头，报告在前面已经印“主要职能职责是”");
    let hint = "删去开头的这几个字，直接写做什么";
    findings.push(context.finding(message).at(duty.span).hint(hint));
}

/// A title or a name that ends with a mark, to which the report adds its own.
fn joined(context: &CheckContext, text: &str, span: Span, findings: &mut Diagnostics) {
    if let Some(mark) = text.chars().next_back().filter(|c| "：:，,；;、".contains(*c)) {
        let name = context.report.name_of(span);
        let message = format!("{name}“{text}”以“{mark}”结尾");
        findings.push(context.finding(message).at(span).hint("删去末尾的标点，要用的标点由程序印"));
    }
}

/// Marks that no name, code or office ends with.
const ENDS: [char; 14] =
    ['。', '；', '，', '、', '：', '！', '？', '.', ';', ',', ':', '!', '?', '．'];

/// Values of one line that end as a sentence or a part of one does. Documents are cited without it.
fn ends(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let kinds =
        [TextKind::Name, TextKind::Label, TextKind::Level, TextKind::Detail, TextKind::Code];
    let cited: HashSet<_> =
        report.values.texts(keys::DOCUMENTS).iter().map(|one| one.span).collect();
    let mut seen = HashSet::new();
    for fact in report.lines_of(&kinds) {
        let mark = fact.value.chars().next_back().filter(|mark| ENDS.contains(mark));
        let Some(mark) = mark.filter(|_| !cited.contains(&fact.span)) else { continue };
        // A word of a path that several indicators share is one.
        if !seen.insert(fact.value.as_str()) {
            continue;
        }
        let name = report.name_of(fact.span);
        let (message, hint) = match mark {
            '。' | '.' => (format!("{name}“{}”以句号结尾", fact.value), "名称末尾不打句号".into()),
            mark => {
                let hint = format!("删去末尾的“{mark}”，印在句子里就断开了");
                (format!("{name}“{}”以“{mark}”结尾", fact.value), hint)
            }
        };
        findings.push(context.finding(message).at(fact.span).hint(hint));
    }
}

/// A name within quotes.
fn quoted(context: &CheckContext, fact: &Fact<String>, findings: &mut Diagnostics) {
    let text = &fact.value;
    let whole = text.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    if whole.is_some_and(|inner| !inner.contains(['“', '”'])) {
        let name = context.report.name_of(fact.span);
        let message = format!("{name}{text}带了引号，印出来也带引号");
        findings.push(context.finding(message).at(fact.span).hint("去掉引号，照证照、批复上的写"));
    }
}

/// A column with its unit in its name, beside which the head prints it.
fn united(context: &CheckContext, column: &DataColumn, findings: &mut Diagnostics) {
    let Some(unit) = column.unit.as_ref().filter(|unit| !unit.value.is_empty()) else { return };
    let name = column.name.value.trim();
    if [('（', '）'), ('(', ')')].iter().any(|(open, close)| {
        name.strip_suffix(*close)
            .and_then(|name| name.strip_suffix(unit.value.as_str()))
            .is_some_and(|name| name.ends_with(*open))
    }) {
        let message = format!("列名“{name}”带了单位，表头在后面再印单位");
        findings.push(context.finding(message).at(column.name.span).hint("列名里删去括号和单位"));
    }
}

/// A list of one item in which several are joined.
fn one_item(context: &CheckContext, texts: &[Fact<String>], findings: &mut Diagnostics) {
    for text in texts {
        let bare = text.value.split(['（', '(']).next().unwrap_or_default();
        if bare.contains(['，', ',']) {
            let message = format!("列表的一项里有逗号：“{}”，程序把它当一项", text.value);
            let hint = "每项分开写，用半角逗号隔开：[办公室, 财务科]";
            findings.push(context.finding(message).at(text.span).hint(hint));
        }
    }
}

/// Several names of a list that is counted, joined to one; within brackets 、 names what an office has.
fn counted_as_one(context: &CheckContext, name: &Fact<String>, findings: &mut Diagnostics) {
    let bare = name.value.split(['（', '(', '“', '《']).next().unwrap_or_default();
    let is_body = |name| ends_as_body(name, |end| end.is_counted);
    let whole = |(first, rest)| is_body(first) && is_body(rest);
    if bare.split_once('、').is_some_and(whole) {
        let message = format!("列表的一项里有顿号：“{}”，程序把它当一项，个数就少了", name.value);
        let hint = "几个名称的，一个一项；确是一个名称的，用“和”字代替顿号";
        findings.push(context.finding(message).at(name.span).hint(hint));
    }
}

/// A date with hyphens or strokes in a text that is printed as it stands.
fn day(context: &CheckContext, due: &Prose, findings: &mut Diagnostics) {
    let words = due.words();
    let mut parts = words.trim().split(['-', '/', '.']);
    let number = |part: Option<&str>| {
        part.is_some_and(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
    };
    let dated = words.trim().len() >= 8
        && number(parts.next())
        && number(parts.next())
        && number(parts.next());
    if dated && parts.next().is_none() {
        let message = format!("时限“{}”照样印出", words.trim());
        let hint = "写成 2025年3月31日前、2025年6月底前";
        findings.push(context.finding(message).at(due.span).hint(hint));
    }
}

/// A telephone number with full-width digits, which are printed as they stand, or with too few or too many digits.
fn digits(context: &CheckContext, phone: &Fact<String>, findings: &mut Diagnostics) {
    if phone.value.chars().any(|c| ('０'..='９').contains(&c) || "－—–‐−".contains(c)) {
        let message = format!("电话“{}”用了全角数字或连字符", phone.value);
        findings.push(context.finding(message).at(phone.span).hint("数字和“-”用半角"));
        return;
    }
    let own = phone.value.trim();
    let count = own.chars().filter(char::is_ascii_digit).count();
    let plain = own.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' '));
    let right = match own.chars().next() {
        Some('0') => (10..=12).contains(&count),
        Some('1') if count > 8 => count == 11,
        _ => matches!(count, 7 | 8),
    };
    if plain && !right && count > 3 {
        let message = format!("电话“{own}”有 {count} 位数字，不像一个号码");
        let finding = Diagnostic::new(mistakes::ODD_NUMBER, message).at(phone.span);
        findings.push(finding.hint("座机写区号和 7 或 8 位号码，手机 11 位；几个号码用顿号隔开"));
    }
}

/// A code with full-width digits, which are printed as they stand, or in the form of a calculator: 4.3e13. A telephone
/// number has a finding of its own.
fn digits_of_code(context: &CheckContext, fact: &Fact<String>, findings: &mut Diagnostics) {
    let report = context.report;
    if report.values.words.get(keys::PHONE).is_some_and(|phone| phone.span == fact.span) {
        return;
    }
    let (name, text) = (report.name_of(fact.span), fact.value.trim());
    let wide = text.chars().any(|c| ('０'..='９').contains(&c) || ('Ａ'..='ｚ').contains(&c));
    let power = text.split_once(['e', 'E']).is_some_and(|(number, power)| {
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        number.contains('.')
            && digits(&number.replacen('.', "", 1))
            && digits(power.trim_start_matches('+'))
    });
    let (message, hint) = match (wide, power) {
        (true, _) => (format!("{name}“{text}”用了全角数字或字母"), "数字和字母用半角"),
        (_, true) => (
            format!("{name}“{text}”是科学记数法，照样印出"),
            "编码写全，加引号：\"43062420500001\"；从表格软件抄来的，先把那一格设成文本",
        ),
        _ => return,
    };
    findings.push(context.finding(message).at(fact.span).hint(hint));
}
