//! The arguments as clap reads them, with every word of help in Chinese.

mod facts;
mod preview;
mod shared;
mod template;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValue, TypedValueParser};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

pub(super) use facts::{DiffArguments, ExplainArguments, SetArguments, VerifyArguments};
pub(super) use preview::PreviewArguments;
use shared::TEMPLATE;
pub(super) use shared::{Form, OUT, Packs, Places};
pub(super) use template::{
    CompareArguments, CopyArguments, LintArguments, NewPackArguments, OfPack, ShowArguments,
    TemplateArguments, TemplateTask, VarsArguments,
};

use crate::base::date::Date;
use crate::pipeline::Format;
use crate::workspace;

const EXAMPLES: &str = "\
示例：
  jixiao build                        生成 data 文件夹中每个填报数据的报告，写入 out 文件夹
  jixiao build data/某单位-2024.yaml  只生成这一份
  jixiao check                        只核对，不生成：一次列出全部错误、警告和说明
  jixiao explain data/某单位-2024.yaml staff.control_rate
                                      说明一个数怎么来的、印在哪里
  jixiao set data/某单位-2024.yaml staff.actual=23
                                      改一个数，别处一个字不动，列出随着变的数
  jixiao diff 备份/某单位-2024.yaml data/某单位-2024.yaml
                                      改了什么，报告里哪些数、哪些话跟着变
  jixiao verify out/某单位-2024.docx  看报告是不是本程序生成的，之后改过没有、改了哪里
  jixiao new 某单位                   新建“某单位”文件夹和带说明的填报数据，改好后即可生成
  jixiao template eject 07-problems   复制一个内置的模板来改；改过的不会被覆盖
  jixiao preview                      在浏览器里看印出来的样子，改数据、改模板时随着更新
  jixiao fonts                        看每种字体实际用的是哪个字体文件
  jixiao schema > data/jixiao.schema.json
                                      编辑器据此补全键、指出写错的键

退出码：0 正常；1 有错误或报告未能生成；2 命令无法执行。";

/// What `--version` prints behind the name: the version, the commit, a digest of the fonts it was made with.
const VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\n提交：",
    env!("JIXIAO_COMMIT"),
    "\n字体：",
    env!("JIXIAO_FONTS_DIGEST")
);

#[derive(Parser)]
#[command(
    name = "jixiao",
    bin_name = "jixiao",
    about = "绩效：把一年的填报数据变成部门整体支出绩效自评报告（Word 和 PDF）",
    version = VERSION,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_required = true,
    subcommand_value_name = "命令",
    subcommand_help_heading = "命令",
    override_usage = "jixiao <命令> [选项]",
    help_template = TEMPLATE,
    after_help = EXAMPLES,
    next_help_heading = "选项"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// 结果和提示都印成一个 JSON 对象，供别的程序读取
    #[arg(long, global = true)]
    json: bool,

    /// 显示本说明
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,

    /// 显示版本号
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// What is to be done.
#[derive(Subcommand)]
pub(super) enum Command {
    /// 生成报告
    Build(BuildArguments),
    /// 核对填报数据和报告文字，不生成报告
    Check(CheckArguments),
    /// 说明一个数怎么来的、印在哪里
    Explain(ExplainArguments),
    /// 新建一个填报文件夹
    New(New),
    /// 显示每种字体实际用的字体文件
    Fonts(FontsArguments),
    /// 改数据里的一个值，别处一个字不动；列出随着变的数
    Set(SetArguments),
    /// 比较两份数据的报告：改了什么，哪些数和哪些话跟着变
    Diff(DiffArguments),
    /// 看报告文件是不是本程序生成的、由哪份数据生成、之后改过没有
    Verify(VerifyArguments),
    /// 看版式和模板，复制要改的，比较改了什么，新建版式
    Template(TemplateArguments),
    /// 边改边看：在浏览器里显示印出来的样子，保存就更新
    Preview(PreviewArguments),
    /// 印出填报数据的 JSON Schema，供编辑器补全和检查
    Schema(Schema),
}

/// `jixiao build`.
#[derive(Args)]
#[command(
    about = "生成报告：由填报数据写出 Word 和 PDF 文件",
    override_usage = "jixiao build [填报数据]... [选项]",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao build\n  jixiao build data/某单位-2024.yaml --format pdf\n  jixiao build data/某单位-2024.yaml --redline\n  jixiao build data/某单位-2024.yaml --pack standard,project\n  jixiao build --out 报送 --templates 本局模板",
    next_help_heading = "选项"
)]
pub(super) struct BuildArguments {
    /// 填报数据文件；不写则取 data 文件夹中首行为“schema: jixiao/…”的文件
    #[arg(value_name = "填报数据", help_heading = "参数")]
    pub data: Vec<PathBuf>,

    /// 报告写到哪个文件夹（不写为 out）
    #[arg(long, value_name = "文件夹", default_value = OUT, hide_default_value = true)]
    pub out: PathBuf,

    #[arg(
        long,
        help = formats_help(),
        value_name = "格式",
        value_delimiter = ',',
        value_enum,
        hide_possible_values = true
    )]
    pub format: Vec<Format>,

    /// 有警告也算不通过（退出码 1）
    #[arg(long)]
    pub strict: bool,

    /// 覆盖改过的 Word 文件（不写则保留，新的另起一个名字）
    #[arg(long)]
    pub force: bool,

    /// 没有变的也重新生成（不写则数据、模板、字体和报告都没有变的不动）
    #[arg(long)]
    pub rebuild: bool,

    /// 另写修订稿（单位-修订.docx、.pdf）：Word 里是可以逐处接受、拒绝的修订，PDF 里删的划线、加的下划线；不写数据的，和上一份不同的报告对照
    #[arg(
        long,
        value_name = "原来的数据",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        value_parser = OsStringValueParser::new().map(PathBuf::from)
    )]
    pub redline: Option<PathBuf>,

    /// 修订稿里修订人的名字（不写为数据里的填表人，没有的为单位名称）
    #[arg(long, value_name = "名字", requires = "redline")]
    pub author: Option<String>,

    /// 修订稿里修订的日期，如 2024-03-05（不写为数据里的报送日期）
    #[arg(long, value_name = "日期", requires = "redline", value_parser = parse_date)]
    pub date: Option<Date>,

    /// 只印错误、警告和说明，不说写了什么、与上次相比变了什么
    #[arg(short, long)]
    pub quiet: bool,

    #[command(flatten)]
    pub packs: Packs,

    #[command(flatten)]
    pub places: Places,
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "写成 2024-03-05 的样子".into())
}

/// `jixiao check`.
#[derive(Args)]
#[command(
    about = "核对填报数据和报告文字：一次列出全部错误、警告和说明，不生成报告",
    override_usage = "jixiao check [填报数据]... [选项]",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao check\n  jixiao check data/某单位-2024.yaml --format json\n  jixiao check --explain E05\n\n退出码：0 没有错误和警告；1 有错误或警告；2 命令无法执行。",
    next_help_heading = "选项"
)]
pub(super) struct CheckArguments {
    /// 填报数据文件；不写则取 data 文件夹中首行为“schema: jixiao/…”的文件
    #[arg(value_name = "填报数据", help_heading = "参数")]
    pub data: Vec<PathBuf>,

    /// 有警告也算不通过；核对时本来如此，为与 build 一致而设
    #[arg(long)]
    pub strict: bool,

    /// 怎么印：text 文字，json 一个数组（不写为 text）；--json 更全
    #[arg(long, value_name = "格式", value_enum, default_value_t = Form::Text, hide_default_value = true, hide_possible_values = true)]
    pub format: Form,

    /// 和 --json 一起用：另外列出正文里读到的每一个数是什么，以及没有读的数
    #[arg(long)]
    pub statements: bool,

    /// 只说明一个代码：查什么、为什么、举例、怎么办
    #[arg(long, value_name = "代码")]
    pub explain: Option<String>,

    #[command(flatten)]
    pub packs: Packs,

    #[command(flatten)]
    pub places: Places,
}

impl clap::ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.writer().name))
    }
}

/// `要哪些格式：docx、pdf，用逗号隔开（不写为两种都要）`.
fn formats_help() -> String {
    let names: Vec<_> = Format::ALL.iter().map(|format| format.writer().name).collect();
    let count = if names.len() == 2 { "两".into() } else { format!(" {} ", names.len()) };
    format!("要哪些格式：{}，用逗号隔开（不写为{count}种都要）", names.join("、"))
}

/// The kinds of units that have a starter.
fn kinds() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(workspace::starter_kinds())
}

/// `jixiao new`.
#[derive(Args)]
#[command(
    about = "新建一个填报文件夹：写入带中文说明、可以直接生成报告的填报数据",
    override_usage = "jixiao new <文件夹> [选项]",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao new 某单位\n  jixiao new 某学校 --for 学校\n  cd 某单位\n  jixiao build",
    next_help_heading = "选项"
)]
pub(super) struct New {
    /// 新文件夹的名称；已有的文件不会被改动
    #[arg(value_name = "文件夹", help_heading = "参数")]
    pub folder: PathBuf,

    /// 本单位是哪一类：局、乡镇、学校、医院，示例随它变；不写为一般事业单位
    #[arg(long = "for", value_name = "类别", value_parser = kinds(), hide_possible_values = true)]
    pub kind: Option<String>,

    /// 同时写入内置模板，供修改措辞和版式
    #[arg(long)]
    pub with_templates: bool,
}

/// `jixiao fonts`.
#[derive(Args)]
#[command(
    about = "显示每种字体实际用的字体文件",
    override_usage = "jixiao fonts [选项]",
    help_template = TEMPLATE,
    next_help_heading = "选项"
)]
pub(super) struct FontsArguments {
    /// 看哪一套版式的字体（不写为 standard）
    #[arg(long, value_name = "版式", default_value = "standard", hide_default_value = true)]
    pub pack: String,

    #[command(flatten)]
    pub places: Places,
}

/// `jixiao schema`.
#[derive(Args)]
#[command(
    about = "印出填报数据的 JSON Schema：编辑器据此补全键、显示说明、指出写错的键",
    override_usage = "jixiao schema [选项]",
    help_template = TEMPLATE,
    next_help_heading = "选项"
)]
pub(super) struct Schema {}

/// Reads the arguments; clap's refusal, or its help, comes back as an error.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, clap::Error> {
    let matches = Arguments::command().try_get_matches_from(arguments)?;
    Ok(Arguments::from_arg_matches(&matches)?.command)
}
