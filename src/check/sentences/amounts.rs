//! E03, E05, E06, E11, E12, E15, E19 in running text: numbers typed by hand behind the name of a figure.

use super::counts::{count, rate};
use super::lines::of_line;
use super::statements::names_of_figures::{Meaning, names};
use super::statements::read_passage::ReadPassage;
use super::statements::scope::named;
use crate::base::diag::Diagnostics;
use crate::check::numbers::numbers;
use crate::check::rule::{CheckContext, rule};
use crate::check::word_index::Index;

rule! {
    /// 正文里手打的数，与数据（也就是表里的数）不同。
    ///
    /// 为什么：文里写 4896.98，表里是 4884.09，看报告的人不知道信哪个。金额、个数不同的是 E03；率算错的是 E05，
    /// 截断的是 E06，上年为 0 写百分比的是 E11，预算为 0 写完成率的是 E12，方向词相反的是 E15，元与万元混的是 E19。
    ///
    /// 判断：只核对明明白白是本单位本年度的数；写了“全县”“下属”“其中行政编制”“1月至6月”的，不核对。
    ///
    /// 例：“公务接待费支出100万元”，数据是 123.49 万元。
    ///
    /// 怎么办：改正文，最好写 ${数字编号}，由程序印数；或改数据。
    TYPED = "E03", "正文的数与数据不符", All, typed
}

fn typed(context: &CheckContext, findings: &mut Diagnostics) {
    let index = Index::new(names(context.report, context.figures));
    let mut title = None;
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let names = named(context.report, passage, &index);
        let numbers = numbers(passage);
        let text = ReadPassage { passage, numbers: &numbers, names: &names, title };
        for (order, name) in names.iter().enumerate() {
            match name.meaning {
                Meaning::BudgetLine(line) => of_line(context, &text, name, line, findings),
                Meaning::Count(of) => count(context, &text, name, of, findings),
                Meaning::Rate(of) => rate(context, &text, order, of, findings),
            }
        }
        title = Some(passage).filter(|passage| !passage.chars.ends_with(&['。']));
    }
}
