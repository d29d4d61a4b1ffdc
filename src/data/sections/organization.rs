//! 部门概况 and 人员.

use crate::data::fields::Fields;
use crate::data::model::{Fact, Organization, Staff, Subordinate};

/// 部门概况; must be there.
pub fn organization(f: &mut Fields) -> Organization {
    let nameless = Fact { value: String::new(), span: f.span() };
    f.must_section("organization", "部门概况", read).unwrap_or(Organization {
        name: nameless,
        short_name: None,
        code: None,
        duties: Vec::new(),
        office_count: None,
        office_names: Vec::new(),
        subordinates: Vec::new(),
    })
}

fn read(f: &mut Fields) -> Organization {
    let offices = f
        .section("offices", |f| (f.count("count", "内设股室数"), f.texts("names", "内设股室名称")));
    let (office_count, office_names) = offices.unwrap_or_default();
    Organization {
        name: f.must_text("name", "单位全称"),
        short_name: f.text("short_name", "自称"),
        code: f.text("code", "预算编码"),
        duties: f.proses("duties", "职能职责"),
        office_count,
        office_names,
        subordinates: f.rows("subordinates", "下属单位", |f| Subordinate {
            name: f.must_text("name", "名称"),
            budget_unit: f.flag("budget_unit", "是否预算单位"),
        }),
    }
}

/// 人员.
pub fn staff(f: &mut Fields) -> Staff {
    Staff {
        established: f.count("established", "编制数"),
        actual: f.count("actual", "在职人数"),
        last_year: f.count("last_year", "上年在职人数"),
        retired: f.count("retired", "离退休人数"),
    }
}
