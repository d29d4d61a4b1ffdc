//! What to do about a failure, in Chinese, for a report and for other files.

/// What a path was to be used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    /// A file or folder to be read.
    Reading,
    /// A report to be written.
    Writing,
    /// A new folder.
    Creating,
    /// A facts file to be changed where it is.
    Changing,
    /// A notice of corrections, whose path the user gives.
    Noticing,
    /// A copy of a template, which goes into the folder of `--templates`.
    Copying,
}

/// What to do where a file to be read is not where it should be.
pub(super) const CHECK_PATH: &str = "请检查路径和文件名是否写对，文件是否还在";
pub(super) const CLOSE: &str =
    "请关闭打开此文件的程序，检查文件和文件夹是否只读，或用 --out 写到别的文件夹";
pub(super) const OTHER_FILE: &str = "请检查文件是否只读、有没有写的权限，或用 --out 写到别的文件夹";
pub(super) const MOVE: &str = "请把占着这个位置的文件夹或文件移走、改名，或用 --out 写到别的文件夹";
pub(super) const OTHER_NAME: &str = "请换一个文件夹名称，或先移走原有文件";
pub(super) const OTHER_MARKS: &str = "请换一个名称，不用 < > : \" | ? * 这些符号";
pub(super) const NO_FOLDER: &str = "请把路径中不是文件夹的那一段移走、改名，或换一个地方";
pub(super) const OTHER_PLACE: &str = "请检查磁盘是否正常、可写，或写到别的文件夹";
pub(super) const SHORTER: &str = "报告与填报数据同名：请把填报数据的文件名改短（连同后面的版式名、项目名和 .docx 至多 255 个字节，约 80 个汉字）";
pub(super) const OTHER_FOLDER: &str =
    "请检查文件夹是否只读、有没有写的权限，或用 --out 写到别的文件夹";
pub(super) const SHORTER_FOLDER: &str =
    "请把 --out 的文件夹名改短：一段至多 255 个字节（约 80 个汉字），连同上级至多 4095 个字节";
pub(super) const ROOM: &str = "请腾出磁盘空间再运行，或用 --out 写到别的磁盘";
pub(super) const OTHER_DISK: &str = "请用 --out 写到可以写的磁盘";
pub(super) const IN_THE_WAY: &str = "请把它移走、改名，或用 --out 写到别的文件夹";
pub(super) const LINK_AWAY: &str = "请删去这个链接，或用 --out 写到别的文件夹";
pub(super) const INPUT_AWAY: &str =
    "请给它改名（填报数据以 .yaml 结尾），或用 --out 写到别的文件夹";
pub(super) const LIMIT: &str = "请放宽系统对文件大小的限制（ulimit -f）再运行";
pub(super) const CLOSE_OTHERS: &str = "请关闭一些程序，或放宽打开文件数的限制（ulimit -n），再运行";
pub(super) const MEMORY: &str = "请关闭一些程序，或放宽内存的限制（ulimit -v），再运行";

/// What to do where a report cannot be written, and the same for facts, which stay where they are, for a notice, which
/// goes where `--to` says, and for copies of templates, which go where `--templates` says.
const ELSEWHERE: [(&str, [&str; 3]); 11] = [
    (
        CLOSE,
        [
            "请关闭打开此文件的程序，检查文件和文件夹是否只读",
            "请关闭打开此文件的程序，检查文件和文件夹是否只读，或用 --to 写到别的文件夹",
            "请关闭打开此文件的程序，检查文件和文件夹是否只读，或用 --templates 复制到别的文件夹",
        ],
    ),
    (
        OTHER_FILE,
        [
            "请检查文件是否只读、有没有写的权限",
            "请检查文件是否只读、有没有写的权限，或用 --to 写到别的文件夹",
            "请检查文件是否只读、有没有写的权限，或用 --templates 复制到别的文件夹",
        ],
    ),
    (
        OTHER_FOLDER,
        [
            "请检查文件夹是否只读、有没有写的权限",
            "请检查文件夹是否只读、有没有写的权限，或用 --to 写到别的文件夹",
            "请检查文件夹是否只读、有没有写的权限，或用 --templates 复制到别的文件夹",
        ],
    ),
    (
        MOVE,
        [
            "请把占着这个位置的文件夹或文件移走、改名",
            "请把占着这个位置的文件夹或文件移走、改名，或用 --to 写到别的文件夹",
            "请把占着这个位置的文件夹或文件移走、改名，或用 --templates 复制到别的文件夹",
        ],
    ),
    (
        IN_THE_WAY,
        [
            "请把它移走、改名",
            "请把它移走、改名，或用 --to 写到别的文件夹",
            "请把它移走、改名，或用 --templates 复制到别的文件夹",
        ],
    ),
    (
        LINK_AWAY,
        [
            "请删去这个链接，换成文件本身",
            "请删去这个链接，或用 --to 写到别的文件夹",
            "请删去这个链接，或用 --templates 复制到别的文件夹",
        ],
    ),
    (
        INPUT_AWAY,
        [
            "请给它改名（填报数据以 .yaml 结尾）",
            "请用 --to 写成别的名称，或写到别的文件夹",
            "请给它改名，或用 --templates 复制到别的文件夹",
        ],
    ),
    (
        ROOM,
        [
            "请腾出磁盘空间再运行",
            "请腾出磁盘空间再运行，或用 --to 写到别的磁盘",
            "请腾出磁盘空间再运行，或用 --templates 复制到别的磁盘",
        ],
    ),
    (
        OTHER_DISK,
        [
            "请把数据复制到可以写的磁盘上再改",
            "请用 --to 写到可以写的磁盘",
            "请用 --templates 复制到可以写的磁盘",
        ],
    ),
    (
        SHORTER,
        [
            "请把文件名改短",
            "请把 --to 的文件名改短，至多 255 个字节，约 80 个汉字",
            "请把 --templates 的文件夹名改短，至多 255 个字节，约 80 个汉字",
        ],
    ),
    (
        SHORTER_FOLDER,
        [
            "请把文件夹名改短",
            "请把 --to 的文件夹名改短，一段至多 255 个字节，约 80 个汉字",
            "请把 --templates 的文件夹名改短，一段至多 255 个字节，约 80 个汉字",
        ],
    ),
];

/// What to do about it where the file is no report, by what is to be done where it is one.
pub(super) fn advice_for(of_report: &'static str, wanted: Use) -> &'static str {
    match (ELSEWHERE.iter().find(|(report, _)| *report == of_report), wanted) {
        (Some((_, [facts, _, _])), Use::Changing) => facts,
        (Some((_, [_, notice, _])), Use::Noticing) => notice,
        (Some((_, [_, _, copy])), Use::Copying) => copy,
        _ => of_report,
    }
}
