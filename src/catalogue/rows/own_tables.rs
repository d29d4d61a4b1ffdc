//! Tables of the unit's own.

use crate::catalogue::declaration::{Declaration, Kind, Manual};
use crate::catalogue::item_field::{FieldForm, ItemField, ItemForm};
use crate::catalogue::keys;
use crate::catalogue::section::SECTIONS;

const MANUAL: Manual = Manual::of("五、预算管理情况");

/// A column of a table of the unit's own.
const COLUMN: &[ItemField] = &[
    ItemField::id(),
    ItemField::required("name", "列名"),
    ItemField::new("unit", "单位").unprinted(),
    ItemField::new("formula", "算式").unprinted(),
];

pub(super) const ROWS: &[Declaration] = &[Declaration {
    manual: Manual {
        note: "每个键是一张表，键就是表的编号：{items}；见下",
        view: &[
            (
                "`data_tables[].id` `data_tables[].title` `data_tables[].place` `data_tables[].cited`",
                "单位自有的表：编号、表题、放在哪一节末尾、整体绩效的正文有没有引用它的数字",
            ),
            (
                "`data_tables[].caption` `data_tables[].about`",
                "单位自有的表：表题，如 读者服务情况表；正文里的说法，如 读者服务情况",
            ),
            (
                "`data_tables[].whole` `data_tables[].detail`",
                "表题以基本支出、“三公”经费、固定资产开头的，是它的编号（`expenditure.basic`、`three_public`、`assets`），和表题里后面的字；说人员的是 `staff`；别的是空的",
            ),
            ("`data_tables[].unit_note`", "各列的单位都一样的，是“单位：……”；不一样的是空的"),
            (
                "`data_tables[].columns[].id` `data_tables[].columns[].name` `data_tables[].columns[].head` `data_tables[].columns[].unit`",
                "列：编号、列名、栏目（各列单位不一样的带单位）、单位",
            ),
            ("`data_tables[].rows[].id` `data_tables[].rows[].cells[].value`", "行、格"),
            ("`data_tables[].totals[].value`", "合计行，第一列之外每列一格"),
            (
                "`data_tables[].summed.name` `data_tables[].summed.value` `data_tables[].summed.unit`",
                "第一个可以相加的列：列名、合计、单位（金额的单位在合计里）",
            ),
            (
                "`data_tables[].rounding_note`",
                "表下注：哪几列的合计与各行之和有四舍五入的尾差；没有的是空的",
            ),
        ],
        ..MANUAL
    },
    items: &[
        ItemField::required("title", "表题"),
        ItemField::new("place", "放在哪一节").of(&SECTIONS).unprinted(),
        ItemField::required("columns", "列").form(FieldForm::Items(COLUMN)),
        ItemField::new("rows", "行").form(FieldForm::OpenItems(&[
            ItemField::id(),
            ItemField::new("subtotal", "是否小计")
                .note("上面各行到前一个小计为止相加")
                .unprinted()
                .form(FieldForm::Flag),
        ])),
        ItemField::new("total", "合计").form(FieldForm::OpenMapping),
    ],
    item_form: ItemForm::ById,
    ..Declaration::new(keys::DATA_TABLES, "单位自有的表", Kind::List)
}];
