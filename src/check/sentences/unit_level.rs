//! The name of a unit to its level of government.

/// What stands behind 市 or 区 in words that are no places.
const NOT_PLACES: [&str; 8] = ["场", "政", "容", "民", "域", "划", "属", "直"];

/// The level of a unit by its name: 青溪县水利局 is of a county, 望江县石桥镇人民政府 of a town.
pub(super) fn level_of(name: &str) -> Option<char> {
    let chars: Vec<char> = name.chars().collect();
    let small = |c: char| matches!(c, '镇' | '乡');
    let government = name.contains("政府") || name.contains("党委") || name.contains("委员会");
    let town = chars.iter().rposition(|c| small(*c)).filter(|at| government && *at >= 2);
    if let Some(at) = town {
        return Some(chars[at]);
    }
    let is_place = |at: usize| {
        let behind: String = chars[at + 1..].iter().take(2).collect();
        // 临江县市场监督管理局: another word begins here.
        let word = NOT_PLACES.iter().any(|rest| behind.starts_with(rest));
        "县市区旗".contains(chars[at]) && !(word && at > 1 && "县市区旗州".contains(chars[at - 1]))
    };
    let at = (0..chars.len()).rev().find(|at| is_place(*at)).filter(|at| *at >= 1 && *at <= 8)?;
    // 社区, 园区, 开发区, 城市, 市政 are no places.
    let before = chars[at - 1];
    let other = matches!(
        (before, chars[at]),
        ('社' | '园' | '发' | '新' | '景' | '校' | '林' | '库' | '治', '区') | ('城' | '超', '市')
    );
    (!other).then_some(chars[at])
}
