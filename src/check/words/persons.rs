//! A person's name that differs in one character from the name that the facts have elsewhere, lacks one, or has a blank within it.

use std::collections::BTreeSet;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::han::is_han;
use crate::base::source::Span;
use crate::catalogue::keys;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::word_index::WordIndex;

/// Names of persons.
pub(crate) static PERSONS: CheckRule = CheckRule::new(codes::E52, Needs::Lists, persons);

/// Characters of given names and surnames that are typed for each other, by sound or by shape.
const ALIKE: &str = "祥详翔降 静婧靖敬净 明鸣铭名 云芸允耘 远运 小晓筱肖 承成诚程城丞 伟玮炜苇 芳方 丽莉俐利力立 红宏洪虹鸿弘 军君钧均 \
    建健剑键 平萍苹 志智治致 文雯汶纹 华桦骅 辉晖徽挥 杰洁捷 英瑛颖莹映盈 玉钰毓育 林琳霖临 强蔷 波博 俊峻骏竣 涛滔 峰锋枫丰 \
    勇永咏泳 兵斌彬冰宾 磊蕾雷 敏民闽 燕艳雁彦 霞夏 秀绣 兰岚蓝澜谰斓 梅美 珍真贞 春椿 晨辰 东冬栋 亮良 刚钢 龙隆 飞菲斐 帆凡 \
    欣新心馨鑫 佳嘉家 宇雨羽禹 浩皓昊 轩萱 怡依仪宜 婷廷庭亭 琴勤芹 青清卿倩 瑞锐 旭绪 元源远渊媛 才材 福富 贵桂 荣容蓉 生胜升盛 \
    义毅艺益意易谊逸 金锦今津 学雪 世士仕 维唯巍威薇 子紫梓 祝朱 张章彰 江姜 徐许 于余俞 邹周 肖萧 傅付 阎闫严 戴代 程陈 王汪 \
    罗骆 郭国 孟梦 廖寥 邓郑 曾增 沈申 韦卫魏 启起琪 海梅 宝保 德得 根跟 国果 庆清 森深 松 兴星 阳扬洋 耀跃 正政 忠中仲钟 卓 \
    泽择 凯恺 晴情 岩妍研言 桐彤童 然冉 若茹 伊 悦月越 哲喆 珊姗 望旺 怀淮 启 白百柏 兰 屈曲 贺何 向项";

/// Characters of names that sound alike but for their tone.
const SOUNDS: &str = "安岸 敖奥 白百柏 宝保葆 贝蓓北 碧毕必 卞边 彪标 斌彬宾滨冰兵 波博伯柏 蔡才彩财 灿璨 曹操 昌常畅长 超朝 陈晨辰臣沉 成程诚城承澄丞 崇冲 楚褚初储 春椿纯淳 聪丛 \
    崔翠 戴代黛 德得 迪笛 丁定鼎 东冬栋董 段端 尔儿 范樊凡帆繁 方芳房舫 飞菲斐费妃 峰锋枫丰冯风凤奉 富福傅付辅芙 刚钢岗 葛歌 龚宫功公 顾古谷 关冠管 光广 贵桂圭 \
    国果郭 韩寒涵汉翰晗含 航杭 浩皓昊豪好郝灏 何贺和荷河赫 恒衡亨 红宏洪虹鸿弘泓 侯厚 胡虎 华花桦骅 怀淮 欢焕环 黄煌 辉晖慧惠会卉徽 季吉继纪济基姬冀 佳嘉家加贾 \
    建健剑坚鉴简 江姜蒋将 杰洁捷婕 金锦今津晋进近瑾 静婧靖敬净景晶京竞菁 九久 菊居巨 娟绢涓 军君钧均俊峻骏竣隽 凯恺开楷 柯科可克 坤昆琨 赖来 兰岚蓝澜斓 郎朗 雷磊蕾 \
    李丽莉俐利力立黎理礼 连莲廉 亮良梁 廖寥 林琳霖临麟 玲凌灵岭铃 刘柳留 龙隆 路卢鲁陆露 罗骆洛落 吕绿 曼满 毛茂 梅美媚 孟梦萌 苗妙淼 敏民闽 明鸣铭名 莫墨 木慕穆牧 \
    南楠 倪妮 潘盼 裴培佩沛 彭鹏朋 平萍苹 浦璞 启起琪奇齐祺琦其旗 钱倩谦前千 强蔷 乔巧 琴勤芹秦钦 青清卿庆晴情 秋丘邱 屈曲 权全泉 冉然 任仁 荣容蓉溶融 如茹儒汝 \
    瑞锐睿 山珊姗善 邵少绍 沈申深 生胜升盛圣 世士仕石时诗施史 寿守 舒淑书树 双爽 顺舜 思司斯 松宋 苏素 谭谈覃 涛滔陶桃 滕腾 田天甜 婷廷庭亭 童彤同 万婉 王汪旺望 \
    伟玮炜苇维唯巍威薇卫韦魏 文雯汶温 吴武伍吾午 西希喜熙溪曦 夏霞 贤显先 祥详翔向项湘香 晓小筱肖萧霄 欣新心馨鑫辛 星兴邢行 熊雄 秀绣修 许徐旭绪续 轩萱宣 雪学薛 雅亚 \
    燕艳雁彦严阎闫岩研言颜 杨阳扬洋 姚耀瑶尧 叶业晔烨 义毅艺益意易谊逸怡依仪宜 尹殷银 英瑛颖莹映盈迎 勇永咏泳 友优游 于余俞玉钰毓育宇雨羽禹裕喻郁 元源远渊媛袁原 月越悦岳 \
    云芸允耘运 曾增 占湛詹展 张章彰 赵昭照兆 哲喆 珍真贞振震臻甄 正政郑铮征 志智治致芷之知止枝植芝 忠中仲钟 周舟洲 朱祝竹珠 子紫梓姿";

/// The groups of characters that are typed for each other.
fn groups() -> impl Iterator<Item = &'static str> {
    ALIKE.split_whitespace().chain(SOUNDS.split_whitespace())
}

/// A name, where it stands and what it is.
struct PersonName<'a> {
    name: &'a str,
    span: Span,
    what: &'static str,
}

fn persons(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let is_name = |name: &str| (2..=4).contains(&name.chars().count()) && name.chars().all(is_han);
    let group: Vec<PersonName> = report
        .group
        .iter()
        .map(|one| PersonName {
            name: one.name.value.trim(),
            span: one.name.span,
            what: "评价小组",
        })
        .filter(|one| is_name(one.name))
        .collect();
    if group.is_empty() {
        return;
    }
    let filed = [(keys::PREPARER, "填表人"), (keys::HEAD, "负责人")].into_iter().filter_map(
        |(key, what)| {
            let word = report.values.words.get(key)?;
            Some(PersonName { name: word.value.trim(), span: word.span, what })
        },
    );
    for one in filed {
        let joined = without_blanks(one.name);
        let is_near = |other: &&PersonName| {
            is_slip(other.name, one.name)
                || is_cut(other.name, one.name)
                || joined.as_deref() == Some(other.name)
        };
        let near = group.iter().find(is_near);
        if let Some(near) = near.filter(|_| group.iter().all(|other| other.name != one.name)) {
            let message = format!("{}写“{}”，{}里是“{}”", one.what, one.name, near.what, near.name);
            let finding = context.finding(message).label(one.span, one.what);
            findings.push(finding.label(near.span, near.what).hint("核对姓名，各处写一致"));
        }
    }
    in_prose(context, &group, findings);
    owners(context, findings);
}

/// 责任人 with the verb that the form has already, and several persons as one member.
fn owners(context: &CheckContext, findings: &mut Diagnostics) {
    for owner in context.report.improvements.iter().filter_map(|one| one.owner.as_ref()) {
        let words = owner.words();
        if let Some(name) = words.trim().strip_suffix("负责").filter(|name| !name.is_empty()) {
            let message = format!("责任人写“{}”，印出来是“责任人：{}”", words.trim(), words.trim());
            let hint = format!("只写名称：{name}");
            findings
                .push(Diagnostic::new(mistakes::STANDS_TWICE, message).at(owner.span).hint(hint));
        }
    }
    for one in &context.report.group {
        if one.name.value.trim().contains(['、', '，', ',']) {
            let message = format!("评价小组成员的姓名“{}”是几个人", one.name.value.trim());
            let hint = "一人一行，职务、职责各写各的";
            findings.push(context.finding(message).at(one.name.span).hint(hint));
        }
    }
}

/// Whether a name is another with one character that sounds or looks like it.
fn is_slip(right: &str, written: &str) -> bool {
    let (right, written): (Vec<char>, Vec<char>) =
        (right.chars().collect(), written.chars().collect());
    if right.len() != written.len() {
        return false;
    }
    let mut wrong = right.iter().zip(&written).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (wrong.next(), wrong.next()) else { return false };
    groups().any(|group| group.contains(*one) && group.contains(*other))
}

/// Whether one of two names is the other without a character of the given name: 白芷 of 白芷兰.
fn is_cut(right: &str, written: &str) -> bool {
    let (right, written): (Vec<char>, Vec<char>) =
        (right.chars().collect(), written.chars().collect());
    let (long, short) =
        if right.len() > written.len() { (right, written) } else { (written, right) };
    let all_han = long.iter().chain(&short).all(|c| is_han(*c));
    match (long.as_slice(), short.as_slice()) {
        _ if !all_han => false,
        ([surname, given @ ..], [own, one]) => {
            given.len() == 2 && surname == own && given.contains(one)
        }
        _ => false,
    }
}

/// A name without the blanks within it; nothing where it has none, or where they only spread a name of two characters.
fn without_blanks(name: &str) -> Option<String> {
    let blank = |c: char| c.is_whitespace();
    let joined: String = name.chars().filter(|c| !blank(*c)).collect();
    (name.contains(blank) && joined.chars().count() > 2).then_some(joined)
}

/// Names of the group in running text with one character that is alike.
fn in_prose(context: &CheckContext, group: &[PersonName], findings: &mut Diagnostics) {
    let known: BTreeSet<&str> = group.iter().map(|one| one.name).collect();
    let names = known.iter().filter(|name| name.chars().count() == 3);
    let typos = names.flat_map(|name| misspellings_of(name));
    let index = WordIndex::new(typos.filter(|(typo, _)| !known.contains(typo.as_str())));
    for passage in context.passages.iter().filter(|passage| !passage.is_document) {
        for (at, written, right) in index.find(passage) {
            let message = format!("评价小组里是“{right}”，这里写“{written}”");
            context.report_word(
                passage,
                (at, written),
                (message, "核对姓名，各处写一致"),
                findings,
            );
        }
    }
}

/// A name with one character of the given name replaced by one that is alike, and the name.
fn misspellings_of(name: &str) -> Vec<(String, String)> {
    let chars: Vec<char> = name.chars().collect();
    let mut typos = Vec::new();
    for (place, right) in chars.iter().enumerate().skip(1) {
        let alike = groups().filter(|group| group.contains(*right));
        for other in alike.flat_map(str::chars).filter(|other| other != right) {
            let mut typo = chars.clone();
            typo[place] = other;
            typos.push((typo.into_iter().collect(), name.to_string()));
        }
    }
    typos
}
