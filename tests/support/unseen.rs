//! Characters that cannot be seen, in the data of tests.

/// `<Tab>` and `<U+200B>` stand for characters that cannot be seen.
pub(crate) fn unseen(text: &str) -> String {
    let mut parts = text.split("<U+");
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (digits, rest) = part.split_once('>').expect("it is closed");
        let number = u32::from_str_radix(digits, 16).expect("hexadecimal digits");
        out.push(char::from_u32(number).expect("a character"));
        out.push_str(rest);
    }
    out.replace("<Tab>", "\t")
}
