//! Words beside the name of a thing that leave it the unit's own of the report's year.

const NEUTRAL: &[&str] = &[
    "全年", "本年度", "本年", "当年", "年度", "年末", "年底", "全局", "全馆", "全院", "全校", "全中心", "全单位", "部门", "单位", "我们",
    "实际", "完成", "共", "累计", "总计", "合计", "共计", "其中", "达到", "达", "为", "是", "了", "的", "有", "实现", "开展", "组织",
    "举办", "新增", "截至", "12月31日", "已", "均", "以及", "和", "及", "支出", "决算", "数", "量", "人次", "次数", "总数", "总量", "总",
    "指标", "完成值", "实际完成值", "目标值", "指标值", "目标", "任务", "计划", "年初", "综合", "整体", "现有", "实有", "核定", "批准", "年",
    "到", "“", "”", " ", "：", "得分", "得", "自评", "绩效", "资金", "金额", "投入", "经", "与", "只", "仅", "来", "各类", "发放", "提供",
    "采购", "开放", "建成", "总投资", "投资", "面积", "实施", "进行", "人数", "个数", "批次", "内设", "接待", "在", "中", "本级财政",
    "未达到", "没有达到", "超过", "超额", "比例", "考核", "调查", "结果", "显示", "问卷", "群众", "服务对象", "读者", "社会公众", "公众",
    "公众或服务对象", "社会公众或服务对象", "或", "测评", "平均", "家长", "学生", "患者", "职工", "村民", "居民", "圆满", "顺利", "各项", "各级", "派出", "另", "参加",
];

/// Whether a text is made of neutral words, years of the report and the unit's own names alone.
pub fn is_neutral(text: &str, own: &[&str], year: i32) -> bool {
    let this_year = year.to_string();
    let mut rest = text;
    while !rest.is_empty() {
        let words = NEUTRAL.iter().copied().chain(own.iter().copied()).chain([this_year.as_str()]);
        let longest = words.filter(|word| !word.is_empty() && rest.starts_with(word)).max_by_key(|word| word.len());
        match longest {
            Some(word) => rest = &rest[word.len()..],
            None => return false,
        }
    }
    true
}
