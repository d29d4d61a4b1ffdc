//! SVG pages to pictures by Chromium, some pages at a time.

use std::fmt::Write;
use std::path::Path;

use libtest_mimic::Failed;

use super::greys::Grey;
use crate::ask;
use crate::support::Sandbox;
use jixiao::pipeline::{SvgReport, SvgReportPage};

/// Pages beside each other and below each other in one picture.
const GRID: (usize, usize) = (4, 3);
/// Pixels from one page to the next; the longer side of A4 has 1170 at 100 dpi.
const STEP: usize = 1200;
/// Pixels of a point.
pub(super) const SCALE: f64 = 100.0 / 72.0;

/// Each page as Chromium draws it at 100 dpi.
pub(super) fn pages(report: &SvgReport, sandbox: &Sandbox) -> Result<Vec<Grey>, Failed> {
    write_what_pages_fetch(report, sandbox);
    let mut greys = Vec::new();
    for (number, pages) in report.pages.chunks(GRID.0 * GRID.1).enumerate() {
        let (page, shot) = (format!("pages-{number}.html"), format!("shot-{number}.png"));
        sandbox.write(&page, sheet(pages));
        take(&sandbox.root, &page, &shot)?;
        let all = read(&sandbox.read(&shot))?;
        greys.extend(pages.iter().enumerate().map(|(at, page)| cut(&all, at, page)));
    }
    Ok(greys)
}

/// Faces, pictures and style sheet.
pub(super) fn write_what_pages_fetch(report: &SvgReport, sandbox: &Sandbox) {
    for face in &report.faces {
        sandbox.write(&format!("faces/{}", face.digest()), face.bytes());
    }
    for picture in &report.pictures {
        sandbox.write(&format!("pictures/{}", picture.digest()), picture.bytes());
    }
    sandbox.write("pages.css", report.stylesheet("faces/"));
}

/// A page of HTML that shows pages of SVG in a grid.
pub(super) fn sheet(pages: &[SvgReportPage]) -> String {
    let mut out =
        "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<link rel=\"stylesheet\" href=\"pages.css\">\n\
        <style>body { margin: 0 } div { position: absolute } svg { display: block }</style>\n"
            .to_string();
    for (at, page) in pages.iter().enumerate() {
        let (left, top) = place(at);
        let [width, height] = [page.width, page.height].map(|points| points * SCALE);
        let svg = page.svg.replacen(
            "<svg ",
            &format!("<svg style=\"width: {width}px; height: {height}px\" "),
            1,
        );
        let _ = writeln!(out, "<div style=\"left: {left}px; top: {top}px\">{svg}</div>");
    }
    out
}

fn place(at: usize) -> (usize, usize) {
    (at % GRID.0 * STEP, at / GRID.0 * STEP)
}

fn take(folder: &Path, page: &str, shot: &str) -> Result<(), Failed> {
    browse(folder, page, &format!("--screenshot={}", folder.join(shot).display())).map(|_| ())
}

/// Opens a page of HTML and gives what Chromium prints.
pub(super) fn browse(folder: &Path, page: &str, asked: &str) -> Result<String, Failed> {
    let address = format!("file://{}", folder.join(page).display());
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let size = format!("--window-size={},{}", GRID.0 * STEP, GRID.1 * STEP);
    ask("chromium", &[FLAGS, &[asked, &profile, &size, &address]].concat())
}

/// Without a network, without a window, with smooth shades instead of coloured edges.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-lcd-text",
    "--font-render-hinting=none",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--allow-file-access-from-files",
    "--virtual-time-budget=20000",
];

fn read(file: &[u8]) -> Result<Grey, Failed> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info()?;
    let size = reader.output_buffer_size().ok_or("a picture without size")?;
    let mut bytes = vec![0; size];
    let info = reader.next_frame(&mut bytes)?;
    let samples = info.color_type.samples();
    let shade = |pixel: &[u8]| match pixel {
        [red, green, blue, ..] => {
            ((u32::from(*red) * 299 + u32::from(*green) * 587 + u32::from(*blue) * 114) / 1000)
                as u8
        }
        _ => pixel[0],
    };
    let shades = bytes[..info.buffer_size()].chunks(samples).map(shade).collect();
    Ok(Grey { width: info.width as usize, height: info.height as usize, shades })
}

/// One page of a picture of many.
fn cut(all: &Grey, at: usize, page: &SvgReportPage) -> Grey {
    let (left, top) = place(at);
    let [width, height] = [page.width, page.height].map(|points| (points * SCALE).ceil() as usize);
    let rows = (top..top + height).flat_map(|y| {
        let start = y * all.width + left;
        &all.shades[start..start + width]
    });
    Grey { width, height, shades: rows.copied().collect() }
}
