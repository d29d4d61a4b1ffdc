//! Titles that are too long for a line.

use jixiao::doc::{BlockKind, InlineKind};

use super::builders::*;

fn parted(text: &str) -> Vec<String> {
    lines(&document([title(text)]))
}

#[test]
fn what_fits_stays_whole() {
    assert_eq!(parted("2023年整体支出绩效自评报告").len(), 1);
    assert_eq!(parted("部门整体支出绩效评价基础数据表").len(), 1);
}

#[test]
fn long_titles_part_by_sense() {
    let cases = [
        "中共常宁市委机关和事务接待中心|2023年整体支出绩效自评报告",
        "常宁市退役军人事务局|2024年度部门整体支出绩效自评报告",
        "湖南省衡阳市常宁市人力资源和社会保障局|2023年度部门整体支出绩效自评报告",
        "关于湖南中联天地科技有限公司2023年度|财政专项资金项目支出绩效评价情况的报告",
        "常宁市住房和城乡建设局|关于《常宁市城市管理办法》|实施情况的自评报告",
        "衡阳市南岳区祝融街道办事处|二〇二三年度部门整体支出绩效自评报告",
    ];
    for case in cases {
        assert_eq!(parted(&case.replace('|', "")).join("|"), case);
    }
}

/// Names of units as they file reports: broken by sense, balanced, no word torn.
#[test]
fn titles_of_real_units_part_well() {
    for title in TITLES {
        assert_eq!(parted(&title.replace('|', "")).join("|"), *title);
    }
}

/// A name too long for a line, as a pack that breaks behind the name gives it.
#[test]
fn long_names_part_by_sense() {
    for name in NAMES {
        assert_eq!(parted(&name.replace('|', "")).join("|"), *name);
    }
}

const TITLES: &[&str] = &[
    "湖南省财政厅2024年度|部门整体支出绩效自评报告",
    "湖南省人力资源和社会保障厅|2024年度部门整体支出绩效自评报告",
    "长沙市望城区农业农村局|2024年度部门整体支出绩效自评报告",
    "株洲市天元区泰山路街道办事处|2024年度部门整体支出绩效自评报告",
    "湘潭市生态环境局雨湖分局|2024年度部门整体支出绩效自评报告",
    "衡阳市公安局交通警察支队|2024年度部门整体支出绩效自评报告",
    "邵阳市第一人民医院|2024年度部门整体支出绩效自评报告",
    "岳阳市城市建设投资集团有限公司|2024年度部门整体支出绩效自评报告",
    "常德市鼎城区国库集中支付核算中心|2024年度部门整体支出绩效自评报告",
    "张家界市武陵源风景名胜区|和国家森林公园管理局2024年度|部门整体支出绩效自评报告",
    "益阳市赫山区市场监督管理局|2024年度部门整体支出绩效自评报告",
    "郴州市北湖区教育局|2024年度部门整体支出绩效自评报告",
    "永州市冷水滩区退役军人服务中心|2024年度部门整体支出绩效自评报告",
    "怀化市鹤城区红星中路小学|2024年度部门整体支出绩效自评报告",
    "娄底市娄星区人民代表大会常务委员会办公室|2024年度部门整体支出绩效自评报告",
    "湘西土家族苗族自治州民族宗教事务局|2024年度部门整体支出绩效自评报告",
    "中国共产党常宁市委员会政法委员会|2024年度部门整体支出绩效自评报告",
    "中共衡阳市委机构编制委员会办公室|2024年度部门整体支出绩效自评报告",
    "中国人民政治协商会议常宁市委员会办公室|2024年度部门整体支出绩效自评报告",
    "常宁市残疾人联合会|2024年度部门整体支出绩效自评报告",
    "共青团常宁市委员会|2024年度部门整体支出绩效自评报告",
    "常宁市科学技术协会|2024年度部门整体支出绩效自评报告",
    "常宁市水口山镇人民政府|2024年度部门整体支出绩效自评报告",
    "常宁市自然资源局不动产登记中心|2024年度部门整体支出绩效自评报告",
    "江苏省苏州市姑苏区平江街道|社区卫生服务中心2024年度|部门整体支出绩效自评报告",
    "北京市海淀区人民政府中关村街道办事处|2024年度部门整体支出绩效自评报告",
];

const NAMES: &[&str] = &[
    "常宁市交通运输局|（常宁市铁路建设协调服务中心）",
    "常宁市退役军人事务局|（常宁市双拥工作领导小组办公室）",
    "常宁市住房和城乡建设局|下属常宁市房屋征收与补偿事务中心",
    "新疆维吾尔自治区巴音郭楞蒙古自治州|和静县巴音布鲁克镇人民政府",
    "内蒙古自治区呼伦贝尔市|莫力达瓦达斡尔族自治旗农牧和科技局",
    "中共常宁市委机构编制委员会办公室|（常宁市事业单位登记管理局）",
    "长沙市望城区人民政府办公室|（长沙市望城区人民防空办公室、|长沙市望城区政府外事办公室）",
    "常宁市人力资源和社会保障局|劳动人事争议仲裁院",
    "中国国际贸易促进委员会|湖南省委员会衡阳市支会",
    "张家界市武陵源风景名胜区|和国家森林公园管理局",
    "江苏省苏州市姑苏区平江街道|社区卫生服务中心",
];

#[test]
fn asked_for_lines_are_kept_and_counted() {
    let mut content = words("中共常宁市委机关和事务接待中心");
    content.push(inline(InlineKind::Break));
    content.extend(words("2023年整体支出绩效自评报告"));
    let document = document([BlockKind::Title(content)]);
    assert_eq!(lines(&document), ["中共常宁市委机关和事务接待中心", "2023年整体支出绩效自评报告"]);
    let layout_facts = laid(&document).layout_facts;
    assert_eq!(layout_facts.title_breaks.values().collect::<Vec<_>>(), [&vec![15]]);
}

#[test]
fn any_length_is_laid_out() {
    for length in 0..120 {
        let text: String = "绩效自评报告关于局".chars().cycle().take(length).collect();
        assert_eq!(parted(&text).concat(), text);
    }
}
