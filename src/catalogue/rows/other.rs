//! 附件 and 落款, and what a pack or an old draft adds.

use crate::catalogue::column::Column;
use crate::catalogue::declaration::{Declaration, Kind, Manual};
use crate::catalogue::item_field::{FieldForm, ItemField, ItemForm};
use crate::catalogue::keys;
use crate::catalogue::section::{PICTURE_PLACES, SECTIONS};

const MANUAL: Manual = Manual::of("其他");

pub(super) const ROWS: &[Declaration] = &[
    Declaration {
        printed: false,
        manual: Manual {
            note: "要附哪几种，写版式里的简称；不附的写 `[无]`；不写这一行，有内容的都附",
            ..MANUAL
        },
        ..Declaration::new(keys::ATTACHMENTS, "附件", Kind::Texts)
    },
    Declaration {
        manual: Manual { note: "不填则不印，文件属性里也没有日期", ..MANUAL },
        ..Declaration::new(keys::FILING_DATE, "成文日期", Kind::Date)
    },
    Declaration {
        manual: Manual {
            note: "落款照盖章的排；写 `false` 的，提示版式没有另排", ..MANUAL
        },
        ..Declaration::new(keys::SEAL, "是否盖章", Kind::Flag)
    },
    Declaration { manual: MANUAL, ..Declaration::new(keys::PREPARER, "填表人", Kind::Words) },
    Declaration { manual: MANUAL, ..Declaration::new(keys::PHONE, "联系电话", Kind::Words) },
    Declaration {
        manual: Manual { note: "附件的签字处留空，不印；版式可用", ..MANUAL },
        ..Declaration::new(keys::HEAD, "单位负责人", Kind::Words)
    },
    Declaration {
        manual: Manual {
            note: "上面没有的项：{items}；见下",
            view: &[
                (
                    "`lines[].id` `lines[].name` `lines[].unit` `lines[].whole` `lines[].place` `lines[].cited` `lines[]`",
                    "自列的项：编号、名称、单位（金额没有）、是哪一项的一部分、放在哪一节末尾、整体绩效的正文有没有引用它的数、金额行",
                ),
                (
                    "`lines[].whole_place` `lines[].whole_of` `lines[].whole_change` `lines[].whole_is_none`",
                    "它是自列的一项的一部分的：那一项放在哪一节、那一项又是哪一项的一部分；它所属的一项的同比、是不是 0",
                ),
                (
                    "`lines[].whole_ids[]` `lines[].whole_root`",
                    "它所属的一项的编号，和编号里每一级的：`expenditure.basic.public`、`expenditure.basic`、`expenditure`；隔着别的自列的项，最后是哪一类数的一部分：`income`、`expenditure`、`procurement`",
                ),
                (
                    "`lines[].parts[]`",
                    "自列的项中是它的一部分、同放一节的，各栏同 `lines[]`，没有再下一级",
                ),
            ],
            ..MANUAL
        },
        items: &[
            ItemField::id(),
            ItemField::required("name", "名称"),
            ItemField::new("unit", "单位").note("不是金额的写，如 人次").unprinted(),
            ItemField::new("part_of", "是哪一项的一部分").unprinted(),
            ItemField::new("place", "放在哪一节末尾").of(&SECTIONS).unprinted(),
        ],
        columns: Column::STATED,
        ..Declaration::new(keys::LINES, "自列的项", Kind::List)
    },
    Declaration {
        manual: Manual {
            note: "各节里没有的话：{items}；见下",
            view: &[(
                "`additions[].place` `additions[].title` `additions[].text`",
                "另加的段落：放在哪一节末尾、标题、内容",
            )],
            ..MANUAL
        },
        items: &[
            ItemField::required("place", "放在哪一节末尾").of(&SECTIONS).unprinted(),
            ItemField::new("title", "标题"),
            ItemField::required("text", "内容"),
        ],
        ..Declaration::new("additions", "另加的段落", Kind::List)
    },
    Declaration {
        manual: Manual {
            note: "PNG 或 JPEG：{items}；见下",
            view: &[(
                "`pictures[].id` `pictures[].caption` `pictures[].place`",
                "图片：编号、图题、放在哪一节末尾（`attachment` 是附件）",
            )],
            ..MANUAL
        },
        items: &[
            ItemField::id(),
            ItemField::required("file", "图片文件").note("从本文件所在的文件夹算起").unprinted(),
            ItemField::required("caption", "图题").note("不写编号"),
            ItemField::required("description", "图片说明").note("给看不见图的人读").unprinted(),
            ItemField::new("place", "放在哪里")
                .unprinted()
                .note("哪一节末尾，或附件；不写是 results")
                .of(&PICTURE_PLACES),
            ItemField::new("width", "宽度")
                .note("占版心宽度的百分比")
                .unprinted()
                .form(FieldForm::Percent),
        ],
        ..Declaration::new("pictures", "图片", Kind::List)
    },
    Declaration {
        manual: Manual {
            note: "`名称: 文字`",
            view: &[(
                "`extra`",
                "版式另要的文字：数据里写 `extra: {cover: …}`，这里用 `extra.cover`",
            )],
            ..MANUAL
        },
        item_form: ItemForm::TextsById,
        ..Declaration::new(keys::EXTRA, "版式另要的文字", Kind::List)
    },
    Declaration {
        printed: false,
        manual: Manual {
            note: "`数字编号: \"原样文字\"`，只供核对，不进报告", ..MANUAL
        },
        item_form: ItemForm::TextsById,
        ..Declaration::new("stated", "旧稿填报数", Kind::List)
    },
];
