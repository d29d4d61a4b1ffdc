//! A whole facts file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fact::{Fact, Maybe, Prose, Titled};
use super::money::{Building, Funding, IncomePart, OpenLine, SpendingItem};
use super::parts::{Addition, Management, Member, PictureRow, Subordinate};
use super::performance::{
    Assessment, Goals, Improvement, Indicator, Problem, Project, ResultGroup,
};
use super::tables::DataTable;
use crate::base::amount::Unit;
use crate::base::id::FigureId;
use crate::base::source::{SourceId, Span};
use crate::catalogue::{Catalogue, Row, SumOf, above, keys};
use crate::data::places::Leaf;
use crate::data::values::Values;

/// A whole facts file: single values in one store, lists and running text in fields of their own.
///
/// A stage that reads it takes it apart without `..`, so that a new field does not compile until every stage says what
/// it does with it.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The file it was read from.
    pub source: SourceId,
    /// The facts that it may state.
    pub catalogue: Arc<Catalogue>,
    /// 年度.
    pub year: Fact<u16>,
    /// The unit of all amounts in the file.
    pub unit: Unit,
    /// The pack of templates, `standard` if not named.
    pub pack: Fact<String>,
    /// The profile of indicators, if named.
    pub profile: Maybe<String>,
    /// Last year's facts file, as written.
    pub previous: Maybe<String>,
    /// Every single value, by the catalogue.
    pub values: Values,
    /// 职能职责.
    pub duties: Vec<Prose>,
    /// 下属单位.
    pub subordinates: Vec<Subordinate>,
    /// 评价小组.
    pub group: Vec<Member>,
    /// 自评步骤.
    pub steps: Vec<Titled>,
    /// 报送时间.
    pub submission: Option<Prose>,
    /// 绩效目标.
    pub goals: Goals,
    /// 收入构成.
    pub income_parts: Vec<IncomePart>,
    /// 人员经费科目.
    pub personnel_items: Vec<SpendingItem>,
    /// 公用经费科目.
    pub public_items: Vec<SpendingItem>,
    /// 附件2 资金块.
    pub funding: Vec<Funding>,
    /// 当年完工楼堂馆所.
    pub buildings: Vec<Building>,
    /// 管理情况文字.
    pub management: Management,
    /// 整体自评指标.
    pub indicators: Vec<Indicator>,
    /// 定性指标得分.
    pub assessments: Vec<Assessment>,
    /// 项目.
    pub projects: Vec<Project>,
    /// 单位自有的表.
    pub data_tables: Vec<DataTable>,
    /// 自列的项.
    pub lines: Vec<OpenLine>,
    /// 另加的段落.
    pub additions: Vec<Addition>,
    /// 图片.
    pub pictures: Vec<PictureRow>,
    /// 整体绩效.
    pub results: Vec<ResultGroup>,
    /// 存在问题.
    pub problems: Vec<Problem>,
    /// 改进措施.
    pub improvements: Vec<Improvement>,
    /// 版式另要的文字.
    pub extra: Vec<(Fact<String>, Prose)>,
    /// 旧稿填报数：数字编号 -> 原样文字.
    pub stated: Vec<(Fact<FigureId>, Fact<String>)>,
    /// Where each key of the file stands, by its dotted path; see [`Report::place`].
    pub places: BTreeMap<String, Span>,
    /// Every value that is filled in.
    pub leaves: Vec<Leaf>,
}

impl Report {
    /// 单位全称; empty where an error has reported that it is missing.
    pub fn unit_name(&self) -> &str {
        self.values.words.get(keys::UNIT_NAME).map_or("", |name| &name.value)
    }

    /// 自称, if it is filled in.
    pub fn short_name(&self) -> Option<&Fact<String>> {
        self.values.words.get(keys::UNIT_SHORT_NAME)
    }

    /// What the unit calls itself: 单位全称, and 自称 if it is filled in.
    pub fn own_names(&self) -> Vec<&str> {
        let words = [keys::UNIT_NAME, keys::UNIT_SHORT_NAME].map(|key| self.values.words.get(key));
        words.into_iter().flatten().map(|name| name.value.as_str()).collect()
    }

    /// Whether a part of a row stands in the file and is not filled in: its key stands there with nothing behind it, or
    /// its kind, which has no other part of the row, is there with another number (`administrative: {established: 38}`).
    pub fn is_left_blank(&self, row: &Row, part: &Row) -> bool {
        let (kind, _) = part.path();
        let mut others = self.catalogue.parts_of(row.parts_key());
        let apart = !others.any(|other| other.key != part.key && other.path().0 == kind);
        let is_written = self.places.contains_key(&part.key)
            || (apart && self.values.sections.contains_key(kind));
        is_written && !self.is_filled(part)
    }

    /// Whether a row is filled in, or parts of it of which it is the sum.
    pub fn is_filled(&self, row: &Row) -> bool {
        let mut parts = self.catalogue.parts_of(row.parts_key());
        self.values.states(&row.value())
            || row.sum_of == SumOf::FilledParts
                && parts.any(|part| self.values.states(&part.value()))
    }

    /// The table of the unit's own with this id.
    pub fn data_table(&self, id: &str) -> Option<&DataTable> {
        self.data_tables.iter().find(|table| table.id.value == id)
    }

    /// The 科目 of a line, none where the line has no such list.
    pub fn items_of(&self, fact: &str) -> &[SpendingItem] {
        match fact {
            keys::PERSONNEL => &self.personnel_items,
            keys::PUBLIC => &self.public_items,
            _ => &[],
        }
    }

    /// What a value of the file is called, by its place: 主要职能, 整体绩效的标题; see [`Catalogue::name_at`].
    pub fn name_of(&self, span: Span) -> String {
        let start = |leaf: &Leaf| leaf.span.range().start;
        let at = self.leaves.partition_point(|leaf| start(leaf) < span.range().start);
        let leaf = self.leaves.get(at).filter(|leaf| leaf.span == span);
        leaf.map_or_else(String::new, |leaf| self.catalogue.name_at(&leaf.path))
    }

    /// Where a key stands, or the nearest key above it, or the start of the file.
    pub fn place(&self, path: &str) -> Span {
        let paths = std::iter::successors(Some(path), |path| Some(above(path)));
        let mut written = paths.take_while(|path| !path.is_empty());
        let found = written.find_map(|path| self.places.get(path));
        found.copied().unwrap_or_else(|| Span::new(self.source, 0..0))
    }
}
