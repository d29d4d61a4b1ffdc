//! Lines that only the tracking before another script keeps full: Word receives them narrower.

use jixiao::base::id::NodeId;
use jixiao::base::length::Length;

use super::builders::*;

#[test]
fn a_line_that_is_full_by_tracking_alone_is_set_narrower() {
    let text = "人员87人、工勤编制人员4人），比上年减少3人，离退休人员90人（离休人员2人、退休人员88人），编外聘用人员9人。";
    let mut narrowed = 0;
    for before in 0..28 {
        let text = format!("{}{text}", plain(before));
        let laid = laid(&document([body(&text)]));
        let lines: Vec<String> = laid.runs(0).map(|(_, text)| text).collect();
        let set = laid.layout_facts.retracked.get(&NodeId(0)).cloned().unwrap_or_default();
        for line in set.iter().filter(|line| line.by < Length::ZERO) {
            let words: String =
                text.chars().skip(line.chars.start).take(line.chars.len()).collect();
            assert!(lines.contains(&words), "{words}: {lines:?}");
            assert!(line.by >= Length::milli(-250), "{:?}", line.by);
            narrowed += 1;
        }
    }
    assert!(narrowed > 2, "{narrowed}");
}
