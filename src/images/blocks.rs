//! The coefficients of a block, in the three ways in which scans code them (ISO/IEC 10918-1 F.2.2 and G.1.2).

use super::entropy::{CodeTable, CodedBits};
use super::fault::Fault;

/// What a scan codes (B.2.3, G.1).
pub(super) struct ScanBand {
    pub first: usize,
    pub last: usize,
    /// Whether earlier scans coded the higher bits.
    pub refines: bool,
    /// How many lower bits later scans code.
    pub low: u32,
}

/// A number of bits that a coefficient may take.
pub(super) fn sized(size: u8, most: u8) -> Result<u32, Fault> {
    if size > most { Err(Fault::Broken) } else { Ok(size.into()) }
}

/// The AC coefficients of a sequential block (F.2.2.2).
pub(super) fn sequential(
    bits: &mut CodedBits,
    table: &CodeTable,
    fits: impl Fn(usize, i32) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut at = 1;
    while at < 64 {
        let symbol = bits.symbol(table)?;
        let (zeros, size) = (usize::from(symbol >> 4), symbol & 15);
        match (zeros, size) {
            (0, 0) => return Ok(()),
            (15, 0) => at += 16,
            (_, 0) => return Err(Fault::Broken),
            _ => {
                at += zeros;
                if at > 63 {
                    return Err(Fault::Broken);
                }
                fits(at, bits.coefficient(sized(size, 10)?)?)?;
                at += 1;
            }
        }
    }
    if at == 64 { Ok(()) } else { Err(Fault::Broken) }
}

/// The higher bits of a band of AC coefficients (G.1.2.2).
pub(super) fn first_bits(
    bits: &mut CodedBits,
    table: &CodeTable,
    band: &ScanBand,
    run: &mut u32,
    known: &mut u64,
    fits: impl Fn(usize, i32) -> Result<(), Fault>,
) -> Result<(), Fault> {
    if *run > 0 {
        *run -= 1;
        return Ok(());
    }
    let mut at = band.first;
    while at <= band.last {
        let symbol = bits.symbol(table)?;
        let (zeros, size) = (symbol >> 4, symbol & 15);
        match (zeros, size) {
            (15, 0) => at += 16,
            (length, 0) => {
                *run = (1 << length) - 1 + bits.number(length.into())?;
                return Ok(());
            }
            _ => {
                at += usize::from(zeros);
                if at > band.last {
                    return Err(Fault::Broken);
                }
                fits(at, bits.coefficient(sized(size, 10)?)?)?;
                *known |= 1 << at;
                at += 1;
            }
        }
    }
    Ok(())
}

/// A lower bit of a band of AC coefficients (G.1.2.3): one for each that is known, and those that become known.
pub(super) fn more_bits(
    bits: &mut CodedBits,
    table: &CodeTable,
    band: &ScanBand,
    run: &mut u32,
    known: &mut u64,
) -> Result<(), Fault> {
    let mut at = band.first;
    while *run == 0 && at <= band.last {
        let symbol = bits.symbol(table)?;
        let (mut zeros, size) = (symbol >> 4, symbol & 15);
        match (zeros, size) {
            (15, 0) => {}
            (length, 0) => {
                *run = (1 << length) + bits.number(length.into())?;
                break;
            }
            (_, 1) => drop(bits.bit()?),
            _ => return Err(Fault::Broken),
        }
        while at <= band.last {
            if *known >> at & 1 == 1 {
                bits.bit()?;
            } else if zeros == 0 {
                break;
            } else {
                zeros -= 1;
            }
            at += 1;
        }
        if size == 1 {
            if at > band.last {
                return Err(Fault::Broken);
            }
            *known |= 1 << at;
        }
        at += 1;
    }
    if *run > 0 {
        for at in at..=band.last {
            if *known >> at & 1 == 1 {
                bits.bit()?;
            }
        }
        *run -= 1;
    }
    Ok(())
}
