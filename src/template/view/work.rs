//! What was to be done and what was done: goals, results, problems, improvements.

use rust_decimal::Decimal;

use super::build::ViewBuilder;
use super::tables::cites;
use super::tree::{Group, ViewNode};
use crate::base::bodies::ends_as_body;
use crate::catalogue::{Column, FigureKey};
use crate::data::model::{DataTable, Goals, Improvement, Problem, ResultGroup, Titled};
use crate::figures::Figure;

impl ViewBuilder<'_> {
    pub(super) fn goals(&mut self, key: &str, goals: &Goals) -> ViewNode {
        let Goals { expected, achieved, basis } = goals;
        let mut group = Group::default();
        for (name, text) in [("expected", expected), ("achieved", achieved), ("basis", basis)] {
            group.insert(name, self.prose(&format!("{key}.{name}"), text.as_ref()).into());
        }
        group.into()
    }

    /// Which money a sum over projects is: 年初预算资金 or 全年预算资金 where it is one of the two and they differ.
    pub(super) fn money_of_projects(&mut self, key: &str) -> ViewNode {
        let shown = format!("{key}.money");
        let stated = self.figures.find(&FigureKey::parse(key)).and_then(Figure::money);
        let Some(stated) = stated else { return self.marks.missing(&shown).into() };
        let sum = |column: Column, with_form: bool| {
            let projects = self.report.projects.iter();
            let projects = projects.filter(|one| !with_form || !one.indicators.is_empty());
            let amounts = projects.map(|one| FigureKey::new(one.fact.as_str(), column));
            let amounts = amounts.map(|key| Some(self.figures.find(&key)?.money()?.yuan()));
            amounts.sum::<Option<Decimal>>()
        };
        let is = |column: Column| {
            let sums = [true, false].map(|with_form| sum(column, with_form));
            sums.contains(&Some(stated.yuan()))
        };
        let called = match (is(Column::Initial), is(Column::Budget)) {
            (true, false) => "年初预算资金",
            (false, true) => "全年预算资金",
            _ => "预算资金",
        };
        self.own_words(&shown, called).into()
    }

    pub(super) fn results(&mut self, results: &[ResultGroup]) -> ViewNode {
        let mut left: Vec<_> = self.report.data_tables.iter().collect();
        let group = |group: &ResultGroup, builder: &mut Self, left: &mut Vec<_>| {
            let ResultGroup { title, items } = group;
            let title = builder.text("results.title", title);
            let items = items.iter().map(|item| builder.result_item(item, left)).collect();
            Group::of([("title", title.into()), ("items", items)]).into()
        };
        results.iter().map(|one| group(one, self, &mut left)).collect()
    }

    /// One thing done, with the unit's own tables that its text cites and no text before it.
    fn result_item(&mut self, item: &Titled, left: &mut Vec<&DataTable>) -> ViewNode {
        let of_item = |table: &&DataTable| table.place.is_none() && cites(item, &table.id.value);
        let tables: Vec<_> = left.iter().copied().filter(of_item).collect();
        left.retain(|table| !of_item(table));
        let tables = tables.into_iter().map(|table| self.cited_table(table)).collect();
        self.item("results.items", item).and(Group::of([("tables", tables)])).into()
    }

    /// A text under a title.
    pub(super) fn item(&mut self, key: &str, item: &Titled) -> Group {
        let Titled { title, text } = item;
        let title = self.text(&format!("{key}.title"), title);
        let text = self.prose(&format!("{key}.text"), text.as_ref());
        Group::of([("title", title.into()), ("text", text.into())])
    }

    pub(super) fn problem(&mut self, problem: &Problem) -> ViewNode {
        let Problem { id: _, text, cause } = problem;
        let text = self.text("problems.text", text);
        let cause = self.prose("problems.cause", cause.as_ref());
        Group::of([("text", text.into()), ("cause", cause.into())]).into()
    }

    pub(super) fn improvement(&mut self, improvement: &Improvement) -> ViewNode {
        let Improvement { title, text, answers: _, owner, due } = improvement;
        let title = self.text("measures.title", title);
        let text = self.prose("measures.text", text.as_ref());
        let label = owner.as_ref().map_or(OF_PERSONS, |owner| owner_label(&owner.words()));
        let departments = owner.as_ref().filter(|_| label == OF_DEPARTMENTS);
        let departments = self.prose("measures.owner", departments);
        let label = self.own_words("measures.owner_label", label);
        let owner = self.prose("measures.owner", owner.as_ref());
        let due = self.prose("measures.due", due.as_ref());
        Group::of([
            ("title", title.into()),
            ("text", text.into()),
            ("owner_label", label.into()),
            ("departments", departments.into()),
            ("owner", owner.into()),
            ("due", due.into()),
        ])
        .into()
    }
}

/// Surnames that nearly all people have; two characters of a compound one count as one.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜\
    崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜\
    倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳阳管柴蒙鲍华喻祁蒲房滕\
    屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎\
    甄丛仲虞敖巩明佘池查麻苑迟邝洪常封谈匡鞠惠荆乐冀郁胥班储栗燕楚鄢劳谌奚皮粟冼蔺楼闻厉伊仝郜阚帅屠盖廉禹井祖漆巴卿狄晋扈晁芮阙戈邸辜裘亓邰赫杭\
    逯茹危嵇湛茅於尉檀昝幸奉衡闭";

/// How the posts of people end.
const POSTS: &[&str] =
    &["长", "主任", "书记", "同志", "主席", "会计", "出纳", "负责人", "经理", "领导", "员"];

const OF_PERSONS: &str = "责任人";
const OF_DEPARTMENTS: &str = "责任部门";
const OF_BOTH: &str = "责任部门和责任人";

/// All that `owner_label` may be.
pub(crate) const OWNER_LABELS: [&str; 3] = [OF_DEPARTMENTS, OF_PERSONS, OF_BOTH];

/// 责任人 where every one of those named is a person, 责任部门 where none is.
fn owner_label(owners: &str) -> &'static str {
    let owners = owners.trim_end_matches(['。', '；']);
    let all = owners.split(['、', '，', '；']).map(str::trim).filter(|one| !one.is_empty());
    let people: Vec<bool> = all.map(is_person).collect();
    match (people.contains(&true), people.contains(&false)) {
        (true, true) => OF_BOTH,
        (true, false) => OF_PERSONS,
        _ => OF_DEPARTMENTS,
    }
}

/// Whether a name is that of a person: a post, or a surname and one to three characters.
fn is_person(name: &str) -> bool {
    let bare = name.split(['（', '(']).next().unwrap_or(name);
    if POSTS.iter().any(|office| bare.ends_with(office)) {
        return true;
    }
    let surname = bare.chars().next().is_some_and(|first| SURNAMES.contains(first));
    let department = ends_as_body(bare, |end| end.is_department) || bare.ends_with("财务");
    surname && !department && (2..=4).contains(&bare.chars().count())
}

#[cfg(test)]
mod tests {
    use super::owner_label;

    #[test]
    fn people_and_departments() {
        for owner in [
            "全科门诊",
            "各乡镇",
            "局机关",
            "临江镇",
            "项目专班",
            "一线车间",
            "财务",
            "办公室、财务科",
        ] {
            assert_eq!(owner_label(owner), "责任部门", "{owner}");
        }
        for owner in [
            "洪月华",
            "常青",
            "覃志远",
            "欧阳修远",
            "分管副局长",
            "王小明、李芳（办公室主任）",
            "财务科长",
        ] {
            assert_eq!(owner_label(owner), "责任人", "{owner}");
        }
        assert_eq!(owner_label("办公室、王小明"), "责任部门和责任人");
    }
}
