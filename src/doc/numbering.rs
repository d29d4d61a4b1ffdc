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

/// A count in Chinese: 1 to 99 in words (`二十一`), anything else in digits.
pub fn chinese(count: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| DIGITS[n as usize];
    match count {
        1..=9 => digit(count).to_string(),
        10..=19 => format!("十{}", digit(count - 10)),
        20..=99 => format!("{}十{}", digit(count / 10), digit(count % 10)),
        _ => count.to_string(),
    }
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
        let all: Vec<_> = [1, 10, 11, 20, 21, 99, 100].iter().map(|&n| chinese(n)).collect();
        assert_eq!(all.join(" "), "一 十 十一 二十 二十一 九十九 100");
    }
}
