//! Each rule of the page in a named case.

use super::testing::*;

const PLAIN: &str = "负责市直机关事务的管理保障和服务工作协助相关部门拟订全市机关事务管理工作的具体政策规章制度并组织实施";

#[test]
fn first_light() {
    let rows = [
        ["财政拨款收入", "1067.03", "97.95"],
        ["其他收入", "22.37", "2.05"],
        ["合计", "1089.40", "100.00"],
    ];
    let rows: Vec<Vec<String>> =
        rows.iter().map(|r| r.iter().map(|t| t.to_string()).collect()).collect();
    let doc = document([
        title("2023年整体支出绩效自评报告"),
        heading(1, "一、", "部门概况"),
        body(&PLAIN.repeat(3)),
        body(
            "2023年度收入总计1089.40万元。其中：财政拨款收入1067.03万元，占97.95%；其他收入22.37万元，占2.05%。",
        ),
        crate::doc::BlockKind::Table(table(&["项目", "决算数", "占比（%）"], &rows)),
        body(PLAIN),
    ]);
    println!("{}", dumped(&doc));
    println!("{:?}", pages(&doc).1);
}
