//! Many different reports in one process, and one report that grows: processor time, memory, how time grows.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use jixiao::base::diag::Diagnostics;
use jixiao::pipeline::{Format, Pipeline};
use jixiao::workspace::Workspace;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const REPORTS: usize = 1000;
const SAMPLE: &str = include_str!("../data/changning-2023.yaml");
const POOL: &str =
    concat!(include_str!("../data/README.md"), include_str!("../templates/README.md"));
/// A paragraph of the sample that is said again and again to make a long report.
const PARAGRAPH: &str = "      - title: 公共机构节能建设稳中求新\n        text: 组织第四批9家节约型机关创建单位进行了专题培训";

fn main() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("many");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let workspace =
        Workspace::here(None, Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")));
    let mut pipeline = Pipeline::new(&workspace);
    different(&mut pipeline, &folder);
    typst();
    growing(&mut pipeline, &folder);
}

/// Reports that differ in names, numbers and characters.
fn different(pipeline: &mut Pipeline, folder: &Path) {
    let files: Vec<_> = (0..REPORTS).map(|seed| varied(seed, folder)).collect();
    make(pipeline, &files[0]);
    let (began, wall) = (processor_milliseconds(), Instant::now());
    files.iter().for_each(|file| {
        make(pipeline, file);
    });
    let each = |total: f64| total / REPORTS as f64;
    let processor = processor_milliseconds().zip(began).map(|(now, then)| each(now - then));
    let wall = each(wall.elapsed().as_secs_f64() * 1000.0);
    println!(
        "jixiao, DOCX and PDF, {REPORTS} different reports in one process: {} ms of processor time each, {wall:.1} ms wall",
        shown(processor)
    );
    println!("peak memory: {} MiB", shown(peak_mebibytes()));
}

/// Typst on reports that differ as much, its fonts and its caches warm.
fn typst() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/typst/many.py");
    let output = Command::new("python3").arg(script).output();
    match output.ok().filter(|output| output.status.success()) {
        Some(output) => print!("{}", String::from_utf8_lossy(&output.stdout)),
        None => println!("Typst: not installed (pip install typst)"),
    }
}

/// One report of more and more pages: the time for a page should not change.
fn growing(pipeline: &mut Pipeline, folder: &Path) {
    for times in [1, 60, 240, 1100] {
        let file = folder.join(format!("grown-{times}.yaml"));
        fs::write(&file, grown(times)).expect("the target folder can be written");
        let began = Instant::now();
        let pages = make(pipeline, &file);
        let total = began.elapsed().as_secs_f64() * 1000.0;
        println!("{pages} pages: {total:.0} ms, {:.2} ms a page", total / pages as f64);
    }
    println!("peak memory: {} MiB", shown(peak_mebibytes()));
}

/// How many pages both files of a report have.
fn make(pipeline: &mut Pipeline, file: &Path) -> usize {
    let wanted = Format::ALL;
    let made = pipeline.make(file, wanted, &mut Diagnostics::default()).expect("it can be made");
    assert!(made.files.len() == wanted.len());
    pipeline.forget_facts();
    made.pages.pages.len()
}

/// The sample with another name, other people, other budgets and sixty other characters.
fn varied(seed: usize, folder: &Path) -> PathBuf {
    let mut random = Random(seed as u64 + 1);
    let [unit, head, extra] = [4, 2, 60].map(|count| random.characters(count));
    let [public, reception] = [2300..9900, 12400..29900].map(|fen: Range<u64>| random.amount(fen));
    let text = SAMPLE
        .replace("中共常宁市委机关和事务接待中心", &format!("{unit}机关事务中心"))
        .replace("吴时衡", &format!("吴{head}"))
        .replace("杜绝超支现象的发生", &format!("杜绝超支现象的发生，{extra}"))
        .replace("budget: 34.32", &format!("budget: {public}"))
        .replace("budget: 150.00", &format!("budget: {reception}"));
    let path = folder.join(format!("report-{seed:04}.yaml"));
    fs::write(&path, text).expect("the target folder can be written");
    path
}

/// The sample with one item of 整体绩效 said again and again.
fn grown(times: usize) -> String {
    let at = SAMPLE.find(PARAGRAPH).expect("the sample has this item");
    let rest = &SAMPLE[at..];
    let end = rest.match_indices('\n').nth(1).map_or(rest.len(), |(end, _)| end + 1);
    format!("{}{}{}", &SAMPLE[..at], rest[..end].repeat(times), &rest[end..])
}

/// A generator of numbers that are the same in every run (xorshift64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 11
    }

    /// Chinese characters of the texts that come with the program, some 1,500 different ones.
    fn characters(&mut self, count: usize) -> String {
        let pool: Vec<char> =
            POOL.chars().filter(|c| ('\u{4e00}'..'\u{9fa6}').contains(c)).collect();
        (0..count).map(|_| pool[self.next() as usize % pool.len()]).collect()
    }

    fn amount(&mut self, fen: Range<u64>) -> String {
        let fen = fen.start + self.next() % (fen.end - fen.start);
        format!("{}.{:02}", fen / 100, fen % 100)
    }
}

/// Processor time of this process so far, all threads; Linux tells it in ticks of 10 ms.
fn processor_milliseconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let ticks = |index: usize| fields.get(index)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) * 10.0)
}

/// The most memory that this process ever held.
fn peak_mebibytes() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes / 1024.0)
}

fn shown(number: Option<f64>) -> String {
    number.map_or("?".into(), |number| format!("{number:.1}"))
}
