//! E13, E18, E23, B02: words that the pack's lists do not allow.

use crate::base::diag::Diagnostics;
use crate::check::passage::Passage;
use crate::check::report_word::report_word;
use crate::check::rule::{CheckContext, rule};
use crate::check::word_index::Index;
use crate::data::model::Prose;
use crate::pack::Industry;

rule! {
    /// 表样和填写说明里的话留在了成稿里。
    ///
    /// 为什么：“增加（减少）”是要二选一的；留下来，就是没有看过这一句。
    ///
    /// 例：“收入总计比上年增加（减少）12万元”“××单位”“_GoBack”。
    ///
    /// 怎么办：二选一，或删去。要找的词在版式的 words/leftovers.yaml 里，可以增减。
    LEFTOVERS = "E13", "表样的话留在成稿里", Lists, leftovers
}

rule! {
    /// 出现了别的行业的词，多半抄了他稿。
    ///
    /// 为什么：机关事务中心“推动应急管理工作”，一看就是抄了应急局的稿子。
    ///
    /// 例：单位是机关事务中心，目标里写“全力推动应急管理工作不断高质量发展”。
    ///
    /// 判断：职能（duties）里写了的词、什么行业都管的单位（人民政府、街道、开发区等），不提示。
    ///
    /// 怎么办：改成本单位的工作；确是本单位的，写进职能。行业词和适用的单位在版式的 words/industry.yaml 里，可以增减。
    INDUSTRIES = "E18", "别的行业的词", Lists, industries
}

rule! {
    /// 文号错引，或发文年份没有用六角括号。
    ///
    /// 为什么：依据引错，结论就没有依据；发文字号的年份用六角括号〔〕（GB/T 9704）。
    ///
    /// 例：“湘政发〔2019〕10号”应为“湘办发〔2019〕10号”；“湘财绩【2020】5号”应为“湘财绩〔2020〕5号”。
    ///
    /// 怎么办：对照原文改。常见的错引在版式的 words/documents.yaml 里，可以增减。
    DOCUMENTS = "E23", "文号错引", Lists, documents
}

rule! {
    /// 错别字。
    ///
    /// 为什么：公开的报告里有错别字，有损单位形象。
    ///
    /// 例：“固有资产”应为“国有资产”。
    ///
    /// 怎么办：照提示改。要找的词在版式的 words/typos.yaml 里，可以增减。
    TYPOS = "B02", "错别字", Lists, typos
}

fn leftovers(context: &CheckContext, findings: &mut Diagnostics) {
    let words = context.words.leftovers.iter().map(|word| (word.clone(), ()));
    let index = Index::new(words);
    for passage in context.passages {
        for (at, word, ()) in index.find(passage) {
            report_word(
                passage,
                at,
                word,
                "E13",
                format!("“{word}”是表样或填写说明里的话"),
                LEFT_HINT,
                findings,
            );
        }
        blanks(passage, findings);
    }
}

const LEFT_HINT: &str = "二选一，或删去";

/// Placeholders: two or more of `×`, `X`, `＿` or `*` in a row.
fn blanks(passage: &Passage, findings: &mut Diagnostics) {
    let is_mark = |c: char| matches!(c, '×' | 'Ｘ' | 'X' | 'x' | '＿' | '_' | '*' | '＊');
    for (at, mark, run) in passage.runs().filter(|(_, mark, run)| *run >= 2 && is_mark(*mark)) {
        let beside = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let word = beside(at.checked_sub(1).and_then(|b| passage.chars.get(b)))
            || beside(passage.chars.get(at + run));
        if !(mark.is_ascii() && word) {
            let blank = passage.text(at, at + run);
            report_word(
                passage,
                at,
                &blank,
                "E13",
                format!("“{blank}”是待填的空"),
                "填上，或删去",
                findings,
            );
        }
    }
}

fn industries(context: &CheckContext, findings: &mut Diagnostics) {
    let unit = context.report.unit_name();
    let of_unit = |industry: &&Industry| industry.units.iter().any(|part| unit.contains(part));
    let industries = &context.words.industries;
    if industries.iter().filter(of_unit).any(|industry| industry.words.is_empty()) {
        return;
    }
    let foreign = industries.iter().filter(|industry| !of_unit(industry));
    let duties: Vec<String> = context.report.duties.iter().map(Prose::words).collect();
    let own = |word: &&String| duties.iter().any(|duty| duty.contains(word.as_str()));
    let words = foreign.flat_map(|industry| &industry.words).filter(|word| !own(word));
    let index = Index::new(words.map(|word| (word.clone(), ())));
    for passage in context.passages {
        for (at, word, ()) in index.find(passage) {
            let message = format!("“{word}”不是{unit}的工作，是不是抄了他稿");
            let hint = "改成本单位的工作；确是本单位的，写进职能（duties），或从 words/industry.yaml 里删去这个词";
            report_word(passage, at, word, "E18", message, hint, findings);
        }
    }
}

fn documents(context: &CheckContext, findings: &mut Diagnostics) {
    pairs(context, &context.words.documents, "E23", findings);
    context.passages.iter().for_each(|passage| brackets(passage, findings));
}

/// `【2012】33号`, `[2012]`, `（2012）`: a year in other brackets than 〔〕, between a name and a number.
fn brackets(passage: &Passage, findings: &mut Diagnostics) {
    let digits = |at: usize| passage.chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    for at in 1..passage.chars.len() {
        let year =
            matches!(passage.chars[at], '【' | '[' | '［' | '(' | '（') && digits(at + 1) == 4;
        let closed =
            passage.chars.get(at + 5).is_some_and(|c| matches!(c, '】' | ']' | '］' | ')' | '）'));
        if !year || !closed || digits(at + 6) == 0 {
            continue;
        }
        let number = digits(at + 6);
        let named = matches!(
            passage.chars[at - 1],
            '发' | '字' | '绩' | '函' | '办' | '预' | '规' | '令' | '通' | '财'
        );
        if named && passage.chars.get(at + 6 + number) == Some(&'号') {
            let year = passage.text(at + 1, at + 5);
            let message = format!("发文年份写“〔{year}〕”，不写“{}”", passage.text(at, at + 6));
            report_word(
                passage,
                at,
                &passage.text(at, at + 6),
                "E23",
                message,
                "用六角括号〔〕",
                findings,
            );
        }
    }
}

fn typos(context: &CheckContext, findings: &mut Diagnostics) {
    pairs(context, &context.words.typos, "B02", findings);
}

fn pairs(
    context: &CheckContext,
    pairs: &[(String, String)],
    code: &'static str,
    findings: &mut Diagnostics,
) {
    let index = Index::new(pairs.iter().cloned());
    for passage in context.passages {
        for (at, word, right) in index.find(passage) {
            // The list has right words too, so that a wrong word inside them is not found.
            if word == right {
                continue;
            }
            let message = format!("“{word}”应为“{right}”");
            report_word(passage, at, word, code, message, "照此改正", findings);
        }
    }
}
