//! E17: second names for the unit.

use super::index::Index;
use super::lists::push;
use super::passage::Passage;
use crate::base::diag::Diagnostics;
use crate::check::rule::{Subject, rule};

rule! {
    /// 单位的名称或自称前后不一。
    ///
    /// 为什么：一篇里“我中心”“本单位”“本部门”混用，或单位全称写错一个字，公开后很难看。
    ///
    /// 例：自称填“我中心”，正文又写“本部门”；“规划和自然资源局”写成“规划与自然资源局”。
    ///
    /// 怎么办：统一用 short_name 的自称；全称照编办批文。
    NAMES = "E17", "单位名称前后不一", Lists, names
}

/// What units call themselves. 我会、我办、我委、我所、我站 begin other words too often (我会同、我委托、我所在).
const SELVES: [&str; 15] = [
    "本单位",
    "我单位",
    "本部门",
    "我部门",
    "我局",
    "本局",
    "我馆",
    "本馆",
    "我校",
    "本校",
    "我院",
    "本院",
    "我中心",
    "本中心",
    "我镇",
];
/// Before these 本 is the end of a word: 基本、样本、成本.
const BEFORE: &str = "基样成版文书资日课原根脚剧范";

fn names(subject: &Subject, findings: &mut Diagnostics) {
    let organization = &subject.report.organization;
    let full = &organization.name.value;
    if let Some(own) = organization.short_name.as_ref().filter(|own| own.value != *full) {
        let others = SELVES.iter().filter(|other| **other != own.value);
        let index = Index::new(others.map(|other| (other.to_string(), ())));
        for passage in subject.passages.iter().filter(|passage| !passage.is_name) {
            for (at, other, ()) in index.find(passage) {
                if at > 0 && BEFORE.contains(passage.chars[at - 1]) && other.starts_with('本') {
                    continue;
                }
                let message = format!("自称是“{}”，这里写“{other}”", own.value);
                push(passage, at, other, "E17", message, "全文统一用一个自称", findings);
            }
        }
    }
    let name: Vec<char> = full.chars().collect();
    if name.len() >= LONG {
        subject.passages.iter().for_each(|passage| near_names(passage, &name, findings));
    }
}

/// Units whose names differ in one of these are others: 第二中学、第三中学，东城、西城.
const OTHER_UNIT: &str = "一二三四五六七八九十东西南北中上下前后大小新老省市县区镇乡";
/// A name of fewer characters has too many right neighbours.
const LONG: usize = 6;

/// Stretches as long as the name that differ from it in one character.
fn near_names(passage: &Passage, name: &[char], findings: &mut Diagnostics) {
    for (at, window) in passage.chars.windows(name.len()).enumerate() {
        // The first or the last character is right in any slip of one.
        if window[0] != name[0] && window[name.len() - 1] != name[name.len() - 1] {
            continue;
        }
        let wrong: Vec<_> = window.iter().zip(name).filter(|(a, b)| a != b).collect();
        if let [(written, right)] = wrong[..]
            && !(OTHER_UNIT.contains(*written) && OTHER_UNIT.contains(*right))
        {
            let written: String = window.iter().collect();
            let right: String = name.iter().collect();
            let message = format!("单位全称是“{right}”，这里写“{written}”");
            push(
                passage,
                at,
                &written,
                "E17",
                message,
                "全称照 organization.name，或核对它",
                findings,
            );
        }
    }
}
