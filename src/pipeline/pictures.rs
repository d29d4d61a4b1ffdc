//! The pictures that a facts file names: from their files to checked images.

use std::path::Path;
use std::sync::Arc;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::data::Report;
use crate::images::{self, ImageFile, Images};
use crate::record::{Input, InputKind};
use crate::workspace;

/// The most bytes of all pictures of a report: Word files with more can hardly be sent.
const PICTURE_BYTES: usize = 48 << 20;

/// The most pixels of all pictures of a report.
const PICTURE_PIXELS: u64 = 8 * images::MOST_PIXELS;

/// The files of a report's pictures, relative to the facts file; they are added to what was read.
pub(super) fn read_images(
    facts: &Path,
    report: &Report,
    inputs: &mut Vec<Input>,
    findings: &mut Diagnostics,
) -> Images {
    let mut read = Images::new();
    let (mut bytes, mut pixels) = (0, 0);
    for row in &report.pictures {
        match read_image(&workspace::beside(facts, &row.file.value), inputs) {
            Ok(image) => {
                bytes += image.bytes.len();
                pixels += image.pixel_count();
                if bytes > PICTURE_BYTES || pixels > PICTURE_PIXELS {
                    findings.push(too_many_pictures().at(row.file.span));
                    return read;
                }
                if image.turned {
                    findings.push(turned(&row.file.value).at(row.file.span));
                }
                // One that is named twice is one file, so that both writers keep it once.
                let known = read.values().find(|known| known.bytes == image.bytes).cloned();
                read.insert(row.id.value.clone(), known.unwrap_or_else(|| Arc::new(image)));
            }
            Err(finding) if row.file.value.is_empty() => drop(finding),
            Err(finding) => findings.push(finding.at(row.file.span)),
        }
    }
    read
}

fn read_image(path: &Path, inputs: &mut Vec<Input>) -> Result<ImageFile, Box<Diagnostic>> {
    let bytes = workspace::read_bytes(path).map_err(|failure| {
        let message = format!("无法读取图片 {}：{}", path.display(), failure.why);
        let path = "file 写图片文件的路径，从本文件所在的文件夹算起，如 图片/阅览室.jpg";
        Diagnostic::new(codes::D16, message).hint(failure.advice).hint(path)
    })?;
    inputs.push(Input::new(InputKind::Picture, path.display().to_string(), &bytes));
    images::read(bytes).map_err(|fault| {
        let message = format!("图片 {} {}", path.display(), fault.why());
        Box::new(Diagnostic::new(codes::D16, message).hint(fault.advice()))
    })
}

fn too_many_pictures() -> Diagnostic {
    let message = format!(
        "图片太多、太大，合起来超过了 {} MB 或 {} 万像素",
        PICTURE_BYTES >> 20,
        PICTURE_PIXELS / 10_000
    );
    Diagnostic::new(codes::D16, message)
        .hint("用看图软件缩小后另存，宽 2000 像素就够清楚；或少放几张")
}

fn turned(file: &str) -> Diagnostic {
    Diagnostic::new(codes::D17, format!("照片 {file} 要转一下才是正的，报告里按它存着的方向放"))
        .hint("用看图软件打开，转正后保存，再生成报告；方向本来就对的不用管")
}
