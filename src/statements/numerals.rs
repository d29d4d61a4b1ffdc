//! Chinese numerals and digits to numbers.

/// The digit of a character: 一, 壹, 两.
fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The number below a thousand that a text is, in Chinese numerals or in digits: `四`, `十二`, `贰拾`, `12`.
pub fn small_number(text: &str) -> Option<u32> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().filter(|number| *number < 1000);
    }
    let mut sum = 0;
    let mut last = None;
    for c in text.chars() {
        let times = match c {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            c => {
                last = Some(digit(c).filter(|_| matches!(last, None | Some(0)))?);
                continue;
            }
        };
        sum += last.take().unwrap_or(1) * times;
    }
    (!text.is_empty()).then_some(sum + last.unwrap_or(0)).filter(|number| *number < 1000)
}

/// Whether a character can be part of a small number.
pub fn is_part_of_numeral(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || matches!(c, '十' | '百' | '拾' | '佰')
}

/// The digits at a place as a number, 0 if they are too many, and where they end.
pub fn digits_at(chars: &[char], at: usize) -> (u32, usize) {
    let count = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let text: String = chars[at..at + count].iter().collect();
    (text.parse().unwrap_or(0), at + count)
}

#[cfg(test)]
mod tests {
    use super::small_number;

    #[test]
    fn numerals_are_read() {
        for (text, number) in [
            ("四", Some(4)),
            ("十", Some(10)),
            ("十二", Some(12)),
            ("二十三", Some(23)),
            ("贰拾", Some(20)),
            ("一百零五", Some(105)),
            ("12", Some(12)),
            ("两", Some(2)),
            ("", None),
            ("三四", None),
            ("共", None),
        ] {
            assert_eq!(small_number(text), number, "{text}");
        }
    }
}
