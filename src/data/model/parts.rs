//! The parts of a facts file that are about the unit, its work and what it adds to the report.

use rust_decimal::Decimal;

use super::fact::{Fact, Maybe, Prose};

/// 下属单位.
#[derive(Clone, PartialEq, Debug)]
pub struct Subordinate {
    /// 名称.
    pub name: Fact<String>,
    /// 性质: 行政单位、公益一类事业单位.
    pub kind: Maybe<String>,
    /// 是否纳入部门预算编制范围.
    pub budget_unit: Maybe<bool>,
}

/// 评价小组成员.
#[derive(Clone, PartialEq, Debug)]
pub struct Member {
    /// 组长、副组长、成员.
    pub role: Fact<String>,
    /// 职务.
    pub title: Maybe<String>,
    /// 姓名.
    pub name: Fact<String>,
    /// 分工.
    pub task: Option<Prose>,
}

/// 第五节的文字.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Management {
    /// 项目实施程序.
    pub procedure: Option<Prose>,
    /// 项目监管.
    pub supervision: Option<Prose>,
    /// 资产管理安全性.
    pub asset_safety: Option<Prose>,
    /// 厉行节约保障措施.
    pub thrift: Option<Prose>,
    /// “三公”经费管理.
    pub three_public: Option<Prose>,
}

/// A paragraph of the unit's own, or a part of a section with its title.
#[derive(Clone, PartialEq, Debug)]
pub struct Addition {
    /// The section at whose end it stands.
    pub place: Fact<String>,
    /// Its title; a paragraph has none.
    pub title: Option<Prose>,
    /// The text.
    pub text: Prose,
}

/// A picture from a file of the unit's own.
#[derive(Clone, PartialEq, Debug)]
pub struct PictureRow {
    /// Its name, by which templates place it: `reading_room`.
    pub id: Fact<String>,
    /// The path of the file, relative to the facts file.
    pub file: Fact<String>,
    /// 图题, without its number.
    pub caption: Fact<String>,
    /// What it shows, for readers who cannot see it.
    pub description: Fact<String>,
    /// The section at whose end it stands, or `attachment`.
    pub place: Maybe<String>,
    /// Its greatest width in percent of the text area.
    pub width: Maybe<Decimal>,
}
