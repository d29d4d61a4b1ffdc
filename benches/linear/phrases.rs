//! Phrases that stand again and again in one paragraph.

/// A phrase: its name, how often it stands in the paragraph, and what it says there.
type PhraseKind = (&'static str, usize, fn(usize) -> String);

/// All kinds.
pub(super) const PHRASES: [PhraseKind; 38] = [
    ("amounts of parts", 1_000, |i| format!("其中：甲{i}万元，乙{}万元，", i + 1)),
    ("ordinals", 4_000, |i| format!("一是完成{i}项；")),
    ("counts of things", 4_000, |i| format!("甲、乙、丙等{i}个单位，")),
    ("ranges", 2_000, |i| format!("{i}—{}万元，", i + 3)),
    ("averages", 1_000, |i| format!("共{}人，总支出{}万元，人均{i}元，", i + 1, i * 3)),
    ("a list of amounts", 1_000, |i| {
        format!("{}项目{i}支出{i}.00万元、", if i == 0 { "其中：" } else { "" })
    }),
    ("citations in a list", 8_000, |_| "${income.total}、".into()),
    ("numbers of documents", 4_000, |i| format!("湘财绩〔2020〕{i}号、")),
    ("documents with numbers", 4_000, |i| format!("《办法{i}》（湘财绩〔2020〕{i}号），")),
    ("dates", 4_000, |i| format!("{}年{}月{}日，", 2000 + i % 30, 1 + i % 12, 1 + i % 28)),
    ("dates with rates", 4_000, |i| format!("{}年1月1日，比上年增长{}%。", 2000 + i % 30, i % 90)),
    ("numbers for ranges of years", 2_000, |i| format!("2021年至2023年分别为{i}人、{}人，", i + 2)),
    ("multiples", 4_000, |i| format!("是上年的{i}倍，")),
    ("completions", 1_000, |i| format!("预算{}万元，决算{i}万元，完成预算的{}%，", i + 1, i % 100)),
    ("numbered items", 4_000, |i| format!("（{i}）甲；")),
    ("numbers of telephones", 4_000, |i| format!("0730-{i:07}，")),
    ("numbers of persons", 4_000, |i| format!("430102199001{i:06}，")),
    ("numbers of headings", 8_000, |_| "一、甲二、乙（一）丙".into()),
    ("rates of change", 4_000, |i| format!("增长{}.{:02}%，", i % 90, i % 97)),
    ("amounts of last year", 1_000, |i| {
        format!("上年{i}万元，本年{}万元，比上年增长{}%，", i + 1, i % 100)
    }),
    ("shares", 8_000, |i| format!("占{}%，", i % 100)),
    ("totals", 4_000, |i| format!("合计{i}万元，")),
    ("amounts of items", 2_000, |i| format!("办公费{i}万元，")),
    ("scores", 8_000, |i| format!("得{}分，", i % 100)),
    ("colons", 32_000, |_| "：".into()),
    ("amounts from and to", 2_000, |i| format!("从{i}万元增加到{}万元，", i + 5)),
    ("persons from and to", 2_000, |i| format!("由{}人减少为{i}人，", i + 9)),
    ("amounts with names", 1_000, |i| format!("“三公”经费{i}万元，公务接待费{i}万元，")),
    ("points", 4_000, |i| format!("提高{i}个百分点，")),
    ("sums", 4_000, |i| format!("{i}＋{i}＝{}，", 2 * i)),
    ("persons", 4_000, |i| format!("在职人员{i}人，")),
    ("amounts respectively", 1_000, |i| format!("分别为{i}万元、{}万元、{}万元，", i + 1, i + 2)),
    ("things", 8_000, |i| format!("{i}个，")),
    ("names of documents", 8_000, |i| format!("《办法{i}》，")),
    ("parts with shares and changes", 500, |i| {
        format!(
            "全年支出{}万元，其中甲{i}万元，占50%，乙{i}万元，占50%，比上年增加{i}万元，增长{}%，",
            i * 2,
            i % 90
        )
    }),
    ("numbers of headings without a break", 20_000, |_| "1-".into()),
    ("marks of raising without an end", 10_000, |_| "m^2".into()),
    ("raised numbers", 4_000, |i| format!("m^2^{i}，")),
];
