//! The scans of a JPEG, walked through block by block (ISO/IEC 10918-1 annexes F and G): in damaged data codes,
//! coefficients or counts do not fit. No pixel is computed.

use super::blocks::{ScanBand, first_bits, more_bits, sequential, sized};
use super::entropy::{CodeTable, CodedBits};
use super::fault::Fault;

/// The most scans of an image; encoders write ten or so.
const MOST_SCANS: usize = 100;

/// The largest coefficient of 8-bit samples, twice over: rounding and editing may add to it.
const LARGEST: i64 = 2 * 2048;

/// A component of the frame.
struct ScanComponent {
    id: u8,
    /// Blocks of a unit of interleaved data across and down.
    across: usize,
    down: usize,
    /// Blocks that hold samples, across and down.
    width: usize,
    height: usize,
    /// Blocks of a row, with those that fill up the last unit.
    stride: usize,
    table: usize,
    /// The last DC coefficient.
    dc: i32,
    /// Of a progressive image, the coefficients of each block that are not zero, a bit each.
    known: Vec<u64>,
    /// Whether any scan has coded its DC coefficients.
    seen: bool,
}

/// What has been read so far.
#[derive(Default)]
pub(super) struct Scans {
    components: Vec<ScanComponent>,
    /// Units of interleaved data across and down.
    units: (usize, usize),
    progressive: bool,
    steps: [Option<[u16; 64]>; 4],
    dc: [Option<CodeTable>; 4],
    ac: [Option<CodeTable>; 4],
    restart: usize,
    count: usize,
}

/// A component of a scan, and its tables of codes for DC and AC coefficients.
type Chosen = (usize, usize, usize);

impl Scans {
    /// Reads a frame header (B.2.2), whose size is sane.
    pub(super) fn frame(&mut self, marker: u8, segment: &[u8]) -> Option<()> {
        self.progressive = marker == 0xc2;
        let size = |at: usize| {
            Some(usize::from(u16::from_be_bytes([*segment.get(at)?, *segment.get(at + 1)?])))
        };
        let (height, width) = (size(1)?, size(3)?);
        let (rows, _) = segment.get(6..)?.as_chunks::<3>();
        let rows = rows.get(..usize::from(segment[5]))?;
        let sampling = |row: &[u8; 3]| (usize::from(row[1] >> 4), usize::from(row[1] & 15));
        if rows.iter().map(sampling).any(|(h, v)| !(1..=4).contains(&h) || !(1..=4).contains(&v)) {
            return None;
        }
        let most_across = rows.iter().map(|row| sampling(row).0).max()?;
        let most_down = rows.iter().map(|row| sampling(row).1).max()?;
        self.units = (width.div_ceil(8 * most_across), height.div_ceil(8 * most_down));
        let component = |row: &[u8; 3]| {
            let (across, down) = sampling(row);
            let stride = self.units.0 * across;
            let blocks = if self.progressive { stride * self.units.1 * down } else { 0 };
            ScanComponent {
                id: row[0],
                across,
                down,
                width: (width * across).div_ceil(most_across).div_ceil(8),
                height: (height * down).div_ceil(most_down).div_ceil(8),
                stride,
                table: usize::from(row[2] & 3),
                dc: 0,
                known: vec![0; blocks],
                seen: false,
            }
        };
        self.components = rows.iter().map(component).collect();
        Some(())
    }

    /// Reads tables of quantization steps (B.2.4.1).
    pub(super) fn steps(&mut self, mut segment: &[u8]) -> Option<()> {
        while let [head, rest @ ..] = segment {
            let wide = head >> 4 != 0;
            let length = if wide { 128 } else { 64 };
            let (table, rest) = rest.split_at_checked(length)?;
            let mut steps = [1; 64];
            for (at, step) in steps.iter_mut().enumerate() {
                *step = match wide {
                    true => u16::from_be_bytes([table[2 * at], table[2 * at + 1]]),
                    false => table[at].into(),
                };
            }
            self.steps[usize::from(head & 3)] = Some(steps);
            segment = rest;
        }
        Some(())
    }

    /// Reads tables of codes (B.2.4.2).
    pub(super) fn codes(&mut self, mut segment: &[u8]) -> Option<()> {
        while let [head, rest @ ..] = segment {
            let (table, rest) = CodeTable::read(rest)?;
            let tables = if head >> 4 == 0 { &mut self.dc } else { &mut self.ac };
            tables[usize::from(head & 3)] = Some(table);
            segment = rest;
        }
        Some(())
    }

    /// Reads the restart interval (B.2.4.4).
    pub(super) fn restart(&mut self, segment: &[u8]) -> Option<()> {
        self.restart = usize::from(u16::from_be_bytes([*segment.first()?, *segment.get(1)?]));
        Some(())
    }

    /// Whether every component has been coded.
    pub(super) fn is_whole(&self) -> bool {
        !self.components.is_empty() && self.components.iter().all(|component| component.seen)
    }

    /// Walks through the data behind a scan header; gives where it ends.
    pub(super) fn scan(&mut self, header: &[u8], bytes: &[u8], at: usize) -> Result<usize, Fault> {
        self.count += 1;
        if self.count > MOST_SCANS {
            return Err(Fault::Unusual);
        }
        let (chosen, band) = self.header(header).ok_or(Fault::Broken)?;
        let (units_across, units_down) = match chosen[..] {
            [(index, ..)] => (self.components[index].width, self.components[index].height),
            _ => self.units,
        };
        self.components.iter_mut().for_each(|component| component.dc = 0);
        let (mut bits, mut run) = (CodedBits::new(bytes, at), 0);
        for unit in 0..units_across * units_down {
            if self.restart > 0 && unit > 0 && unit % self.restart == 0 {
                let number = (unit / self.restart - 1) % 8;
                bits = CodedBits::new(bytes, restarted(bytes, bits.end(), number)?);
                self.components.iter_mut().for_each(|component| component.dc = 0);
                run = 0;
            }
            let place = (unit % units_across, unit / units_across);
            self.unit(&chosen, &band, place, &mut bits, &mut run)?;
        }
        if run > 0 {
            return Err(Fault::Broken);
        }
        Ok(bits.end())
    }

    /// The components of a scan with their tables, and its band.
    fn header(&mut self, header: &[u8]) -> Option<(Vec<Chosen>, ScanBand)> {
        let (&count, rest) = header.split_first()?;
        let (rows, rest) = rest.split_at_checked(2 * usize::from(count))?;
        let &[first, last, bits] = rest.first_chunk()?;
        let chosen = rows.as_chunks::<2>().0.iter().map(|[id, tables]| {
            let index = self.components.iter().position(|component| component.id == *id)?;
            Some((index, usize::from(tables >> 4 & 3), usize::from(tables & 3)))
        });
        let chosen: Vec<_> = chosen.collect::<Option<_>>()?;
        let band = match self.progressive {
            true => ScanBand {
                first: first.into(),
                last: last.into(),
                refines: bits >> 4 > 0,
                low: (bits & 15).into(),
            },
            false => ScanBand { first: 0, last: 63, refines: false, low: 0 },
        };
        let is_dc = band.first == 0 && (band.last == 0 || !self.progressive);
        let is_ac = band.first > 0 && band.last >= band.first && chosen.len() == 1;
        if chosen.is_empty() || band.last > 63 || band.low > 13 || !(is_dc || is_ac) {
            return None;
        }
        if is_dc {
            chosen.iter().for_each(|(index, ..)| self.components[*index].seen = true);
        }
        Some((chosen, band))
    }

    /// A unit: one block of a single component, or those of all components of the scan.
    fn unit(
        &mut self,
        chosen: &[Chosen],
        band: &ScanBand,
        (x, y): (usize, usize),
        bits: &mut CodedBits,
        run: &mut u32,
    ) -> Result<(), Fault> {
        if let [one] = chosen {
            return self.block(*one, band, (x, y), bits, run);
        }
        for one in chosen {
            let ScanComponent { across, down, .. } = self.components[one.0];
            for (row, column) in (0..down).flat_map(|row| (0..across).map(move |c| (row, c))) {
                self.block(*one, band, (x * across + column, y * down + row), bits, run)?;
            }
        }
        Ok(())
    }

    fn block(
        &mut self,
        (index, dc, ac): Chosen,
        band: &ScanBand,
        (x, y): (usize, usize),
        bits: &mut CodedBits,
        run: &mut u32,
    ) -> Result<(), Fault> {
        let component = &mut self.components[index];
        let steps = self.steps[component.table].as_ref().ok_or(Fault::Broken)?;
        let fits = |at: usize, value: i32| {
            let size = (i64::from(value) << band.low) * i64::from(steps[at]);
            if size.abs() > LARGEST + i64::from(steps[at]) { Err(Fault::Broken) } else { Ok(()) }
        };
        if band.first == 0 {
            if band.refines {
                return bits.bit().map(drop);
            }
            let size = bits.symbol(self.dc[dc].as_ref().ok_or(Fault::Broken)?)?;
            component.dc += bits.coefficient(sized(size, 11)?)?;
            fits(0, component.dc)?;
            if self.progressive {
                return Ok(());
            }
        }
        let table = self.ac[ac].as_ref().ok_or(Fault::Broken)?;
        match (self.progressive, band.refines) {
            (false, _) => sequential(bits, table, fits),
            (true, false) => {
                let known = &mut component.known[y * component.stride + x];
                first_bits(bits, table, band, run, known, fits)
            }
            (true, true) => {
                let known = &mut component.known[y * component.stride + x];
                more_bits(bits, table, band, run, known)
            }
        }
    }
}

/// Behind a restart marker of a number (B.2.1), which must be there.
fn restarted(bytes: &[u8], mut at: usize, number: usize) -> Result<usize, Fault> {
    let mut byte = || {
        at += 1;
        bytes.get(at - 1).copied()
    };
    let mut next = byte();
    if next != Some(0xff) {
        return Err(Fault::Broken);
    }
    while next == Some(0xff) {
        next = byte();
    }
    if next.map(usize::from) == Some(0xd0 + number) { Ok(at) } else { Err(Fault::Broken) }
}
