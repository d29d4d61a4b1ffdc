//! So many things as a sentence names: 针灸、推拿、拔罐、艾灸4类适宜技术; 《…》《…》《…》3项制度; 三个项目的执行率分别为….

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::base::says::says;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;
use crate::statements::numbers::number_at;
use crate::statements::numerals::{is_part_of_numeral, small_number};
use crate::statements::passage::Passage;

/// Numbers of what the sentence has one by one.
pub(crate) static ITEM_COUNTS: CheckRule = CheckRule::new(codes::E44, Needs::Lists, item_counts);

fn item_counts(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|one| !one.is_name && !one.is_document) {
        for counted in counted(passage) {
            let listed = titles(passage, &counted)
                .or_else(|| names(context, passage, &counted))
                .or_else(|| respectively(passage, &counted));
            let Some(listed) = listed.filter(|listed| *listed != counted.number) else { continue };
            let written = passage.text(counted.at, counted.end + 1);
            let message = format!("列了{listed}个，却写“{written}”");
            let words = (context.code, message, "补全或改个数；没有列全的写“等”");
            report_once(passage, (counted.at, counted.end + 1), words, findings);
        }
    }
}

/// A whole number, in digits or in numerals.
struct ListedCount {
    at: usize,
    end: usize,
    number: u32,
}

fn counted(passage: &Passage) -> Vec<ListedCount> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < passage.chars.len() {
        let length = passage.chars[at..].iter().take_while(|c| is_part_of_numeral(**c)).count();
        let number = small_number(&passage.text(at, at + length)).filter(|_| length > 0);
        let decimal = at > 0 && matches!(passage.chars[at - 1], '.' | '第' | ',');
        found.extend(number.filter(|_| !decimal).map(|number| ListedCount {
            at,
            end: at + length,
            number,
        }));
        at += length.max(1);
    }
    found
}

/// How many titles stand right before a number: 《…》《…》和《…》3项制度.
fn titles(passage: &Passage, counted: &ListedCount) -> Option<u32> {
    let unit = passage.chars.get(counted.end).filter(|c| "项个部件份".contains(**c));
    unit?;
    let (mut count, mut end) = (0, counted.at);
    while end > 0 && passage.chars[end - 1] == '》' {
        let open = passage.chars[..end].iter().rposition(|c| *c == '《')?;
        count += 1;
        end = open;
        if end > 0
            && "、和及与".contains(passage.chars[end - 1])
            && end > 1
            && passage.chars[end - 2] == '》'
        {
            end -= 1;
        }
    }
    (count > 1).then_some(count)
}

/// What is counted by names that stand before the number.
const NAMED: &[&str] = &[
    "类适宜技术",
    "类重点行业",
    "类行业",
    "类人员",
    "类人群",
    "类产品",
    "类商品",
    "类食品",
    "类疾病",
    "类病种",
    "类慢性病",
    "类资金",
    "类补贴",
    "类岗位",
    "类场所",
    "类作物",
    "类设施",
    "类资源",
    "类垃圾",
    "种疾病",
    "种作物",
    "种农作物",
    "种疫苗",
    "种慢性病",
    "种农药",
    "种技术",
    "项适宜技术",
    "项补贴",
    "项补助",
    "项制度",
    "项技术",
    "项救助",
    "项服务",
    "个村",
    "个行政村",
    "个社区",
    "个乡镇",
    "个镇",
    "个街道",
    "个片区",
    "个专业",
    "个科室",
    "个股室",
    "个处室",
    "个小区",
    "个学科",
    "个病种",
    "个县",
    "个区",
    "个县区",
    "个工种",
    "个行业",
    "个重点行业",
    "个园区",
    "个林场",
    "个水库",
    "门学科",
    "门课程",
    "所学校",
    "所小学",
    "家医院",
    "家卫生院",
    "条河流",
    "座水库",
    "座泵站",
    "个重点专科",
    "个专科",
    "个窗口",
];

/// Words that are no names of what is counted: what is done with it.
const DONE: &[&str] = &[
    "采购", "验收", "安装", "调试", "审批", "公示", "检查", "培训", "宣传", "实施", "建设", "管理",
    "推进", "完成", "开展", "组织", "审核", "评审", "抽查", "走访", "指导", "统筹", "协调", "规划",
    "申报", "整治", "改造", "维修", "监测", "督查", "覆盖", "涉及", "惠及", "服务",
];

/// How many short names stand before a number of them, with nothing else since the last mark.
fn names(context: &CheckContext, passage: &Passage, counted: &ListedCount) -> Option<u32> {
    let kind = NAMED.iter().filter(|word| passage.has(counted.end, word));
    let kind = kind.max_by_key(|word| word.len())?;
    let behind = counted.end + kind.chars().count();
    let ends =
        passage.chars.get(behind).is_none_or(|c| "，。；）、每开实完的均都全和及与逐".contains(*c));
    let mark = |c: &char| "，。；：（）\n“”".contains(*c);
    let start = passage.chars[..counted.at].iter().rposition(mark).map_or(0, |at| at + 1);
    let list = passage.text(start, counted.at);
    let open = list.ends_with('等');
    let items: Vec<&str> = list.trim_end_matches('等').split('、').collect();
    let last = items.last()?;
    let joined = last.contains(['和', '及', '与']);
    let verbs =
        |item: &&str| DONE.contains(item) || context.words.verbs.iter().any(|verb| verb == item);
    let short = |item: &&str| (2..=6).contains(&item.chars().count()) && item.chars().all(is_han);
    let later = items.get(1..)?;
    let plain = items.len() > 2
        && later.iter().all(short)
        && !joined
        && !later.iter().any(verbs)
        && !later.iter().any(|item| item.chars().any(is_part_of_numeral))
        && items[0].chars().count() <= 12
        && !items[0].chars().any(|c| c.is_ascii_digit())
        && ends;
    // 城关镇、白沙镇、合口镇4个村: the villages are in them.
    let place = |item: &&str| item.ends_with(['镇', '乡', '县', '区', '道', '市']);
    if later.iter().all(place)
        && !later.iter().all(|item| kind.chars().last() == item.chars().last())
    {
        return None;
    }
    let number = items.len() as u32;
    // 健身、美容、教育培训等3类: 等 may close a list, and may leave it open.
    let sure = if open { counted.number < number } else { counted.number.abs_diff(number) <= 2 };
    (plain && sure).then_some(number)
}

/// How many numbers stand behind 分别为 for so many things: 三个项目的执行率分别为89.60%、85.94%和70.00%.
fn respectively(passage: &Passage, counted: &ListedCount) -> Option<u32> {
    passage.has(counted.end, "个").then_some(())?;
    let (start, stop) = passage.sentence(counted.at);
    let far = stop.min(counted.end + 24);
    let word =
        (counted.end..far).find(|at| passage.has(*at, "分别为") || passage.has(*at, "依次为"))?;
    let between = passage.text(counted.end + 1, word);
    let plain = between.contains('的')
        && between.chars().all(is_han)
        && !says(&between, &["和", "与", "及", "中"]);
    let before = passage.text(start, counted.at);
    let begins = before.is_empty() || before.ends_with(['，', '；']);
    if !plain || !begins {
        return None;
    }
    let (mut count, mut at) = (0, word + 3);
    loop {
        let number = number_at(passage, at)?;
        count += 1;
        match passage.chars.get(number.end) {
            Some('、' | '和') => at = number.end + 1,
            _ => break,
        }
    }
    (count > 1).then_some(count)
}
