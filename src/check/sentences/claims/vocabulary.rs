//! The vocabulary: the words that may stand between the name of a figure and its numbers.

use crate::statements::passage::Passage;

/// What a word means for the number behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ClaimWord {
    /// Nothing.
    Filler,
    /// Nothing beside the name; behind 占 it names another whole.
    Noun,
    /// A mark behind which another statement of the same name may follow.
    Comma,
    /// The year before.
    LastYear,
    /// The budget.
    Budget,
    /// The budget at the beginning of the year.
    Initial,
    /// A comparison.
    Compare,
    /// More.
    Up,
    /// Less.
    Down,
    /// A share, whose whole may follow.
    Of,
    /// A share.
    Share,
    /// A rate of completion, whose budget follows.
    Done,
    /// A rate of completion.
    Rate,
}

use ClaimWord::{
    Budget, Comma, Compare, Done, Down, Filler, Initial, LastYear, Noun, Of, Rate, Share, Up,
};

/// Every word. A word that is not here ends a statement.
const WORDS: &[(&str, ClaimWord)] = &[
    ("，", Comma),
    ("；", Comma),
    ("：", Filler),
    (" ", Filler),
    ("为", Filler),
    ("是", Filler),
    ("达", Filler),
    ("达到", Filler),
    ("到", Filler),
    ("了", Filler),
    ("的", Filler),
    ("共", Filler),
    ("共计", Filler),
    ("实际", Filler),
    ("数", Noun),
    ("项目", Noun),
    ("项目资金", Noun),
    ("资金", Noun),
    ("实际采购", Noun),
    ("决算", Noun),
    ("决算数", Noun),
    ("支出", Noun),
    ("支出数", Noun),
    ("收入", Noun),
    ("全年", Noun),
    ("本年", Noun),
    ("总额", Noun),
    ("总数", Noun),
    ("合计", Noun),
    ("总计", Noun),
    ("金额", Noun),
    ("控制在", Noun),
    ("上年决算数", LastYear),
    ("上年决算", LastYear),
    ("上年同期", LastYear),
    ("上年度", LastYear),
    ("上年数", LastYear),
    ("上年", LastYear),
    ("上一年度", LastYear),
    ("上一年", LastYear),
    ("去年同期", LastYear),
    ("去年", LastYear),
    ("同比", LastYear),
    ("预算", Budget),
    ("预算数", Budget),
    ("全年预算", Budget),
    ("全年预算数", Budget),
    ("调整预算", Budget),
    ("调整预算数", Budget),
    ("调整后预算", Budget),
    ("预算安排", Budget),
    ("年初预算", Initial),
    ("年初预算数", Initial),
    ("比", Compare),
    ("较", Compare),
    ("与", Compare),
    ("同", Compare),
    ("于", Compare),
    ("相比", Compare),
    ("相较", Compare),
    ("对比", Compare),
    ("增长", Up),
    ("增加", Up),
    ("上升", Up),
    ("上涨", Up),
    ("增", Up),
    ("多", Up),
    ("超", Up),
    ("超出", Up),
    ("超过", Up),
    ("超支", Up),
    ("高于", Up),
    ("大于", Up),
    ("多支出", Up),
    ("减少", Down),
    ("降幅", Down),
    ("减幅", Down),
    ("增幅", Up),
    ("下降", Down),
    ("降低", Down),
    ("减", Down),
    ("少", Down),
    ("节约", Down),
    ("节省", Down),
    ("压减", Down),
    ("压缩", Down),
    ("低于", Down),
    ("小于", Down),
    ("少支出", Down),
    ("占", Of),
    ("占到", Of),
    ("占比", Share),
    ("占比重", Share),
    ("所占比重", Share),
    ("所占比例", Share),
    ("比重", Share),
    ("比例", Share),
    ("完成", Done),
    ("完成率", Rate),
    ("执行率", Rate),
    ("控制率", Rate),
    ("预算完成率", Rate),
    ("预算执行率", Rate),
    ("预算控制率", Rate),
];

/// The words that name no thing, wherever they stand: comparisons with their directions, the year before, the budget.
pub(crate) fn naming_nothing() -> impl Iterator<Item = &'static &'static str> {
    let kinds = [LastYear, Budget, Initial, Compare, Up, Down];
    WORDS.iter().filter(move |(_, kind)| kinds.contains(kind)).map(|(word, _)| word)
}

/// The word at a place, the longest of them, and its length.
pub(crate) fn word_at(passage: &Passage, at: usize) -> Option<(ClaimWord, usize)> {
    let fitting = WORDS.iter().filter(|(word, _)| passage.has(at, word));
    let longest = fitting.max_by_key(|(word, _)| word.len())?;
    Some((longest.1, longest.0.chars().count()))
}

/// The words from a place on, each with where it begins, and where they end: at a number or an unknown word.
pub(crate) fn words_until(passage: &Passage, from: usize) -> (Vec<(usize, ClaimWord)>, usize) {
    let (mut words, mut at) = (Vec::new(), from);
    while let Some((word, length)) = word_at(passage, at) {
        words.push((at, word));
        at += length;
    }
    (words, at)
}
