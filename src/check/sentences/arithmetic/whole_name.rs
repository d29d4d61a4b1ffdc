//! The words behind 占 to the name of the whole.

/// The name behind 占, without the words around it.
pub(crate) fn whole_name(of: &str) -> &str {
    let of = of.trim_start_matches(['全', '总', '本', '年', '当', '比', '到', '了', '其', '所']);
    let mut name = of.trim_end_matches([' ', '：', '为', '达', '约', '近']);
    for end in ["的比重", "的比例", "比重", "比例", "的", "总额", "总数", "合计", "总量", "比"]
    {
        name = name.strip_suffix(end).unwrap_or(name);
    }
    name
}
