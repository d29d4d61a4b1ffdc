//! The coded data of a scan to codes and bits (ISO/IEC 10918-1 annexes C and F.2.2), as far as they are sound.

use super::fault::Fault;

/// The bits between two markers.
pub(super) struct CodedBits<'b> {
    bytes: &'b [u8],
    /// The byte behind the one that bits are taken of.
    at: usize,
    byte: u32,
    /// How many bits of the byte are left.
    left: u32,
}

impl<'b> CodedBits<'b> {
    pub(super) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at, byte: 0, left: 0 }
    }

    /// Where the next whole byte is; the bits that are left of the last one are padding.
    pub(super) fn end(&self) -> usize {
        self.at
    }

    fn fill(&mut self) -> Result<(), Fault> {
        let byte = *self.bytes.get(self.at).ok_or(Fault::Broken)?;
        self.at += 1;
        if byte == 0xff {
            // A zero is stuffed behind it; anything else is a marker, where the data should not end yet.
            if self.bytes.get(self.at) != Some(&0) {
                return Err(Fault::Broken);
            }
            self.at += 1;
        }
        (self.byte, self.left) = (byte.into(), 8);
        Ok(())
    }

    pub(super) fn bit(&mut self) -> Result<u32, Fault> {
        if self.left == 0 {
            self.fill()?;
        }
        self.left -= 1;
        Ok(self.byte >> self.left & 1)
    }

    /// A number of so many bits, at most 16.
    pub(super) fn number(&mut self, count: u32) -> Result<u32, Fault> {
        let (mut wanted, mut number) = (count, 0);
        while wanted > 0 {
            if self.left == 0 {
                self.fill()?;
            }
            let taken = wanted.min(self.left);
            self.left -= taken;
            wanted -= taken;
            number = number << taken | self.byte >> self.left & ((1 << taken) - 1);
        }
        Ok(number)
    }

    /// A coefficient of so many bits, at most 15; below the half they stand for negative numbers (F.2.2.1, EXTEND).
    pub(super) fn coefficient(&mut self, size: u32) -> Result<i32, Fault> {
        if size == 0 {
            return Ok(0);
        }
        let number = self.number(size)?.cast_signed();
        Ok(if number < 1 << (size - 1) { number - (1 << size) + 1 } else { number })
    }

    /// The symbol of the next code.
    pub(super) fn symbol(&mut self, table: &CodeTable) -> Result<u8, Fault> {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for count in table.counts {
            let count = usize::from(count);
            code = code << 1 | self.bit()? as usize;
            if code < first + count {
                let symbol = code.checked_sub(first).and_then(|n| table.symbols.get(index + n));
                return symbol.copied().ok_or(Fault::Broken);
            }
            index += count;
            first = (first + count) << 1;
        }
        Err(Fault::Broken)
    }
}

/// A table of codes (annex C): how many there are of each length, and their symbols in order.
#[derive(Clone, Default)]
pub(super) struct CodeTable {
    counts: [u8; 16],
    symbols: Vec<u8>,
}

impl CodeTable {
    /// A table, and what is behind it in its segment.
    pub(super) fn read(segment: &[u8]) -> Option<(Self, &[u8])> {
        let (counts, rest) = segment.split_first_chunk::<16>()?;
        let all: usize = counts.iter().map(|count| usize::from(*count)).sum();
        let (symbols, rest) = rest.split_at_checked(all)?;
        Some((Self { counts: *counts, symbols: symbols.to_vec() }, rest))
    }
}
