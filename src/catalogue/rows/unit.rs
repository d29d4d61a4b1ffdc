//! 部门概况 and 人员.

use crate::catalogue::column::Column;
use crate::catalogue::declaration::{
    Declaration, Kind, Limit, Manual, Name, Need, Operand, Phrase, Rate, SumOf,
};
use crate::catalogue::item_field::{FieldForm, ItemField, ItemForm};
use crate::catalogue::{keys, section};

const MANUAL: Manual = Manual::of("一、部门概况").within(section::OVERVIEW);

const PEOPLE: &[&str] = &["人", "名", "个"];

const ADMINISTRATIVE_POSTS: &str = "staff.administrative.established";
const CIVIL_SERVICE_POSTS: &str = "staff.civil_service.established";
const INSTITUTION_POSTS: &str = "staff.institution.established";
const WORKERS_POSTS: &str = "staff.workers.established";

const OF_OFFICES: &[&str] = &["个"];

/// What running text calls the offices within a unit behind their number; of the last three much else is called so, too.
pub const OFFICE_WORDS: &[&str] = &[
    "股室",
    "科室",
    "处室",
    "部室",
    "内设机构",
    "内设股室",
    "内设科室",
    "职能股室",
    "职能科室",
    "业务股室",
    "机构",
    "股",
    "室",
];

/// A kind of established posts, of people in post, of retired people.
const fn kind(key: &'static str, name: &'static str, whole: &'static str) -> Declaration {
    Declaration {
        part_of: Some(whole),
        optional: true,
        manual: Manual { note: "没有的不写", ..MANUAL },
        ..Declaration::count(key, name, "人")
    }
}

/// People of a kind within the posts of that kind.
const fn within(posts: &'static str) -> Limit {
    Limit::own_value(
        posts,
        "核对这一类的编制和在职人数；确实超编的，在 staff 下写 reason: 超编的主要原因，或在正文里说明",
    )
}

/// People who are in no post.
const fn others(key: &'static str, name: &'static str) -> Declaration {
    Declaration {
        manual: Manual { note: "没有的不写", ..MANUAL },
        ..Declaration::count(key, name, "人")
    }
}

pub(super) const ROWS: &[Declaration] = &[
    Declaration {
        required: true,
        manual: MANUAL,
        ..Declaration::new("organization", "部门概况", Kind::Section)
    },
    Declaration {
        required: true,
        manual: Manual { note: "与印章一致", ..MANUAL },
        ..Declaration::new(keys::UNIT_NAME, "单位全称", Kind::Words)
    },
    Declaration {
        manual: Manual { note: "全文只用这一个；没有填就是全称", ..MANUAL },
        ..Declaration::new(keys::UNIT_SHORT_NAME, "自称", Kind::Words)
    },
    Declaration {
        manual: Manual { note: "印在整体自评表里", ..MANUAL },
        ..Declaration::new(keys::UNIT_CODE, "预算编码", Kind::Words)
    },
    Declaration {
        manual: Manual { note: "各项目的主管部门，项目里另填的除外", ..MANUAL },
        ..Declaration::new(keys::UNIT_DEPARTMENT, "主管部门", Kind::Words)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "职能职责" }],
        manual: Manual {
            note: "列表，一条一段，不写序号",
            view: &[("`organization.duties[]`", "职能职责")],
            ..MANUAL
        },
        item_form: ItemForm::Texts,
        ..Declaration::new(keys::DUTIES, "职能职责", Kind::List)
    },
    Declaration {
        names: &[
            Name { text: "内设股室", units: OF_OFFICES },
            Name { text: "内设科室", units: OF_OFFICES },
            Name { text: "内设处室", units: OF_OFFICES },
            Name { text: "内设机构", units: OF_OFFICES },
        ],
        needs: &[Need { column: Column::Value, name: "内设股室数" }],
        sum_of: SumOf::Listed(keys::OFFICE_NAMES),
        manual: Manual { note: "名称写全了的可以不填", ..MANUAL },
        phrases: &[Phrase {
            behind: OFFICE_WORDS,
            ..Phrase::of(&["内设", "设", "设有", "下设", "内设机构", "内设股室"])
        }],
        ..Declaration::count(keys::OFFICE_COUNT, "内设股室数", "个")
    },
    Declaration {
        manual: Manual {
            note: "印在内设机构数前面：`根据编委核定`；没有的不写", ..MANUAL
        },
        ..Declaration::new("organization.offices.basis", "内设机构的依据", Kind::Words)
    },
    Declaration {
        manual: Manual { note: "列表", ..MANUAL },
        ..Declaration::new(keys::OFFICE_NAMES, "内设股室名称", Kind::Texts)
    },
    Declaration {
        manual: Manual {
            note: "{items}",
            view: &[
                (
                    "`organization.subordinates[].name` `organization.subordinates[].kind`",
                    "下属单位名称、性质",
                ),
                (
                    "`organization.subordinates[].budget_unit` `organization.subordinates[].outside`",
                    "填了是预算单位；填了不是预算单位",
                ),
                (
                    "`organization.subordinate_kinds[].name` `organization.subordinate_kinds[].count`",
                    "下属单位的各种性质、各有几个",
                ),
            ],
            ..MANUAL
        },
        items: &[
            ItemField::required("name", "名称"),
            ItemField::new("kind", "性质").note("行政单位、参公单位、公益一类事业单位……"),
            ItemField::new("budget_unit", "是否预算单位").unprinted().form(FieldForm::Flag),
        ],
        ..Declaration::new(keys::SUBORDINATES, "下属单位", Kind::List)
    },
    Declaration {
        names: &[
            Name { text: "编制数", units: PEOPLE },
            Name { text: "编制人数", units: PEOPLE },
            Name { text: "编制", units: &["人", "名"] },
        ],
        needs: &[Need { column: Column::Value, name: "编制数" }],
        sum_of: SumOf::FilledParts,
        manual: Manual { note: "编办核定数；分类填了的可以不填", ..MANUAL },
        phrases: &[Phrase::of(&["编制", "核定编制", "编制数", "人员编制"])],
        ..Declaration::count(keys::STAFF_ESTABLISHED, "编制数", "人")
    },
    kind(ADMINISTRATIVE_POSTS, "行政编制数", keys::STAFF_ESTABLISHED),
    kind(CIVIL_SERVICE_POSTS, "参公编制数", keys::STAFF_ESTABLISHED),
    Declaration {
        sum_of: SumOf::FilledParts,
        manual: Manual {
            note: "没有的不写；全额、差额都填了的可以不填", ..MANUAL
        },
        ..kind(INSTITUTION_POSTS, "事业编制数", keys::STAFF_ESTABLISHED)
    },
    kind("staff.institution.full", "全额拨款事业编制数", INSTITUTION_POSTS),
    kind("staff.institution.partial", "差额拨款事业编制数", INSTITUTION_POSTS),
    kind(WORKERS_POSTS, "工勤编制数", keys::STAFF_ESTABLISHED),
    Declaration {
        names: &[
            Name { text: "在职人数", units: PEOPLE },
            Name { text: "在职人员", units: PEOPLE },
            Name { text: "在职职工", units: PEOPLE },
            Name { text: "在职", units: PEOPLE },
        ],
        sum_of: SumOf::FilledParts,
        rates: &[Rate {
            column: Column::ControlRate,
            name: "在职人员控制率",
            part: Operand::Own(Column::Value),
            whole: Operand::Of(keys::STAFF_ESTABLISHED),
            names: &["在职人员控制率", "在职人数控制率", "人员控制率", "控制率"],
        }],
        overrun_topics: &["编制", "超编"],
        last_year: Some(keys::STAFF_LAST_YEAR),
        needs: &[Need { column: Column::Value, name: "在职人员" }],
        limits: &[Limit::own_value(
            keys::STAFF_ESTABLISHED,
            "核对编制和在职人数；确实超编的，在 staff 下写 reason: 超编的主要原因，或在正文里说明口径和原因",
        )],
        manual: Manual {
            note: "年末数，按部门决算口径；分类填了的可以不填", ..MANUAL
        },
        phrases: &[Phrase::of(&[
            "实有在职人员",
            "实有在职",
            "在职人员",
            "在职职工",
            "在职在编人员",
            "实有人员",
            "在职",
            "实有人数",
            "在编在岗人员",
        ])],
        ..Declaration::count(keys::STAFF_ACTUAL, "在职人员", "人")
    },
    Declaration {
        limits: &[within(ADMINISTRATIVE_POSTS)],
        ..kind("staff.administrative.actual", "行政编制在职人员", keys::STAFF_ACTUAL)
    },
    Declaration {
        limits: &[within(CIVIL_SERVICE_POSTS)],
        ..kind("staff.civil_service.actual", "参公编制在职人员", keys::STAFF_ACTUAL)
    },
    Declaration {
        limits: &[within(INSTITUTION_POSTS)],
        ..kind("staff.institution.actual", "事业编制在职人员", keys::STAFF_ACTUAL)
    },
    Declaration {
        limits: &[within(WORKERS_POSTS)],
        ..kind("staff.workers.actual", "工勤编制在职人员", keys::STAFF_ACTUAL)
    },
    Declaration {
        manual: Manual { note: "在职人员多于编制数的才写", ..MANUAL },
        ..Declaration::new(keys::STAFF_REASON, "超编的主要原因", Kind::Words)
    },
    Declaration {
        last_year_of: Some(keys::STAFF_ACTUAL),
        needs: &[Need { column: Column::Value, name: "上年在职人员" }],
        manual: MANUAL,
        ..Declaration::count(keys::STAFF_LAST_YEAR, "上年在职人员", "人")
    },
    Declaration {
        sum_of: SumOf::FilledParts,
        manual: Manual { note: "离休、退休填了的可以不填", ..MANUAL },
        phrases: &[Phrase::of(&["离退休人员", "离退休", "离退休干部", "离退休职工"])],
        ..Declaration::count(keys::STAFF_RETIRED, "离退休人员", "人")
    },
    kind(keys::STAFF_CADRES, "离休人员", keys::STAFF_RETIRED),
    kind("staff.retirees.pensioners", "退休人员", keys::STAFF_RETIRED),
    Declaration { silent_zero: true, ..others("staff.quota", "人员控制数") },
    Declaration {
        phrases: &[Phrase::of(&[
            "编外聘用人员",
            "编外聘用",
            "临时聘用人员",
            "临聘人员",
            "编外人员",
            "聘用人员",
        ])],
        ..others(keys::STAFF_TEMPORARY, "编外聘用人员")
    },
    others("staff.survivors", "遗属人员"),
    others("staff.students", "在校学生"),
];
