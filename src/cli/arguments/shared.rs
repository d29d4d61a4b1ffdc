//! What several commands have: the layout of their help, the form of results, where templates and fonts are.

use std::path::PathBuf;

use clap::Args;

/// The folder of reports where none is named.
pub(in crate::cli) const OUT: &str = "out";

/// The layout of a command's help.
pub(super) const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

/// How results are printed.
#[derive(Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum Form {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Which packs, for the commands that make reports.
#[derive(Args)]
pub(in crate::cli) struct Packs {
    /// 用哪个版式，不管数据里写的 pack；几个用逗号隔开，一份数据就做几份报告
    #[arg(long, value_name = "版式", value_delimiter = ',')]
    pub pack: Vec<String>,
}

/// Where templates and fonts are, for the commands that need them.
#[derive(Args)]
pub(in crate::cli) struct Places {
    /// 本单位的模板文件夹，其中的文件替换同名的内置模板（不写为 templates）
    #[arg(long, value_name = "文件夹")]
    pub templates: Option<PathBuf>,

    /// 字体文件夹，先于其他位置查找（也可用环境变量 JIXIAO_FONTS）
    #[arg(long, value_name = "文件夹")]
    pub fonts: Option<PathBuf>,
}
