//! Bytes to a digest that depends on them alone and is the same on every platform.

/// FNV-1a over little-endian words of eight bytes. It distinguishes texts and fonts; it is not cryptographic.
pub fn digest<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for piece in pieces {
        let mut words = piece.chunks_exact(8);
        for word in &mut words {
            hash = step(hash, word.try_into().expect("the chunk has eight bytes"));
        }
        let rest = words.remainder();
        if !rest.is_empty() {
            let mut word = [0; 8];
            word[..rest.len()].copy_from_slice(rest);
            hash = step(hash, word);
        }
    }
    hash
}

fn step(hash: u64, word: [u8; 8]) -> u64 {
    let hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3);
    // Multiplication carries bits upwards only; the shift mixes the high bits into the low ones.
    hash ^ (hash >> 29)
}

/// A 16-byte identifier derived from the digest.
pub fn digest_twice(bytes: &[u8]) -> [u8; 16] {
    let first = digest([bytes]).to_be_bytes();
    let second = digest([b"id".as_slice(), &first]).to_be_bytes();
    let mut both = [0; 16];
    both[..8].copy_from_slice(&first);
    both[8..].copy_from_slice(&second);
    both
}
