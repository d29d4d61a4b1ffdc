//! Widths of columns: what number columns have to spare goes to names before a word is parted.

use jixiao::base::id::NodeId;
use jixiao::doc::*;

use super::builders::*;

/// The lines of a table with a name and six numbers, as annex 1 has them.
fn named(name: &str) -> (Vec<String>, Vec<i64>) {
    let rows = [row(&[name, "1200", "1188", "99.00%", "455.00", "445.30", "97.87%"])];
    let mut table = table(7, Vec::new(), rows.to_vec());
    table.columns = vec![TableColumn { least: 90, most: 140 }; 7];
    table.columns[0] = TableColumn { least: 250, most: 300 };
    table.caption = Vec::new();
    table.fit = Some(Fit::default());
    let laid = laid(&document([BlockKind::Table(table)]));
    let lines = laid.runs(0).map(|(_, text)| text).collect();
    (lines, laid.layout_facts.columns[&NodeId(0)].iter().map(|width| width.to_twips()).collect())
}

#[test]
fn names_take_the_room_of_several_number_columns() {
    let name = "青溪县文化旅游广电体育局直属公共文化服务体系建设与古籍文献抢救保护中心图书馆";
    let (lines, widths) = named(name);
    let of_name = lines.iter().filter(|line| name.contains(line.as_str())).count();
    assert!(of_name <= 3, "{lines:?}");
    assert!(widths[0] * 100 > widths.iter().sum::<i64>() * 32, "{widths:?}");
    for word in ["直属", "古籍", "图书馆"] {
        assert!(lines.iter().any(|line| line.contains(word)), "{word}: {lines:?}");
    }
}

#[test]
fn a_body_keeps_the_last_character_of_its_name() {
    for shift in 0..8 {
        let name = format!(
            "{}总馆（含古籍部、少儿部、视障阅览室和城区自助阅读空间）",
            &"某某某某某某某某"[..shift * 3]
        );
        let (lines, _) = named(&name);
        for word in ["古籍部", "少儿部", "阅览室", "城区"] {
            assert!(lines.iter().any(|line| line.contains(word)), "{word}: {lines:?}");
        }
    }
}

#[test]
fn no_line_of_a_narrow_column_is_left_half_empty_by_a_word() {
    let texts = ["面向未成年人、老年人和残疾人的公益讲座场次", "≥40场", "38场", "10", "9.5"];
    let mut table = table(5, Vec::new(), vec![row(&texts)]);
    let shares = [(100, 150), (110, 250), (110, 250), (70, 250), (70, 250)];
    table.columns =
        shares.iter().map(|(least, most)| TableColumn { least: *least, most: *most }).collect();
    (table.caption, table.fit) = (Vec::new(), Some(Fit::default()));
    let laid = laid(&document([BlockKind::Table(table)]));
    assert!(laid.runs(0).all(|(_, text)| text != "面向"));
}
