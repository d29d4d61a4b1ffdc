//! The output intent, which defines the colours of the pages, with an sRGB profile made here (ISO 19005-2 6.2.3).

use lopdf::{Document, Object, Stream, dictionary};

/// The output intent with its profile.
pub(super) fn output_intent(document: &mut Document) -> Object {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, srgb()));
    let name = || Object::string_literal("sRGB IEC61966-2.1");
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => name(),
        "Info" => name(),
        "DestOutputProfile" => profile,
    }
    .into()
}

/// The primaries of sRGB relative to D50 (IEC 61966-2-1, adapted by Bradford): X, Y, Z of red, green, blue.
const PRIMARIES: [[f64; 3]; 3] = [
    [0.436_074_7, 0.222_504_5, 0.013_932_2],
    [0.385_064_9, 0.716_878_6, 0.097_104_5],
    [0.143_080_4, 0.060_616_9, 0.714_173_3],
];

/// The white of the profile connection space, D50 (ICC.1:2004-10 7.2.16).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];

/// Bradford's matrix from D65, the white point of sRGB, to D50.
const ADAPTATION: [f64; 9] = [
    1.047_811_2,
    0.022_886_6,
    -0.050_127_0,
    0.029_542_4,
    0.990_484_4,
    -0.017_049_1,
    -0.009_234_5,
    0.015_043_6,
    0.752_131_6,
];

/// The transfer curve of sRGB as a parametric curve of type 3: g, a, b, c, d (ICC.1:2004-10 10.15).
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];

/// A display profile of version 4 with matrix and curves (ICC.1:2004-10 8.3.2).
fn srgb() -> Vec<u8> {
    let xyz = |values: &[f64]| element(b"XYZ ", &fixed(values));
    let curve = element(b"para", &[[0, 3, 0, 0].as_slice(), &fixed(&CURVE)].concat());
    let [red, green, blue] = PRIMARIES.map(|primary| xyz(&primary));
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", localized("sRGB")),
        (b"cprt", localized("CC0")),
        (b"wtpt", xyz(&D50)),
        (b"chad", element(b"sf32", &fixed(&ADAPTATION))),
        (b"rXYZ", red),
        (b"gXYZ", green),
        (b"bXYZ", blue),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    let start = HEADER + 4 + 12 * tags.len();
    for (name, element) in tags {
        table.extend(name);
        table.extend(((start + data.len()) as u32).to_be_bytes());
        table.extend((element.len() as u32).to_be_bytes());
        data.extend(element);
    }
    [header(start + data.len()), table, data].concat()
}

/// The length of a profile's header.
const HEADER: usize = 128;

/// The header (ICC.1:2004-10 7.2); all other fields are zero. The date is that of the sRGB standard.
fn header(length: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &(length as u32).to_be_bytes());
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    put(24, &[7, 0xcf, 0, 10, 0, 18]);
    put(36, b"acsp");
    put(68, &fixed(&D50));
    header
}

/// A tag element: type, four zero bytes, data, padded to a multiple of four bytes.
fn element(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut element = [kind.as_slice(), &[0; 4], data].concat();
    element.resize(element.len().next_multiple_of(4), 0);
    element
}

/// Text in one language (ICC.1:2004-10 10.13).
fn localized(text: &str) -> Vec<u8> {
    let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let length = text.len() as u32;
    let numbers = [1, 12].into_iter().chain([u32::from_be_bytes(*b"enUS"), length, 28]);
    let head: Vec<u8> = numbers.flat_map(u32::to_be_bytes).collect();
    element(b"mluc", &[head, text].concat())
}

/// Numbers in the s15Fixed16 format of ICC.
fn fixed(values: &[f64]) -> Vec<u8> {
    values.iter().flat_map(|value| ((value * 65536.0).round() as i32).to_be_bytes()).collect()
}
