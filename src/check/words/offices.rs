//! An office that answers for something, or that a title or a sentence names, and that is not among 内设机构.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::base::source::Span;
use crate::catalogue::keys;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::DataCell;
use crate::figures::Value;
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// Offices.
pub(crate) static OFFICES: CheckRule = CheckRule::new(codes::E17, Needs::Lists, offices);

/// The last characters of names of offices.
const ENDS: [char; 5] = ['股', '科', '处', '部', '室'];

/// What the facts know of the unit's offices.
struct KnownOffices<'a> {
    /// 内设机构 by their names, without marks around them.
    listed: Vec<&'a str>,
    /// The titles of persons, which may name an office that is not listed: 财政办负责人.
    titles: Vec<&'a str>,
    /// The unit and its 下属单位.
    units: Vec<&'a str>,
    /// Whether the facts say that there is no office.
    are_none: bool,
}

fn offices(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let listed = report.values.texts(keys::OFFICE_NAMES).iter();
    // 借阅部（含少儿室） is 借阅部.
    let bare = |name: &'_ str| name.find(['（', '(']).unwrap_or(name.len());
    let listed = listed.map(|name| name.value.trim()).map(|name| &name[..bare(name)]);
    let listed: Vec<_> = listed.map(|name| name.trim_matches(|c: char| !is_han(c))).collect();
    let count = context.stated(keys::OFFICE_COUNT).and_then(|figure| figure.value());
    let are_none = matches!(count, Some(Value::Count(count, _)) if count.is_zero());
    let titles = report.group.iter().filter_map(|one| Some(one.title.as_ref()?.value.as_str()));
    let subordinates = report.subordinates.iter().map(|one| one.name.value.trim());
    let known = KnownOffices {
        titles: titles.collect(),
        units: subordinates.chain([report.unit_name()]).collect(),
        are_none: are_none && listed.is_empty(),
        listed,
    };
    if known.listed.is_empty() && !known.are_none {
        return;
    }
    owners(context, &known, findings);
    titles_of_persons(context, &known, findings);
    in_prose(context, &known, findings);
}

/// 责任人 of improvements.
fn owners(context: &CheckContext, known: &KnownOffices, findings: &mut Diagnostics) {
    for owner in context.report.improvements.iter().filter_map(|one| one.owner.as_ref()) {
        let text = owner.words();
        for name in text.split(['、', '，', '；', '和', '及', '与']).map(str::trim) {
            let named = known.titles.iter().any(|title| title.contains(name));
            // 妇产科 is not among 职能科室, but a table or another text has it.
            let elsewhere =
                || known.nearest(name).is_none() && stands_elsewhere(context, name, owner.span);
            // 招生就业办 of 招生就业处; without such a twin 办 is the end of many words.
            let twin =
                name.ends_with('办') && known.listed.iter().any(|right| has_same_head(right, name));
            if (is_office(name) || twin) && !known.has(name) && !named && !elsewhere() {
                unknown(context, known, (name, owner.span), findings);
            }
        }
    }
}

/// Whether another text or a table of the facts has a name.
fn stands_elsewhere(context: &CheckContext, name: &str, here: Span) -> bool {
    let in_texts =
        context.passages.iter().any(|one| !one.is_in(here) && !one.find(name).is_empty());
    let rows = context.report.data_tables.iter().flat_map(|table| &table.rows);
    let is_it =
        |cell: &DataCell| matches!(cell, DataCell::Text(words) if words.value.contains(name));
    in_texts || rows.flat_map(|row| &row.cells).any(is_it)
}

/// Whether a name is that of one office: not 各科室, 相关股室, 领导小组办公室.
fn is_office(name: &str) -> bool {
    const OTHER: [&str; 20] = [
        "各",
        "等",
        "相关",
        "有关",
        "全体",
        "业务科",
        "业务股",
        "业务部",
        "业务处",
        "职能",
        "组",
        "教研",
        "科室",
        "股室",
        "处室",
        "部室",
        "责任",
        "牵头",
        "局",
        "委",
    ];
    let fits = (2..=9).contains(&name.chars().count()) && name.chars().all(is_han);
    fits && name.ends_with(ENDS) && !OTHER.iter().any(|word| name.contains(word))
}

impl KnownOffices<'_> {
    /// Whether an office is one of the listed ones, of a subordinate unit, or called so in short: 办公室 of 党政办公室.
    fn has(&self, name: &str) -> bool {
        let of_unit = |unit: &&str| unit.contains(name);
        // 采编部 is 采访、编目部 in short.
        let of_several = |one: &&str| one.contains(['、', '和', '与']) && is_cut(one, name);
        self.listed.contains(&name)
            || self.listed.iter().any(of_several)
            || self.units.iter().any(of_unit)
            || name.ends_with("办公室") && self.has_such(name)
    }

    /// Whether a listed office may be called by such a name: 办公室, or where no other office of a full name is one.
    fn has_such(&self, name: &str) -> bool {
        let full = |one: &&&str| one.ends_with("办公室") && one.chars().count() >= 6;
        let listed = self.listed.iter().any(|one| one.ends_with("办公室"));
        listed && (name.chars().count() < 6 || self.listed.iter().filter(full).count() < 2)
    }

    /// The listed office that a name most likely means: with another last character, with another word within, with its characters in another order, cut
    /// short, or one character wrong of four and more.
    fn nearest(&self, name: &str) -> Option<&str> {
        let by = |is: fn(&str, &str) -> bool| {
            let mut found = self.listed.iter().copied().filter(|right| is(right, name));
            found.next().filter(|_| found.next().is_none())
        };
        let ways = [has_same_head, is_anagram, is_cut, is_slip, has_same_ends];
        ways.into_iter().find_map(by)
    }
}

/// A name without its last character, 科, 股 or 办.
fn head(name: &str) -> Option<&str> {
    let head = name.strip_suffix(ENDS).or_else(|| name.strip_suffix('办'));
    let head = head.filter(|head| head.chars().count() >= 2);
    head.filter(|_| !name.ends_with("办公室"))
}

/// 平安法治办公室 of 平安建设办公室.
fn has_same_ends(right: &str, name: &str) -> bool {
    let head = |text: &str| text.chars().take(2).collect::<String>();
    let rooms = right.ends_with("办公室") && name.ends_with("办公室");
    rooms && right.chars().count() >= 6 && head(right) == head(name)
}

fn has_same_head(right: &str, name: &str) -> bool {
    right != name && head(right).is_some() && head(right) == head(name)
}

fn is_anagram(right: &str, name: &str) -> bool {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    right != name && sorted(right) == sorted(name)
}

/// 规划股 of 规划建设股.
fn is_cut(right: &str, name: &str) -> bool {
    let mut rest = right.chars();
    let kept = name.chars().all(|c| rest.any(|other| other == c));
    let (long, short) = (right.chars().count(), name.chars().count());
    kept && short >= 3 && long > short
}

fn is_slip(right: &str, name: &str) -> bool {
    let wrong = right.chars().zip(name.chars()).filter(|(one, other)| one != other).count();
    let length = right.chars().count();
    length == name.chars().count() && wrong == 1 && length >= 4
}

fn unknown(
    context: &CheckContext,
    known: &KnownOffices,
    (name, span): (&str, Span),
    findings: &mut Diagnostics,
) {
    let (message, hint) = match known.nearest(name) {
        _ if known.are_none => (
            format!("内设机构填的是 0 个，责任部门写“{name}”"),
            "内设机构照三定方案填名称；确实没有的，责任人写岗位或姓名",
        ),
        Some(right) => (
            format!("内设机构里没有“{name}”，是不是“{right}”"),
            "照内设机构的名称改，或核对 organization.offices.names",
        ),
        None => (
            format!("责任部门“{name}”不在内设机构里"),
            "照内设机构的名称改；内设机构没有列全的，补进 organization.offices.names",
        ),
    };
    findings.push(context.finding(message).at(span).hint(hint));
}

/// 财务股股长 where 内设机构 has 财务科: the office of a title with another last character.
fn titles_of_persons(context: &CheckContext, known: &KnownOffices, findings: &mut Diagnostics) {
    for title in context.report.group.iter().filter_map(|one| one.title.as_ref()) {
        let text = title.value.trim();
        let ends = text.char_indices().filter(|(_, c)| ENDS.contains(c));
        let names = ends.map(|(at, c)| &text[..at + c.len_utf8()]);
        let wrong = names.filter(|name| !known.has(name)).find_map(|name| {
            let right = known.listed.iter().find(|right| has_same_head(right, name))?;
            Some((name, *right))
        });
        let listed = known.listed.iter().any(|one| text.contains(one));
        if let Some((name, right)) = wrong.filter(|_| !listed) {
            let message = format!("职务写“{text}”，内设机构里没有“{name}”，是不是“{right}”");
            let hint = "照内设机构的名称改，或核对 organization.offices.names";
            findings.push(context.finding(message).at(title.span).hint(hint));
        }
    }
}

/// 规划建设股 in a sentence where 内设机构 has 规划建设科.
fn in_prose(context: &CheckContext, known: &KnownOffices, findings: &mut Diagnostics) {
    let twins = known.listed.iter().flat_map(|right| {
        let twin = |end: &char| Some((format!("{}{end}", head(right)?), *right));
        ENDS.iter().filter_map(twin).collect::<Vec<_>>()
    });
    let index = WordIndex::new(twins.filter(|(twin, _)| !known.has(twin)));
    let own = |one: &&Passage| !one.is_name && !one.is_document;
    for passage in context.passages.iter().filter(own) {
        // An owner that is an office alone has its finding already.
        let whole = passage.text(0, passage.chars.len());
        if is_office(whole.trim()) {
            continue;
        }
        for (at, written, right) in index.find(passage) {
            if is_whole_and_own(passage, at, written) {
                let message = format!("内设机构里没有“{written}”，是不是“{right}”");
                let hint = "照内设机构的名称改，或核对 organization.offices.names";
                context.report_word(passage, (at, written), (message, hint), findings);
            }
        }
    }
}

/// Whether a name ends where it stands and is not that of another body's office: not 财务部门, 县财政局规划建设股.
fn is_whole_and_own(passage: &Passage, at: usize, written: &str) -> bool {
    const GOES_ON: &str = "门学研技目普室理罚置于所分内外东份权队署长级";
    const OTHERS: [&str; 16] = [
        "局", "委", "厅", "院", "校", "省", "市", "县", "区", "上级", "主管", "财政", "原", "下属",
        "所属", "公司",
    ];
    // 规划财务处 is not 财务处.
    const LEADS: &str = "由经报到和与及在按是向请从归以";
    let before = at.checked_sub(1).map(|at| passage.chars[at]);
    let longer = before.is_some_and(|c| is_han(c) && !LEADS.contains(c));
    let behind = passage.chars.get(at + written.chars().count());
    let (start, _) = passage.sentence(at);
    let ahead = passage.text(start.max(at.saturating_sub(12)), at);
    let own = ahead.trim_end_matches(|c: char| "我本局院校".contains(c));
    let clause = own.rsplit(['，', '。', '；']).next().unwrap_or_default();
    !longer
        && !behind.is_some_and(|c| GOES_ON.contains(*c))
        && !OTHERS.iter().any(|word| clause.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{has_same_head, is_anagram, is_cut, is_office, is_slip};

    #[test]
    fn names_of_offices_go_wrong_in_four_ways() {
        assert!(has_same_head("规划建设股", "规划建设科") && !has_same_head("办公室", "办公处"));
        assert!(is_anagram("规划建设股", "建设规划股") && is_cut("规划建设股", "规划股"));
        assert!(is_slip("安全监督股", "安全监管股") && !is_slip("护理部", "总务部"));
    }

    #[test]
    fn what_stands_for_several_is_no_office() {
        let names = ["各科室", "相关股室", "职能科室", "县财政局", "张三", "业务科"];
        assert!(names.iter().all(|name| !is_office(name)) && is_office("规划建设科"));
    }
}
