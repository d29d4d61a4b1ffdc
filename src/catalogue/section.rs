//! The eight sections of a report: their codes with their names.

/// The code of 部门概况.
pub(super) const OVERVIEW: &str = "overview";
/// The code of 自评工作情况.
pub(super) const EVALUATION: &str = "evaluation";
/// The code of 绩效目标设置情况.
pub(super) const GOALS: &str = "goals";
/// The code of 部门整体支出情况, which speaks of whatever no other section does.
pub const SPENDING: &str = "spending";
/// The code of 预算管理情况.
pub(super) const MANAGEMENT: &str = "management";
/// The code of 整体绩效, at whose end pictures stand that say no place.
pub const RESULTS: &str = "results";

/// Codes of the eight sections, at whose end something of the unit's own may stand.
pub const SECTIONS: [(&str, &str); 8] = [
    (OVERVIEW, "部门概况"),
    (EVALUATION, "自评工作情况"),
    (GOALS, "绩效目标设置情况"),
    (SPENDING, "部门整体支出情况"),
    (MANAGEMENT, "预算管理情况"),
    (RESULTS, "整体绩效"),
    ("problems", "存在问题"),
    ("improvements", "今后改进措施"),
];

/// Where a picture may stand: at the end of a section, or in an attachment of its own.
pub const PICTURE_PLACES: [(&str, &str); 9] = {
    let mut places = [("attachment", "附件"); 9];
    let mut section = 0;
    while section < SECTIONS.len() {
        places[section] = SECTIONS[section];
        section += 1;
    }
    places
};
