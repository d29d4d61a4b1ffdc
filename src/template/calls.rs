//! The filters, tests and functions that a template calls, each held against those that there are, in all branches.

use super::expressions::{
    BlockFilter, Expression, ExpressionKind as Kind, NodeKind, TemplateNode, Visitor, Word, walk,
};
use super::filters::FILTERS;
use super::names::{FUNCTIONS, TESTS, is_refused};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::base::source::{SourceId, Span};
use crate::catalogue::{FUNDING_SOURCES, INCOME_SOURCES, PICTURE_PLACES};

/// Reports what a template calls or includes and there is not, and conditions that are printed.
pub(super) fn check(
    source: SourceId,
    nodes: &[TemplateNode],
    files: &[&str],
    findings: &mut Diagnostics,
) {
    walk(nodes, &mut Calls { source, files, findings });
}

struct Calls<'f> {
    source: SourceId,
    /// The paths of all templates.
    files: &'f [&'f str],
    findings: &'f mut Diagnostics,
}

impl Visitor for Calls<'_> {
    fn node(&mut self, node: &TemplateNode) {
        if let NodeKind::Include(path) = &node.kind
            && !self.files.contains(&path.text.as_str())
        {
            self.findings.push(self.no_file(path));
        }
        if let NodeKind::Print(value) = &node.kind
            && is_condition(value)
        {
            let span = Span::new(self.source, node.span.clone());
            let finding = Diagnostic::new(codes::T08, "此处印的是“是”或“否”，不是一项数据")
                .at(span)
                .hint("条件写在 {% if … %} 里，或写 {{ \"甲\" if … else \"乙\" }}");
            self.findings.push(finding);
        }
    }

    fn expression(&mut self, expression: &Expression) {
        match &expression.kind {
            Kind::Filter { name, .. } => self.filter(name),
            Kind::Test { name, .. } if !TESTS.contains(&name.text.as_str()) => {
                self.unknown("判断", name, &TESTS);
            }
            Kind::Call { name, .. } if !FUNCTIONS.contains(&name.text.as_str()) => {
                self.unknown("函数", name, &FUNCTIONS);
            }
            Kind::Binary { operator, left, right, .. } if operator.compares() => {
                self.code(left, right);
                self.code(right, left);
            }
            _ => {}
        }
    }

    fn block_filter(&mut self, filter: &BlockFilter) {
        self.filter(&filter.name);
    }
}

impl Calls<'_> {
    fn no_file(&self, path: &Word) -> Diagnostic {
        let message = format!("没有“{}”这个模板文件", path.text.replace('\n', " "));
        let hint = match nearest(&path.text, self.files.iter().copied()) {
            Some(near) => format!("是否想写“{near}”？"),
            None => "包含的文件按版式文件夹内的路径写，如 sections/01-overview.md.tera".into(),
        };
        Diagnostic::new(codes::T06, message)
            .at(Span::new(self.source, path.span.clone()))
            .hint(hint)
    }

    /// Reports an unknown code: no source, place or unit ever equals it.
    fn code(&mut self, asked: &Expression, code: &Expression) {
        let Kind::Text(text) = &code.kind else { return };
        let Some(of) = Coded::of(asked, text) else { return };
        if of.codes.iter().any(|(code, _)| code == text) {
            return;
        }
        let by_name = of.codes.iter().find(|(_, name)| name == text).map(|(code, _)| *code);
        let near = by_name.or_else(|| nearest(text, of.codes.iter().map(|(code, _)| *code)));
        let hint = near.map_or_else(
            || format!("{}见 data/README.md，例如 {}", of.name, of.codes[0].0),
            |near| format!("是否想写“{near}”？"),
        );
        let message = format!("没有“{text}”这个{}，这个比较总不成立", of.name);
        let span = Span::new(self.source, code.span.clone());
        self.findings.push(Diagnostic::new(codes::T06, message).at(span).hint(hint));
    }

    fn filter(&mut self, name: &Word) {
        let known: Vec<_> = FILTERS.iter().map(|filter| filter.name).collect();
        if is_refused(&name.text) {
            let finding = Diagnostic::new(codes::T02, format!("模板不能使用筛选器 {}", name.text))
                .at(Span::new(self.source, name.span.clone()))
                .hint("它会改动数据或丢掉数字的出处；可用的筛选器见 templates/README.md");
            self.findings.push(finding);
        } else if !known.contains(&name.text.as_str()) {
            self.unknown("筛选器", name, &known);
        }
    }

    fn unknown(&mut self, what: &str, name: &Word, known: &[&str]) {
        let hint = match name.text.as_str() {
            "defined" | "none" | "undefined" | "empty" => "问填了没有，写 is given".to_string(),
            name => suggestion(name, known),
        };
        let message = format!("没有名为“{}”的{what}", name.text);
        let finding =
            Diagnostic::new(codes::T06, message).at(Span::new(self.source, name.span.clone()));
        self.findings.push(finding.hint(hint));
    }
}

/// Whether an expression is answered yes or no.
fn is_condition(expression: &Expression) -> bool {
    match &expression.kind {
        Kind::Test { .. } | Kind::Not(_) | Kind::Bool(_) | Kind::None => true,
        Kind::Binary { operator, .. } => operator.compares(),
        _ => false,
    }
}

fn suggestion(name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("是否想写“{near}”？"),
        None => format!("可用的有：{}", known.join("、")),
    }
}

/// What has one of a few codes, with the name of each.
struct Coded {
    name: &'static str,
    codes: Vec<(&'static str, &'static str)>,
}

impl Coded {
    /// The codes of what a name or a member asks for, if it has codes. Tables of the unit's own may have a column `place`,
    /// loops an item `unit`: their words are no codes.
    fn of(asked: &Expression, text: &str) -> Option<Self> {
        let sources = || INCOME_SOURCES.iter().chain(FUNDING_SOURCES).copied().collect();
        let is_place = || text.is_ascii() || PICTURE_PLACES.iter().any(|(_, name)| *name == text);
        Some(match &asked.kind {
            Kind::Attribute { name, .. } if name.text == "source" => {
                Self { name: "来源代码", codes: sources() }
            }
            Kind::Attribute { name, .. } if name.text == "place" && is_place() => {
                Self { name: "位置代码", codes: PICTURE_PLACES.to_vec() }
            }
            Kind::Name(name) if name == "unit" && text.contains(['元', '万', '亿']) => {
                Self { name: "金额单位", codes: UNITS.to_vec() }
            }
            _ => return None,
        })
    }
}

/// What `unit` may be.
const UNITS: [(&str, &str); 3] = [("万元", "万"), ("元", "块"), ("亿元", "亿")];
