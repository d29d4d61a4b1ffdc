//! Further names by which sentences refer to counts and amounts of the catalogue.

use super::which::Which;
use crate::catalogue::keys;
use crate::statements::quantity::Quantity;

/// Names of a count or an amount, with the figures that they may mean.
pub(super) struct Alias {
    /// The names.
    pub names: &'static [&'static str],
    /// A word that the sentence must hold; empty for none.
    pub beside: &'static str,
    /// Words of which one must follow the number; empty where nothing may follow.
    pub behind: &'static [&'static str],
    /// The figures by their keys.
    pub keys: &'static [(&'static str, Which)],
    /// The line of amounts without which there is nothing to count.
    pub spent: Option<&'static str>,
    /// What is measured.
    pub quantity: Quantity,
}

use Which::{Actual, LastYear};

const BATCHES: &[(&str, Which)] =
    &[(keys::RECEPTION_BATCHES, Actual), (keys::LAST_RECEPTION_BATCHES, LastYear)];
const VISITORS: &[(&str, Which)] =
    &[(keys::RECEPTION_VISITORS, Actual), (keys::LAST_RECEPTION_VISITORS, LastYear)];
const FLEET: &[(&str, Which)] = &[(keys::FLEET, Actual), (keys::LAST_FLEET, LastYear)];
const BOUGHT: &[(&str, Which)] =
    &[(keys::VEHICLES_BOUGHT, Actual), (keys::LAST_VEHICLES_BOUGHT, LastYear)];
const TRIPS: &[(&str, Which)] = &[(keys::TRIPS, Actual), (keys::LAST_TRIPS, LastYear)];
const TRAVELLERS: &[(&str, Which)] =
    &[(keys::TRAVELLERS, Actual), (keys::LAST_TRAVELLERS, LastYear)];
const ABROAD: &[&str] = &[
    "因公出国（境）团组",
    "因公出国（境）团组数",
    "因公出国（境）",
    "出国（境）团组",
    "因公出国团组",
    "因公出国",
    "因公出国境团组",
];
const RECEPTION: &[&str] = &[
    "国内公务接待批次",
    "国内公务接待人次",
    "国内公务接待",
    "公务接待批次",
    "公务接待人次",
    "公务接待",
    "国内接待",
];

/// All of them.
pub(super) const ALIASES: &[Alias] = &[
    Alias {
        names: RECEPTION,
        beside: "",
        behind: &[],
        keys: BATCHES,
        spent: None,
        quantity: Quantity::Things("批"),
    },
    Alias {
        names: RECEPTION,
        beside: "",
        behind: &[],
        keys: VISITORS,
        spent: None,
        quantity: Quantity::Things("人次"),
    },
    Alias {
        names: &["接待", "接待来访"],
        beside: "接待费",
        behind: &[],
        keys: BATCHES,
        spent: None,
        quantity: Quantity::Things("批"),
    },
    Alias {
        names: &["接待", "接待来访"],
        beside: "接待费",
        behind: &[],
        keys: VISITORS,
        spent: None,
        quantity: Quantity::Things("人次"),
    },
    Alias {
        names: &[
            "公务用车保有量",
            "公车保有量",
            "车辆保有量",
            "保有量",
            "公务用车",
            "保有公务用车",
        ],
        beside: "",
        behind: &[],
        keys: FLEET,
        spent: None,
        quantity: Quantity::Things("辆"),
    },
    Alias {
        names: &[
            "购置公务用车",
            "新购公务用车",
            "公务用车购置数",
            "公务用车购置",
            "购买公务用车",
            "新购置公务用车",
        ],
        beside: "",
        behind: &[],
        keys: BOUGHT,
        spent: Some(keys::VEHICLES_SPENT),
        quantity: Quantity::Things("辆"),
    },
    Alias {
        names: ABROAD,
        beside: "",
        behind: &[],
        keys: TRIPS,
        spent: Some(keys::ABROAD_SPENT),
        quantity: Quantity::Things("个"),
    },
    Alias {
        names: ABROAD,
        beside: "",
        behind: &[],
        keys: TRAVELLERS,
        spent: Some(keys::ABROAD_SPENT),
        quantity: Quantity::Things("人次"),
    },
    Alias {
        names: &[
            "年初结转结余",
            "年初结转和结余",
            "年初结转",
            "年初结余",
            "上年结转和结余",
            "上年结转结余",
        ],
        beside: "",
        behind: &[],
        keys: &[(keys::OPENING, Actual)],
        spent: None,
        quantity: Quantity::Money,
    },
    Alias {
        names: &["年末结转结余", "年末结转和结余", "年末结转", "年末结余", "结转下年"],
        beside: "",
        behind: &[],
        keys: &[(keys::CLOSING, Actual), (keys::LAST_YEAR_CLOSING, LastYear)],
        spent: None,
        quantity: Quantity::Money,
    },
    Alias {
        names: &["固定资产总额", "固定资产总值", "所有固定资产总额"],
        beside: "",
        behind: &[],
        keys: &[(keys::ASSETS, Actual)],
        spent: None,
        quantity: Quantity::Money,
    },
    Alias {
        names: &["在用固定资产总额", "在用固定资产", "实际在用固定资产", "实际在用固定资产总额"],
        beside: "",
        behind: &[],
        keys: &[(keys::ASSETS_IN_USE, Actual)],
        spent: None,
        quantity: Quantity::Money,
    },
    Alias {
        names: &["离退休人员", "离退休", "离退休干部", "离退休职工"],
        beside: "",
        behind: &[],
        keys: &[(keys::STAFF_RETIRED, Actual)],
        spent: None,
        quantity: Quantity::Things("人"),
    },
    Alias {
        names: &["编外聘用人员", "临时聘用人员", "临聘人员", "编外人员", "聘用人员"],
        beside: "",
        behind: &[],
        keys: &[(keys::STAFF_TEMPORARY, Actual)],
        spent: None,
        quantity: Quantity::Things("人"),
    },
    Alias {
        names: &["编制", "核定编制", "编制数", "人员编制"],
        beside: "",
        behind: &[],
        keys: &[(keys::STAFF_ESTABLISHED, Actual)],
        spent: None,
        quantity: Quantity::Things("人"),
    },
    Alias {
        names: &[
            "实有在职人员",
            "实有在职",
            "在职人员",
            "在职职工",
            "在职在编人员",
            "实有人员",
            "在职",
            "实有人数",
            "在编在岗人员",
        ],
        beside: "",
        behind: &[],
        keys: &[(keys::STAFF_ACTUAL, Actual), (keys::STAFF_LAST_YEAR, LastYear)],
        spent: None,
        quantity: Quantity::Things("人"),
    },
    Alias {
        names: &["内设", "设", "设有", "下设", "内设机构", "内设股室"],
        beside: "",
        behind: &[
            "股室",
            "科室",
            "处室",
            "部室",
            "机构",
            "内设机构",
            "职能股室",
            "职能科室",
            "业务股室",
            "股",
            "室",
        ],
        keys: &[(keys::OFFICE_COUNT, Actual)],
        spent: None,
        quantity: Quantity::Things("个"),
    },
];
