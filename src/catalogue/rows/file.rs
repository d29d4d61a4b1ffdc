//! What a facts file says of itself.

use crate::catalogue::declaration::{Declaration, Kind, Manual};

const MANUAL: Manual = Manual::of("文件");

pub(super) const ROWS: &[Declaration] = &[
    Declaration {
        required: true,
        manual: Manual {
            note: "首行，写 `jixiao/1`；没有它的 YAML 不当作数据文件", ..MANUAL
        },
        ..Declaration::new("schema", "数据格式", Kind::Head)
    },
    Declaration {
        required: true,
        manual: Manual {
            note: "四位数",
            view: &[("`year` `previous_year`", "年度；上一年")],
            ..MANUAL
        },
        ..Declaration::new("year", "年度", Kind::Head)
    },
    Declaration {
        required: true,
        manual: Manual {
            note: "`元` 或 `万元`，管全文件的金额",
            view: &[("`unit`", "报告的金额单位")],
            ..MANUAL
        },
        ..Declaration::new("unit", "金额单位", Kind::Head)
    },
    Declaration {
        manual: Manual { note: "不写是 `standard`", ..MANUAL },
        ..Declaration::new("pack", "版式", Kind::Head)
    },
    Declaration {
        manual: Manual { note: "版式里 `profiles/` 下的名称", ..MANUAL },
        ..Declaration::new("profile", "指标口径", Kind::Head)
    },
    Declaration {
        manual: Manual {
            note: "相对本文件的路径；行内的 `last_year` 优先", ..MANUAL
        },
        ..Declaration::new("previous", "上年数据文件", Kind::Head)
    },
];
