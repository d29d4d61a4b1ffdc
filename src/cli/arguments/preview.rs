//! The arguments of `jixiao preview`.

use std::path::PathBuf;

use clap::Args;

use super::shared::{Packs, Places, TEMPLATE};

/// `jixiao preview`.
#[derive(Args)]
#[command(
    about = "边改边看：在浏览器里显示印出来的样子，保存填报数据或模板，页面随即更新；按 Ctrl-C 结束",
    override_usage = "jixiao preview [填报数据] [选项]",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao preview\n  jixiao preview data/某单位-2024.yaml --pack 本局版式\n  jixiao preview --editor \"code --reuse-window\"\n  jixiao preview --no-page\n\n网页只在本机能打开，地址里有口令；点一个数看它怎么来的，点一段文字看它是哪个模板的哪一行。",
    next_help_heading = "选项"
)]
pub(in crate::cli) struct PreviewArguments {
    /// 填报数据文件；不写则取 data 文件夹中首行为“schema: jixiao/…”的文件，在网页上选看哪一份
    #[arg(value_name = "填报数据", help_heading = "参数")]
    pub data: Option<PathBuf>,

    /// 网页用本机的哪个端口（不写则找一个空着的）
    #[arg(long, value_name = "端口", value_parser = port)]
    pub port: Option<u16>,

    /// 不打开浏览器，只印出地址
    #[arg(long)]
    pub no_open: bool,

    /// 在网页上点“打开”时用的编辑器，可写 {file}、{line}（不写则用环境变量 VISUAL，再没有用系统的）
    #[arg(long, value_name = "命令")]
    pub editor: Option<String>,

    /// 不要网页，只在保存后重新生成报告，每次说一行
    #[arg(long, conflicts_with_all = ["port", "no_open", "editor"])]
    pub no_page: bool,

    #[command(flatten)]
    pub packs: Packs,

    #[command(flatten)]
    pub places: Places,
}

/// A port by its number.
fn port(written: &str) -> Result<u16, String> {
    let number = written.parse().ok().filter(|port| *port > 0);
    number.ok_or_else(|| "端口是 1 到 65535 之间的数，如 --port 8000；不写就找一个空着的".into())
}
