//! The first sample with pictures of every kind, in sections and in an attachment.

use super::{SAMPLE, Sandbox, project_file};

/// What the facts say of the pictures.
const ROWS: &str = "
pictures:
  - {id: dot, file: 图片/few.png, caption: 排水沟, description: 绿白相间的云纹, place: overview, width: 10%}
  - {id: mark, file: 图片/mark.png, caption: 绿地 m^2^ 标识, description: 红色圆形标识, place: management}
  - {id: hall, file: 图片/hall.jpg, caption: 改造后的接待大厅, description: 接待大厅全景，左边是服务台}
  - {id: screen, file: 图片/screen.png, caption: 公务用车平台界面, description: 公务用车平台的手机界面, width: 45%}
  - {id: grey, file: 图片/grey.jpg, caption: 门厅照片, description: 从黑到白, place: attachment}
  - {id: hall2, file: 图片/hall.jpg, caption: 接待大厅夜景, description: 夜里的大厅, place: attachment}
  - {id: few, file: 图片/few.png, caption: 示意图, description: 绿白相间的云纹, place: attachment}
";

/// The facts.
pub(crate) fn picture_facts() -> String {
    let attached = SAMPLE.replace("attachments: [无] ", "attachments: [佐证图片] ");
    assert_ne!(attached, SAMPLE);
    attached + ROWS
}

/// Writes the files of the pictures beside the facts in `data`.
pub(crate) fn write_pictures(sandbox: &Sandbox) {
    for name in ["few.png", "mark.png", "hall.jpg", "screen.png", "grey.jpg", "inks.jpg"] {
        sandbox.write(&format!("data/图片/{name}"), picture(name));
    }
}

/// A file of the fixtures.
pub(crate) fn picture(name: &str) -> Vec<u8> {
    let path = project_file(&format!("tests/fixtures/pictures/{name}"));
    std::fs::read(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}
