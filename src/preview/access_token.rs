//! The token of a preview: who does not know it sees nothing.

use crate::workspace;

/// Thirty-two hexadecimal digits that nobody can guess; nothing where the system gives no random bytes.
pub(super) fn token() -> Option<String> {
    let bytes = workspace::random_bytes()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether two tokens are the same; takes as long for one that differs early as for one that differs late.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let differing = one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_long_and_differ() {
        let [one, other] = [token(), token()].map(|token| token.expect("there is a system"));
        assert_eq!(one.len(), 32);
        assert!(!is_same(&one, &other) && is_same(&one, &one) && !is_same(&one, &one[1..]));
    }
}
