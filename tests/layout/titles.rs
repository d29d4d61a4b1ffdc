//! Titles that are too long for a line.

use jixiao::doc::{BlockKind, InlineKind};

use super::house::*;

fn parted(text: &str) -> Vec<String> {
    lines(&document([title(text)]))
}

#[test]
fn what_fits_stays_whole() {
    assert_eq!(parted("2023年整体支出绩效自评报告").len(), 1);
    assert_eq!(parted("部门整体支出绩效评价基础数据表").len(), 1);
}

#[test]
fn long_titles_part_by_sense() {
    let cases = [
        "中共常宁市委机关和事务接待中心|2023年整体支出绩效自评报告",
        "常宁市退役军人事务局|2024年度部门整体支出绩效自评报告",
        "湖南省衡阳市常宁市人力资源和社会保障局|2023年度部门整体支出绩效自评报告",
        "关于湖南中联天地科技有限公司2023年度|财政专项资金项目支出绩效评价情况的报告",
        "常宁市住房和城乡建设局|关于《常宁市城市管理办法》|实施情况的自评报告",
        "衡阳市南岳区祝融街道办事处|二〇二三年度部门整体支出绩效自评报告",
    ];
    for case in cases {
        assert_eq!(parted(&case.replace('|', "")).join("|"), case);
    }
}

#[test]
fn asked_for_lines_are_kept_and_counted() {
    let mut content = words("中共常宁市委机关和事务接待中心");
    content.push(inline(InlineKind::Break));
    content.extend(words("2023年整体支出绩效自评报告"));
    let document = document([BlockKind::Title(content)]);
    assert_eq!(lines(&document), ["中共常宁市委机关和事务接待中心", "2023年整体支出绩效自评报告"]);
    let resolved = laid(&document).resolved;
    assert_eq!(resolved.title_breaks.values().collect::<Vec<_>>(), [&vec![15]]);
}

#[test]
fn any_length_is_laid_out() {
    for length in 0..120 {
        let text: String = "绩效自评报告关于局".chars().cycle().take(length).collect();
        assert_eq!(parted(&text).concat(), text);
    }
}
