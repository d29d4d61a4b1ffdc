//! The facts files that mistakes are planted in, with the findings that they have without any.

use std::path::PathBuf;

use crate::support::project_file;

/// A facts file, its folder, and what is truly wrong with it: codes with a piece of the line.
pub(super) struct Base {
    /// How cases name it.
    pub name: &'static str,
    /// Its path in the project.
    pub path: &'static str,
    /// Its known findings.
    pub known: &'static [(&'static str, &'static str)],
}

/// All of them.
pub(super) const BASES: &[Base] = &[
    Base { name: "changning", path: "data/changning-2023.yaml", known: CHANGNING },
    Base { name: "demo", path: "tests/corpus/facts/library-2024.yaml", known: &[] },
    Base { name: "shipped", path: "data/demo-2024.yaml", known: &[] },
    Base { name: "tiny", path: "tests/corpus/facts/tiny-2023.yaml", known: &[] },
    Base { name: "bureau", path: "tests/corpus/facts/bureau-2024.yaml", known: &[] },
    Base { name: "school", path: "tests/corpus/facts/school-2023.yaml", known: &[] },
    Base { name: "archive", path: "tests/corpus/facts/archive-2022.yaml", known: &[] },
    Base { name: "forest", path: "tests/corpus/facts/forest-2021.yaml", known: &[] },
];

/// Facts files full of true sentences, of units of many kinds, on which nothing may be found. Nothing is planted in them:
/// much of what they say is of others.
pub(super) const HONEST: &[Base] = &[
    Base { name: "water", path: "tests/corpus/facts/honest-water.yaml", known: &[] },
    Base { name: "amounts", path: "tests/corpus/facts/honest-amounts.yaml", known: &[] },
    Base { name: "projects", path: "tests/corpus/facts/honest-projects.yaml", known: &[] },
    Base { name: "town", path: "tests/corpus/facts/honest-town.yaml", known: &[] },
    Base { name: "party", path: "tests/corpus/facts/honest-party.yaml", known: &[] },
    Base { name: "hospital", path: "tests/corpus/facts/honest-hospital.yaml", known: &[] },
    Base { name: "middle", path: "tests/corpus/facts/honest-school.yaml", known: &[] },
    Base { name: "finance", path: "tests/corpus/facts/honest-finance.yaml", known: &[] },
    Base { name: "education", path: "tests/corpus/facts/honest-education.yaml", known: &[] },
    Base { name: "office", path: "tests/corpus/facts/honest-office.yaml", known: &[] },
];

/// Facts files that only sentences are put into.
const OTHERS: &[Base] = &[Base { name: "township", path: "data/township-2024.yaml", known: &[] }];

/// What the published report got wrong.
pub(super) const CHANGNING: &[(&str, &str)] = &[
    ("E01", "total: 1089.40              # 支出合计"),
    ("E04", "three_public.budget: \"100\""),
    ("E05", "staff.control_rate: \"100%\""),
    ("D35", "filing: {date: null"),
    ("E16", "text: 今年，我中心"),
    ("E17", "asset_safety: 规范开展"),
    ("E18", "expected: ${year}年，在市委"),
    ("D31", "reception: {budget: 150.00"),
    ("E24", "reception: {budget: 150.00"),
    ("E24", "uses: [劳务外包人员工资"),
    ("D32", "{id: q1, text: 绩效管理"),
    ("B02", "asset_safety: 规范开展"),
    ("B03", "items: [基本工资, 奖金"),
    ("B03", "items: [办公费, 印刷费"),
];

impl Base {
    /// The file of that name.
    pub(super) fn named(name: &str) -> &'static Self {
        BASES
            .iter()
            .chain(HONEST)
            .chain(OTHERS)
            .find(|base| base.name == name)
            .unwrap_or_else(|| panic!("no base {name}"))
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap_or_else(|e| panic!("{}: {e}", self.path))
    }

    /// Where it is.
    pub(super) fn file(&self) -> PathBuf {
        project_file(self.path)
    }
}
