//! Numbers of headings and list items: 一、（一）1.（1）; a level starts again at 1 below each new higher one.

/// Counts the headings of a document.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    counts: [u32; 4],
}

impl Numbering {
    /// The number of the next heading or item of `level` (1 to 4), with its mark (GB/T 9704 7.3.3).
    pub fn next(&mut self, level: u8) -> String {
        let index = usize::from(level.clamp(1, 4)) - 1;
        self.counts[index] += 1;
        self.counts[index + 1..].fill(0);
        label(level, self.counts[index])
    }

    /// Starts a level and the levels below it again at 1, as for a list without a heading.
    pub fn restart(&mut self, level: u8) {
        self.counts[usize::from(level.clamp(1, 4)) - 1..].fill(0);
    }
}

/// The number `count` of a level with its mark: `三、`, `（三）`, `3.`, `（3）`.
pub fn label(level: u8, count: u32) -> String {
    match level {
        0 | 1 => format!("{}、", chinese(count)),
        2 => format!("（{}）", chinese(count)),
        3 => format!("{count}."),
        _ => format!("（{count}）"),
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
    fn chinese_counts() {
        let counts = [1, 10, 11, 20, 21, 99, 100, 101, 110, 111, 120, 305, 1000, 1005, 1050, 9999];
        let all: Vec<_> = counts.iter().map(|&n| chinese(n)).collect();
        let expected = "一 十 十一 二十 二十一 九十九 一百 一百零一 一百一十 一百一十一 一百二十 三百零五 一千 \
                        一千零五 一千零五十 九千九百九十九";
        assert_eq!(all.join(" "), expected);
        assert_eq!(chinese(10_000), "10000");
    }
}
