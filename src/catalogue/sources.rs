//! Codes of 收入来源, of 资金来源, of kinds of project, with what each stands for.

/// How templates name the list of the sources of a sum: `expenditure.sources`.
pub const FUNDING_VIEW: &str = "sources";

/// A source of money: of income, of what pays for spending, or of both.
pub struct MoneySource {
    /// Its code.
    pub code: &'static str,
    /// Its name as a 收入来源; empty where it is none.
    income: &'static str,
    /// Its name as a 资金来源 of the unit or of a project; empty where it is none.
    funding: &'static str,
    /// What running text that speaks of its money has at least: 国有资本 of 国有资本经营预算; empty where nothing says so.
    pub stem: &'static str,
    /// Whether it is money by the level of government that pays it.
    pub is_of_level: bool,
    /// Other names of its income in running text.
    pub income_names: &'static [&'static str],
    /// Whether its income is money of the budget, which 财政拨款 covers as a whole.
    pub is_fiscal: bool,
    /// Whether as a 资金来源 it covers all money of the budget, whatever its source of income.
    pub covers_fiscal: bool,
    /// Whether its income may be spent as 单位资金.
    pub is_of_unit: bool,
    /// Whether income of this code may be that of any other of 单位资金.
    pub covers_unit_funds: bool,
    /// Whether its income goes by no other code than its own and those that cover it.
    pub is_told_apart: bool,
    /// Whether 附件2 has a row of it where no 资金来源 is filled in; all others are its 其他资金.
    pub has_form_row: bool,
}

impl MoneySource {
    const fn new(code: &'static str, income: &'static str, funding: &'static str) -> Self {
        Self {
            code,
            income,
            funding,
            stem: "",
            is_of_level: false,
            income_names: &[],
            is_fiscal: false,
            covers_fiscal: false,
            is_of_unit: false,
            covers_unit_funds: false,
            is_told_apart: false,
            has_form_row: false,
        }
    }

    /// One of the same name as income and as funding.
    const fn both(code: &'static str, name: &'static str) -> Self {
        Self::new(code, name, name)
    }

    const fn funding(code: &'static str, name: &'static str) -> Self {
        Self::new(code, "", name)
    }

    const fn stem(self, stem: &'static str) -> Self {
        Self { stem, ..self }
    }

    const fn of_level(code: &'static str, name: &'static str) -> Self {
        Self { is_of_level: true, ..Self::funding(code, name) }.covering_fiscal()
    }

    const fn fiscal(self) -> Self {
        Self { is_fiscal: true, ..self }
    }

    const fn covering_fiscal(self) -> Self {
        Self { covers_fiscal: true, ..self }
    }

    const fn of_unit(self) -> Self {
        Self { is_of_unit: true, ..self }
    }

    const fn covering_unit_funds(self) -> Self {
        Self { covers_unit_funds: true, ..self }
    }

    const fn told_apart(self) -> Self {
        Self { is_told_apart: true, ..self }
    }

    const fn with_form_row(self) -> Self {
        Self { has_form_row: true, ..self }
    }

    const fn called(self, income_names: &'static [&'static str]) -> Self {
        Self { income_names, ..self }
    }

    /// What it is called as a 资金来源.
    pub const fn funding_name(&self) -> &'static str {
        self.funding
    }

    const fn name(&self, of: Purpose) -> &'static str {
        match of {
            Purpose::Income => self.income,
            Purpose::Funding => self.funding,
        }
    }
}

/// What the codes of a list are of.
#[derive(Clone, Copy)]
enum Purpose {
    Income,
    Funding,
}

/// The code of 上年结转资金.
pub const CARRIED_OVER: &str = "carried_over";
/// The code of 一般公共预算.
pub const GENERAL_BUDGET: &str = "general_budget";
/// The code of 单位资金.
pub const UNIT_FUNDS: &str = "unit_funds";
/// The code of 财政拨款.
pub const FISCAL: &str = "fiscal";
/// The code of 社会保险基金, which no 财政拨款 is.
pub const SOCIAL_INSURANCE: &str = "social_insurance";
/// The code of what is none of the others.
pub const OTHER_SOURCE: &str = "other";

/// All sources of money.
pub const MONEY_SOURCES: &[MoneySource] = &[
    MoneySource::funding("current_fiscal", "当年财政拨款").covering_fiscal(),
    MoneySource::funding(CARRIED_OVER, "上年结转资金"),
    MoneySource::both(FISCAL, "财政拨款")
        .stem("财政拨款")
        .fiscal()
        .covering_fiscal()
        .called(&["财政拨款收入"]),
    MoneySource::both(GENERAL_BUDGET, "一般公共预算")
        .stem("一般公共预算")
        .fiscal()
        .told_apart()
        .with_form_row()
        .called(&["一般公共预算收入", "一般公共预算拨款收入", "一般公共预算财政拨款收入"]),
    MoneySource::both("government_fund", "政府性基金")
        .stem("政府性基金")
        .fiscal()
        .told_apart()
        .with_form_row()
        .called(&[
            "政府性基金收入",
            "政府性基金预算收入",
            "政府性基金拨款收入",
            "政府性基金预算财政拨款收入",
        ]),
    MoneySource::both("state_capital", "国有资本经营预算")
        .stem("国有资本")
        .fiscal()
        .told_apart()
        .called(&["国有资本经营预算收入", "国有资本经营收入", "国有资本经营预算财政拨款收入"]),
    MoneySource::both(SOCIAL_INSURANCE, "社会保险基金").fiscal().told_apart(),
    MoneySource::both("special_account", "财政专户管理资金")
        .stem("财政专户")
        .of_unit()
        .covering_unit_funds()
        .with_form_row()
        .called(&["财政专户收入", "财政专户管理资金收入", "专户收入"]),
    MoneySource::both("business", "事业收入").of_unit().told_apart().called(&["事业收入"]),
    MoneySource::both("superior", "上级补助收入")
        .stem("上级")
        .of_unit()
        .told_apart()
        .called(&["上级补助收入"]),
    MoneySource::both("affiliated", "附属单位上缴收入").of_unit().told_apart(),
    MoneySource::both("operating", "经营收入").of_unit().told_apart().called(&["经营收入"]),
    MoneySource::both(UNIT_FUNDS, "单位资金").of_unit().told_apart().covering_unit_funds(),
    MoneySource::of_level("central", "中央资金"),
    MoneySource::of_level("provincial", "省级资金"),
    MoneySource::of_level("municipal", "市级资金"),
    MoneySource::of_level("county", "县级资金"),
    MoneySource::funding("self_raised", "自筹资金"),
    MoneySource::new(OTHER_SOURCE, "其他", "其他资金").of_unit(),
];

/// Codes of 收入来源, with their names.
pub const INCOME_SOURCES: &[(&str, &str)] = &named::<{ count(Purpose::Income) }>(Purpose::Income);

/// Codes of 资金来源 of the unit or of a project, with their names.
pub const FUNDING_SOURCES: &[(&str, &str)] =
    &named::<{ count(Purpose::Funding) }>(Purpose::Funding);

const fn count(of: Purpose) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < MONEY_SOURCES.len() {
        count += !MONEY_SOURCES[at].name(of).is_empty() as usize;
        at += 1;
    }
    count
}

const fn named<const N: usize>(of: Purpose) -> [(&'static str, &'static str); N] {
    let mut named = [("", ""); N];
    let (mut count, mut at) = (0, 0);
    while at < MONEY_SOURCES.len() {
        let source = &MONEY_SOURCES[at];
        if !source.name(of).is_empty() {
            named[count] = (source.code, source.name(of));
            count += 1;
        }
        at += 1;
    }
    named
}

/// The source of a code.
pub fn money_source(code: &str) -> Option<&'static MoneySource> {
    MONEY_SOURCES.iter().find(|source| source.code == code)
}

/// What a 资金来源 is called in tables and findings.
pub fn funding_source_name(code: &str) -> &'static str {
    money_source(code).map_or("其他资金", MoneySource::funding_name)
}

/// A kind of project, as 附件1 lists them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProjectKind {
    /// Its code; none for projects whose kind is not filled in.
    pub code: Option<&'static str>,
    /// Its name.
    pub name: &'static str,
}

/// The kinds of project, in the order of the form.
pub const PROJECT_KINDS: [ProjectKind; 3] = [
    ProjectKind { code: Some("business"), name: "业务工作专项" },
    ProjectKind { code: Some("operation"), name: "运行维护专项" },
    ProjectKind { code: None, name: "其他项目" },
];

/// Codes of the kinds of project, with their names.
pub(super) const PROJECT_CATEGORIES: [(&str, &str); 2] = {
    let mut categories = [("", ""); 2];
    let (mut count, mut at) = (0, 0);
    while at < PROJECT_KINDS.len() {
        if let Some(code) = PROJECT_KINDS[at].code {
            categories[count] = (code, PROJECT_KINDS[at].name);
            count += 1;
        }
        at += 1;
    }
    categories
};

impl ProjectKind {
    /// The fact whose columns are the sums of its projects.
    pub fn fact(&self) -> String {
        format!("project_groups.{}", self.code.unwrap_or("other"))
    }

    /// Whether projects of this code are of this kind.
    pub fn is(&self, code: Option<&str>) -> bool {
        self.code == code
    }
}
