//! Numbers of headings and list items after a scheme of the pack: 一、（一）1.（1）, 第一部分, 1.1; a level starts again at 1 below each
//! new higher one.

/// What the numbers of each level look like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NumberingScheme {
    levels: Vec<NumberForm>,
}

/// What the numbers of a level look like.
#[derive(Clone, PartialEq, Eq, Debug)]
struct NumberForm {
    before: String,
    counter: Counter,
    after: String,
}

/// How a level counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Counter {
    /// `一`.
    Chinese,
    /// `1`; with the counts of so many levels above it, `1.1.1`.
    Digits { above: usize },
}

impl Default for NumberingScheme {
    /// 一、（一）1.（1）(GB/T 9704 7.3.3).
    fn default() -> Self {
        Self::of(&["一、", "（一）", "1.", "（1）"]).expect("each has one counter")
    }
}

impl NumberingScheme {
    /// The most levels of a scheme: four of headings, and one of lists below them.
    pub const MOST: usize = 5;

    /// From the first number of each level, highest first: `第一章`, `1.1`. The index of the first that is none otherwise.
    pub fn of(firsts: &[impl AsRef<str>]) -> Result<Self, usize> {
        let form = |(level, first): (usize, &_)| {
            NumberForm::of(AsRef::as_ref(first)).filter(|form| form.above() <= level).ok_or(level)
        };
        Ok(Self { levels: firsts.iter().enumerate().map(form).collect::<Result<_, _>>()? })
    }

    /// How many levels it has.
    pub fn depth(&self) -> usize {
        self.levels.len()
    }

    /// The first number of a level: `（一）`.
    pub fn first(&self, level: usize) -> String {
        let counts = vec![1; level];
        self.form(level).map(|form| form.number(&counts)).unwrap_or_default()
    }

    /// The level of a number, by its form, and whether it is the first of its level.
    pub fn level_of(&self, number: &str) -> Option<(u8, bool)> {
        let number = number.trim_end();
        (1..).zip(&self.levels).find_map(|(level, form)| Some((level, form.is_first(number)?)))
    }

    fn form(&self, level: usize) -> Option<&NumberForm> {
        self.levels.get(level.checked_sub(1)?)
    }
}

impl NumberForm {
    /// `第一部分` stands apart from what follows, `1.1` by half as much; what ends with a mark does not.
    fn of(first: &str) -> Option<Self> {
        let first = first.trim();
        let is_counter = |c: char| c == '一' || c == '1';
        let at = first.find(is_counter)?;
        let (before, rest) = first.split_at(at);
        let (counter, rest) = match rest.strip_prefix('一') {
            Some(rest) => (Counter::Chinese, rest),
            None => {
                let mut rest = rest.strip_prefix('1')?;
                let mut above = 0;
                while let Some(more) = rest.strip_prefix(".1") {
                    (rest, above) = (more, above + 1);
                }
                (Counter::Digits { above }, rest)
            }
        };
        if rest.contains(is_counter) || rest.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let gap = match rest.chars().next_back() {
            Some(last) if last.is_alphanumeric() => "\u{3000}",
            Some(_) => "",
            None if matches!(counter, Counter::Chinese) => "\u{3000}",
            None => " ",
        };
        Some(Self { before: before.into(), counter, after: format!("{rest}{gap}") })
    }

    fn above(&self) -> usize {
        match self.counter {
            Counter::Chinese => 0,
            Counter::Digits { above } => above,
        }
    }

    /// The number for the counts of its level, the last, and those above it.
    fn number(&self, counts: &[u32]) -> String {
        let from = counts.len().saturating_sub(self.above() + 1);
        let count = match self.counter {
            Counter::Chinese => chinese(counts.last().copied().unwrap_or(1)),
            Counter::Digits { .. } => {
                counts[from..].iter().map(u32::to_string).collect::<Vec<_>>().join(".")
            }
        };
        format!("{}{count}{}", self.before, self.after)
    }

    /// Whether a number of this form is the first of its level; `None` for another form.
    fn is_first(&self, number: &str) -> Option<bool> {
        let inner = number.strip_prefix(self.before.as_str())?;
        let inner = inner.strip_suffix(self.after.trim_end())?;
        match self.counter {
            Counter::Chinese => {
                let is_count = !inner.is_empty() && inner.chars().all(is_chinese_digit);
                is_count.then_some(inner == "一")
            }
            Counter::Digits { above } => {
                let parts: Vec<_> = inner.split('.').collect();
                let is_part =
                    |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
                let fits = parts.len() == above + 1 && parts.iter().all(is_part);
                fits.then(|| parts.last() == Some(&"1"))
            }
        }
    }
}

fn is_chinese_digit(c: char) -> bool {
    "零一二三四五六七八九十百千".contains(c)
}

/// Counts the headings of a document.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    scheme: NumberingScheme,
    counts: [u32; NumberingScheme::MOST],
}

impl Numbering {
    /// Counts from one after a scheme.
    pub fn new(scheme: NumberingScheme) -> Self {
        Self { scheme, ..Self::default() }
    }

    /// The number of the next heading or item of a level, from 1, with its mark; that of the last level below it.
    pub fn next(&mut self, level: u8) -> String {
        let level = usize::from(level).clamp(1, self.scheme.depth());
        self.counts[level - 1] += 1;
        self.counts[level..].fill(0);
        let form = self.scheme.form(level).expect("the level is one of the scheme's");
        form.number(&self.counts[..level])
    }

    /// Starts a level and the levels below it again at 1, as for a list without a heading.
    pub fn restart(&mut self, level: u8) {
        self.counts[usize::from(level).clamp(1, self.scheme.depth()) - 1..].fill(0);
    }

    /// The scheme.
    pub fn scheme(&self) -> &NumberingScheme {
        &self.scheme
    }
}

/// A count in Chinese words, 1 to 9999: `二十一`, `一百零五`, `一百一十`; anything else in digits.
pub fn chinese(count: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const PLACES: [(u32, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    if !(1..=9999).contains(&count) {
        return count.to_string();
    }
    let mut words = String::new();
    let mut skipped = false;
    for (size, place) in PLACES {
        let digit = count / size % 10;
        if digit == 0 {
            skipped = !words.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            words.push('零');
        }
        // 十五, not 一十五.
        if digit > 1 || size != 10 || !words.is_empty() {
            words.push_str(DIGITS[digit as usize]);
        }
        words.push_str(place);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_begin_anew() {
        let mut numbering = Numbering::default();
        let asked = [1, 2, 3, 3, 2, 3, 4, 1, 2];
        let given: Vec<_> = asked.iter().map(|&level| numbering.next(level)).collect();
        assert_eq!(given.join(" "), "一、 （一） 1. 2. （二） 1. （1） 二、 （一）");
    }

    #[test]
    fn schemes_of_packs() {
        let numbers = |firsts: &[&str], levels: &[u8]| {
            let mut numbering = Numbering::new(NumberingScheme::of(firsts).expect("a scheme"));
            let given: Vec<_> = levels.iter().map(|&level| numbering.next(level)).collect();
            given.join("|")
        };
        let parts = ["第一部分", "一、", "（一）"];
        assert_eq!(numbers(&parts, &[1, 2, 3, 1, 2]), "第一部分　|一、|（一）|第二部分　|一、");
        let points = ["1", "1.1", "1.1.1"];
        assert_eq!(numbers(&points, &[1, 2, 2, 3, 1, 2]), "1 |1.1 |1.2 |1.2.1 |2 |2.1 ");
        assert_eq!(
            numbers(&["第一章", "第一节"], &[1, 2, 2, 1, 2]),
            "第一章　|第一节　|第二节　|第二章　|第一节　"
        );
        assert_eq!(NumberingScheme::of(&["1.1"]), Err(0), "no level above it");
        assert_eq!(NumberingScheme::of(&["一、", "概况"]), Err(1), "no counter");
        assert_eq!(NumberingScheme::of(&["第一1部分"]), Err(0), "two counters");
    }

    #[test]
    fn levels_are_known_by_the_form_of_their_numbers() {
        let default = NumberingScheme::default();
        let levels = ["三、", "（一）", "1.", "12. ", "（1）", "1、", "第一章"];
        let found: Vec<_> = levels.iter().map(|number| default.level_of(number)).collect();
        let expected = [(1, false), (2, true), (3, true), (3, false), (4, true)].map(Some);
        assert_eq!(found[..5], expected);
        assert_eq!(found[5..], [None, None]);
        let points = NumberingScheme::of(&["1", "1.1"]).expect("a scheme");
        assert_eq!(points.level_of("2.1 "), Some((2, true)));
    }

    #[test]
    fn chinese_counts() {
        let counts = [1, 10, 11, 20, 21, 99, 100, 101, 110, 111, 120, 305, 1000, 1005, 1050, 9999];
        let all: Vec<_> = counts.iter().map(|&n| chinese(n)).collect();
        let expected = "一 十 十一 二十 二十一 九十九 一百 一百零一 一百一十 一百一十一 一百二十 三百零五 一千 \
                        一千零五 一千零五十 九千九百九十九";
        assert_eq!(all.join(" "), expected);
        assert_eq!(chinese(10_000), "10000");
    }
}
