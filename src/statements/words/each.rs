//! The words for each one of what an average or a price is for.

/// What one of something is called: 人 of 人均, 校 of 每校.
#[derive(Clone, Copy)]
pub struct Each {
    /// The word.
    pub word: &'static str,
    /// The measure words by which so many are counted, by their meaning; none where no count divides.
    pub counted: &'static [&'static str],
    /// Whether 人均 or 每人 in a label makes an average or a price of its number; not where it is part of other words.
    pub is_in_labels: bool,
}

const fn each(word: &'static str, counted: &'static [&'static str]) -> Each {
    Each { word, counted, is_in_labels: true }
}

impl Each {
    const fn not_in_labels(self) -> Self {
        Self { is_in_labels: false, ..self }
    }
}

/// All of them.
pub const EACH: &[Each] = &[
    each("人", &["人", "人次"]),
    each("车", &["辆", "台"]),
    each("户", &["户", "家"]),
    each("批", &["批"]),
    each("亩", &["亩"]),
    each("村", &["个", "村"]),
    each("生", &["人", "人次"]),
    each("床", &["张", "床"]),
    each("台", &["台"]),
    each("套", &["套", "台"]),
    each("场", &["场"]),
    each("期", &["期"]),
    each("次", &["次", "场", "期", "批", "人次"]),
    each("件", &["件"]),
    each("辆", &["辆"]),
    each("公里", &["公里"]),
    each("平方米", &["㎡"]),
    each("份", &["份"]),
    each("册", &["册"]),
    each("天", &["天"]),
    each("日", &["天"]),
    each("月", &["月"]),
    each("座", &["座"]),
    each("处", &["处"]),
    each("家", &["家"]),
    each("所", &["所"]).not_in_labels(),
    each("名", &["人", "人次"]),
    each("个", &["个"]),
    each("项", &["项", "个"]),
    each("项目", &["个", "项"]),
    each("校", &["所"]),
    each("班", &["个", "班"]),
    each("吨", &["吨"]),
    each("米", &["米"]),
    each("条", &["条"]).not_in_labels(),
    each("间", &["间"]),
    each("株", &["株"]),
    each("盏", &["盏"]),
    each("科", &["个"]),
    each("笔", &["笔"]),
    each("案", &["件", "起", "宗"]),
    each("院", &["家", "所", "个"]),
    each("园", &["所", "个"]),
    each("年", &[]),
    each("栋", &[]),
];
