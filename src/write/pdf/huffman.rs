//! Font programs to zlib streams with Huffman coding only, without a search for repeated bytes.
//!
//! Outlines hardly repeat. A search for repeats takes ten times as long and saves one byte in twelve; fonts are nine
//! tenths of a report, so that search took most of the time of a PDF.

/// The bytes as a zlib stream (RFC 1950) of one block with dynamic codes (RFC 1951 3.2.7).
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    let lengths = lengths(&frequencies(bytes), LONGEST);
    let codes = codes(&lengths);
    let mut bits = Bits::with_room_for(bytes.len());
    bits.put((0x0178, 16));
    head(&mut bits, &lengths);
    // Three codes of at most 15 bits fit in 64 bits together with the at most 7 bits that are held.
    for three in bytes.chunks(3) {
        three.iter().for_each(|&byte| bits.hold(codes[usize::from(byte)]));
        bits.flush();
    }
    bits.hold(codes[END]);
    let mut out = bits.finish();
    out.extend(checksum(bytes).to_be_bytes());
    out
}

/// The symbol for the end of a block.
const END: usize = 256;
/// The greatest number of bits in the code of a literal.
const LONGEST: u8 = 15;
/// The greatest number of bits in the code of a code length.
const LONGEST_OF_LENGTHS: u8 = 7;
/// The order in which the code lengths of the code length alphabet are written.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The number of occurrences of each byte, and one for the end of the block.
fn frequencies(bytes: &[u8]) -> Vec<u32> {
    // Four counters, so that no increment has to wait for the one before it.
    let mut counts = [[0u32; 256]; 4];
    let mut chunks = bytes.chunks_exact(4);
    for four in &mut chunks {
        (0..4).for_each(|lane| counts[lane][usize::from(four[lane])] += 1);
    }
    chunks.remainder().iter().for_each(|&byte| counts[0][usize::from(byte)] += 1);
    let sum = |byte: usize| counts.iter().map(|lane| lane[byte]).sum();
    (0..256).map(sum).chain([1]).collect()
}

/// The length of each symbol's code, at most `longest`; 0 for a symbol that does not occur.
///
/// While the tree is too deep, rare symbols are counted as more frequent than they are.
fn lengths(frequencies: &[u32], longest: u8) -> Vec<u8> {
    let mut frequencies = frequencies.to_vec();
    loop {
        let lengths = huffman(&frequencies);
        if lengths.iter().all(|&length| length <= longest) {
            return lengths;
        }
        frequencies.iter_mut().filter(|f| **f > 0).for_each(|f| *f = *f / 2 + 1);
    }
}

/// The depth of each symbol in the Huffman tree.
fn huffman(frequencies: &[u32]) -> Vec<u8> {
    let mut leaves: Vec<(u32, usize)> =
        frequencies.iter().enumerate().filter(|(_, f)| **f > 0).map(|(s, f)| (*f, s)).collect();
    leaves.sort_unstable();
    let mut lengths = vec![0; frequencies.len()];
    if let [(_, only)] = leaves[..] {
        lengths[only] = 1;
        return lengths;
    }
    // Nodes are the leaves in order, followed by the inner nodes in the order they are made; both are sorted by
    // frequency.
    let mut weights: Vec<u32> = leaves.iter().map(|(frequency, _)| *frequency).collect();
    let mut parents = vec![0; leaves.len()];
    let (mut leaf, mut joint) = (0, leaves.len());
    for _ in 1..leaves.len() {
        let mut pair = [0; 2];
        for node in &mut pair {
            let takes_leaf =
                leaf < leaves.len() && (joint >= weights.len() || weights[leaf] <= weights[joint]);
            let next = if takes_leaf { &mut leaf } else { &mut joint };
            *node = *next;
            *next += 1;
        }
        pair.iter().for_each(|&node| parents[node] = weights.len());
        weights.push(weights[pair[0]] + weights[pair[1]]);
        parents.push(0);
    }
    let mut depths = vec![0u8; weights.len()];
    for node in (0..weights.len() - 1).rev() {
        depths[node] = depths[parents[node]] + 1;
    }
    leaves.iter().enumerate().for_each(|(node, (_, symbol))| lengths[*symbol] = depths[node]);
    lengths
}

/// A code with its first bit lowest, and its number of bits.
type HuffmanCode = (u64, u32);

/// The codes that follow from their lengths (RFC 1951 3.2.2).
fn codes(lengths: &[u8]) -> Vec<HuffmanCode> {
    let mut next = [0u16; LONGEST as usize + 2];
    for length in 1..=usize::from(LONGEST) {
        let here = lengths.iter().filter(|l| usize::from(**l) == length).count() as u16;
        next[length + 1] = (next[length] + here) << 1;
    }
    let code = |&length: &u8| {
        if length == 0 {
            return (0, 0);
        }
        let code = next[usize::from(length)];
        next[usize::from(length)] += 1;
        (u64::from(code.reverse_bits() >> (16 - length)), u32::from(length))
    };
    lengths.iter().map(code).collect()
}

/// The header of the block: the code lengths, Huffman coded themselves. There is one distance code, which is not used.
fn head(bits: &mut Bits, lengths: &[u8]) {
    let all: Vec<u8> = lengths.iter().copied().chain([1]).collect();
    let mut counts = vec![0; ORDER.len()];
    all.iter().for_each(|&length| counts[usize::from(length)] += 1);
    let of_lengths = self::lengths(&counts, LONGEST_OF_LENGTHS);
    let codes = codes(&of_lengths);
    let (last, dynamic) = ((1, 1), (2, 2));
    let (huffman, distances, all_orders) = ((0, 5), (0, 5), (15, 4));
    [last, dynamic, huffman, distances, all_orders].into_iter().for_each(|code| bits.put(code));
    ORDER.iter().for_each(|&length| bits.put((u64::from(of_lengths[length]), 3)));
    all.iter().for_each(|&length| bits.put(codes[usize::from(length)]));
}

/// Collects bits into bytes, the first bit lowest.
struct Bits {
    out: Vec<u8>,
    /// The number of bytes written; the rest of the buffer is free.
    written: usize,
    held: u64,
    count: u32,
}

impl Bits {
    /// With 256 equally frequent bytes one code has nine bits, and nothing takes more. The header takes less than the
    /// rest.
    fn with_room_for(bytes: usize) -> Self {
        Self { out: vec![0; bytes + bytes / 1024 + 1024], written: 0, held: 0, count: 0 }
    }

    fn put(&mut self, code: HuffmanCode) {
        self.hold(code);
        self.flush();
    }

    fn hold(&mut self, (code, length): HuffmanCode) {
        self.held |= code << self.count;
        self.count += length;
    }

    /// Writes the complete bytes that are held.
    fn flush(&mut self) {
        let whole = (self.count / 8) as usize;
        self.out[self.written..][..8].copy_from_slice(&self.held.to_le_bytes());
        self.written += whole;
        self.held >>= whole * 8;
        self.count %= 8;
    }

    fn finish(mut self) -> Vec<u8> {
        self.count += 7;
        self.flush();
        self.out.truncate(self.written);
        self.out
    }
}

/// Adler-32 (RFC 1950 9).
fn checksum(bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65_521;
    /// The number of bytes after which the sums must be reduced to fit in 32 bits.
    const FIT: usize = 5552;
    let (mut low, mut high) = (1u32, 0u32);
    for piece in bytes.chunks(FIT) {
        for &byte in piece {
            low += u32::from(byte);
            high += low;
        }
        low %= MODULUS;
        high %= MODULUS;
    }
    high << 16 | low
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        flate2::read::ZlibDecoder::new(packed).read_to_end(&mut out).expect("a zlib stream");
        out
    }

    /// Bytes of `kinds` values, each half as frequent as the one before.
    fn halving(kinds: u32) -> Vec<u8> {
        (0..kinds).flat_map(|kind| vec![kind as u8; 1 << (kinds - kind)]).collect()
    }

    #[test]
    fn every_stream_unpacks_to_its_bytes() {
        let mut state = 1u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let noise: Vec<u8> = (0..70_001).map(|_| noise()).collect();
        for bytes in [&[][..], b"a", b"ab", &[7; 1000], &noise, &halving(3), &halving(20)] {
            assert_eq!(unpacked(&pack(bytes)), bytes);
        }
    }

    #[test]
    fn frequent_bytes_take_fewer_bits() {
        let bytes = halving(12);
        assert!(pack(&bytes).len() * 3 < bytes.len());
    }
}
