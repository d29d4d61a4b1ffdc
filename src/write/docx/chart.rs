//! Charts to chart parts that Word draws by itself, and to the drawings that refer to them (ECMA-376 part 1, 21.2).
//!
//! The values are in the part and not in an embedded workbook: they are corrected in the facts, not in Word.

use super::ids::{self, chart_id, style_id};
use super::inline_drawing::InlineDrawing;
use super::namespaces::{CHART, DRAWING, RELATIONS};
use super::part::{Owner, PackagePart};
use super::xml::XmlElement;
use crate::base::length::Length;
use crate::doc::{Chart, ChartPart, Role, StyleSheet, plain_text, shown_text};
use crate::layout::chart::{BAR, SLICES};

/// Outlines and axes are half a point thick.
const LINE: i64 = Length::milli(500).to_emu();

/// A chart and the size of its drawing.
pub(super) struct SizedChart {
    /// The chart.
    pub chart: Chart,
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
}

/// The part of a chart.
pub(super) fn part(
    number: usize,
    drawn: &SizedChart,
    sheet: &StyleSheet,
    typeface: &str,
) -> PackagePart {
    PackagePart {
        name: format!("word/charts/chart{number}.xml"),
        owner: Owner::Document,
        id: chart_id(number),
        relation: "chart",
        content_type: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        bytes: space(drawn, sheet, typeface).write(),
    }
}

/// The drawing of a chart.
pub(super) fn drawing(number: usize, drawn: &SizedChart) -> InlineDrawing {
    let caption = shown_text(&drawn.chart.caption);
    let chart = XmlElement::new("c:chart")
        .attribute("xmlns:c", CHART)
        .attribute("xmlns:r", RELATIONS)
        .attribute("r:id", chart_id(number));
    InlineDrawing {
        size: [drawn.width, drawn.height],
        name: if caption.is_empty() { drawn.chart.name.clone() } else { caption },
        description: drawn.chart.description(),
        graphic: (CHART, chart),
    }
}

/// The root element of a chart part.
fn space(drawn: &SizedChart, sheet: &StyleSheet, typeface: &str) -> XmlElement {
    let chart = &drawn.chart;
    // The plot area is square, because some programs draw a disc with the greater of its width and height.
    let round = (drawn.height.to_pt() * 80.0 / drawn.width.to_pt().max(1.0)).round() / 100.0;
    let plot = XmlElement::new("c:plotArea");
    let plot = if chart.is_round() {
        plot.child(layout(Some("inner"), [0.03, 0.1, round, 0.8])).child(pie(chart))
    } else {
        let plot = plot.child(XmlElement::new("c:layout"));
        plot.child(bars(chart, sheet)).child(names_axis()).child(size_axis(chart))
    };
    let body = XmlElement::new("c:chart").child(value("c:autoTitleDeleted", 1)).child(plot);
    let legend = XmlElement::new("c:legend")
        .child(value("c:legendPos", "r"))
        .child(layout(None, [round + 0.09, 0.08, 0.9 - round, 0.84]))
        .child(value("c:overlay", 0));
    let body = body
        .children(chart.is_round().then_some(legend))
        .child(value("c:plotVisOnly", 1))
        .child(value("c:dispBlanksAs", "gap"));
    XmlElement::new("c:chartSpace")
        .attribute("xmlns:c", CHART)
        .attribute("xmlns:a", DRAWING)
        .attribute("xmlns:r", RELATIONS)
        .child(value("c:roundedCorners", 0))
        .child(body)
        .child(
            XmlElement::new("c:spPr").child(XmlElement::new("a:noFill")).child(outline("a:noFill")),
        )
        .child(words(sheet, typeface))
}

fn bars(chart: &Chart, sheet: &StyleSheet) -> XmlElement {
    let series = series(chart, |part| plain_text(&part.name));
    let before_data = [shape(&grey(BAR)), value("c:invertIfNegative", 0), labels(chart, sheet)];
    let series = series.head.children(before_data).children(series.data);
    XmlElement::new("c:barChart")
        .child(value("c:barDir", "bar"))
        .child(value("c:grouping", "clustered"))
        .child(value("c:varyColors", 0))
        .child(series)
        .child(value("c:gapWidth", 80))
        .child(value("c:axId", 1))
        .child(value("c:axId", 2))
}

/// The legend contains the labels too, because labels at the slices could overlap.
fn pie(chart: &Chart) -> XmlElement {
    let name =
        |part: &ChartPart| format!("{}　{}", plain_text(&part.name), plain_text(&part.label));
    let series = series(chart, name);
    let slices = SLICES.iter().take(chart.parts.len()).enumerate().map(|(index, shade)| {
        XmlElement::new("c:dPt")
            .child(value("c:idx", index))
            .child(value("c:bubble3D", 0))
            .child(shape(&grey(*shade)))
    });
    let series = series.head.children(slices).children(series.data);
    XmlElement::new("c:pieChart")
        .child(value("c:varyColors", 1))
        .child(series)
        .child(value("c:firstSliceAng", 0))
}

/// The only series: the elements before its formatting, and names and values, which follow it.
struct Series {
    head: XmlElement,
    data: [XmlElement; 2],
}

fn series(chart: &Chart, name: impl Fn(&ChartPart) -> String) -> Series {
    let points = |literal: &str, texts: Vec<String>| {
        let points = texts.iter().enumerate().map(|(index, text)| {
            XmlElement::new("c:pt").attribute("idx", index).child(XmlElement::new("c:v").text(text))
        });
        let count = value("c:ptCount", texts.len());
        XmlElement::new(literal)
            .children(
                (literal == "c:numLit").then(|| XmlElement::new("c:formatCode").text("General")),
            )
            .child(count)
            .children(points)
    };
    let names = chart.parts.iter().map(name).collect();
    let sizes = chart.parts.iter().map(|part| part.value.normalize().to_string()).collect();
    Series {
        head: XmlElement::new("c:ser").child(value("c:idx", 0)).child(value("c:order", 0)),
        data: [
            XmlElement::new("c:cat").child(points("c:strLit", names)),
            XmlElement::new("c:val").child(points("c:numLit", sizes)),
        ],
    }
}

/// The labels at the ends of bars, as literal text, so that no program rounds them again.
fn labels(chart: &Chart, sheet: &StyleSheet) -> XmlElement {
    let shown = || {
        let off =
            ["c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent"];
        let shows = off.map(|name| value(name, i32::from(name == "c:showVal")));
        shows.into_iter().chain([value("c:showBubbleSize", 0)])
    };
    let size = hundredths(sheet);
    let label = |(index, part): (usize, &ChartPart)| {
        let text = plain_text(&part.label);
        let run = XmlElement::new("a:r")
            .child(XmlElement::new("a:rPr").attribute("lang", "zh-CN").attribute("sz", size))
            .child(XmlElement::new("a:t").text(&text));
        let rich = XmlElement::new("c:rich")
            .child(XmlElement::new("a:bodyPr").attribute("wrap", "none"))
            .child(XmlElement::new("a:p").child(run));
        XmlElement::new("c:dLbl")
            .child(value("c:idx", index))
            .child(XmlElement::new("c:tx").child(rich))
            .child(value("c:dLblPos", "outEnd"))
            .children(shown())
    };
    XmlElement::new("c:dLbls")
        .children(chart.parts.iter().enumerate().map(label))
        .child(value("c:dLblPos", "outEnd"))
        .children(shown())
}

/// The axis with the names, the first at the top.
fn names_axis() -> XmlElement {
    XmlElement::new("c:catAx")
        .child(value("c:axId", 1))
        .child(XmlElement::new("c:scaling").child(value("c:orientation", "maxMin")))
        .child(value("c:delete", 0))
        .child(value("c:axPos", "l"))
        .child(value("c:majorTickMark", "none"))
        .child(value("c:minorTickMark", "none"))
        .child(value("c:tickLblPos", "low"))
        .child(XmlElement::new("c:spPr").child(outline("black")))
        .child(value("c:crossAx", 2))
}

/// The value axis is hidden; it extends beyond the greatest value, so that the label of that bar has space.
fn size_axis(chart: &Chart) -> XmlElement {
    let greatest = chart.greatest();
    let most = greatest.checked_add(greatest / rust_decimal::Decimal::TWO).unwrap_or(greatest);
    let scaling = XmlElement::new("c:scaling")
        .child(value("c:orientation", "minMax"))
        .child(value("c:max", most.normalize()))
        .child(value("c:min", 0));
    XmlElement::new("c:valAx")
        .child(value("c:axId", 2))
        .child(scaling)
        .child(value("c:delete", 1))
        .child(value("c:axPos", "t"))
        .child(value("c:crossAx", 1))
}

/// A manual layout of an element, in fractions of the chart's width and height: left, top, width, height. Without it
/// every program places the legend differently.
fn layout(target: Option<&str>, parts: [f64; 4]) -> XmlElement {
    let target = target.map(|target| value("c:layoutTarget", target));
    let modes = ["c:xMode", "c:yMode"].map(|name| value(name, "edge"));
    let sides = ["c:x", "c:y", "c:w", "c:h"].iter().zip(parts);
    let manual = XmlElement::new("c:manualLayout")
        .children(target)
        .children(modes)
        .children(sides.map(|(name, part)| value(name, part)));
    XmlElement::new("c:layout").child(manual)
}

/// A shade in percent of white, as in the PDF, as RGB in hexadecimal.
fn grey(shade: u8) -> String {
    let part = (u16::from(shade) * 255 + 50) / 100;
    format!("{part:02X}{part:02X}{part:02X}")
}

/// A filled shape with a black outline.
fn shape(shade: &str) -> XmlElement {
    XmlElement::new("c:spPr").child(fill(shade)).child(outline("black"))
}

fn fill(shade: &str) -> XmlElement {
    XmlElement::new("a:solidFill").child(XmlElement::new("a:srgbClr").attribute("val", shade))
}

fn outline(kind: &str) -> XmlElement {
    let line = XmlElement::new("a:ln");
    match kind {
        "black" => line.attribute("w", LINE).child(fill("000000")),
        other => line.child(XmlElement::new(other)),
    }
}

/// Face and size of all text in the chart: those of table cells.
fn words(sheet: &StyleSheet, typeface: &str) -> XmlElement {
    let face = |name: &str| XmlElement::new(name).attribute("typeface", typeface);
    let properties = XmlElement::new("a:defRPr")
        .attribute("sz", hundredths(sheet))
        .child(fill("000000"))
        .child(face("a:latin"))
        .child(face("a:ea"));
    let paragraph = XmlElement::new("a:p")
        .child(XmlElement::new("a:pPr").child(properties))
        .child(XmlElement::new("a:endParaRPr").attribute("lang", "zh-CN"));
    XmlElement::new("c:txPr").child(XmlElement::new("a:bodyPr")).child(paragraph)
}

/// The font size in hundredths of a point, the unit of drawings.
fn hundredths(sheet: &StyleSheet) -> i64 {
    sheet.of(Role::TableCell).size.to_milli() / 10
}

fn value(name: &str, value: impl ToString) -> XmlElement {
    XmlElement::new(name).attribute("val", value)
}

/// The style of the paragraph that holds a chart or picture: one line as high as it, because the paragraph mark has a size
/// of 1 pt.
pub(super) fn style() -> XmlElement {
    let spacing = XmlElement::new("w:spacing")
        .attribute("w:before", 0)
        .attribute("w:after", 0)
        .attribute("w:line", 240)
        .attribute("w:lineRule", "auto");
    let none =
        XmlElement::new("w:ind").attribute("w:firstLineChars", 0).attribute("w:firstLine", 0);
    let size = ["w:sz", "w:szCs"].map(|name| XmlElement::val(name, 2));
    let properties = XmlElement::new("w:pPr")
        .child(XmlElement::new("w:keepNext"))
        .child(XmlElement::val("w:snapToGrid", 0))
        .child(spacing)
        .child(none)
        .child(XmlElement::val("w:jc", "left"));
    XmlElement::new("w:style")
        .attribute("w:type", "paragraph")
        .attribute("w:customStyle", 1)
        .attribute("w:styleId", ids::CHART)
        .child(XmlElement::val("w:name", "图"))
        .child(XmlElement::val("w:basedOn", style_id(Role::Body)))
        .child(properties)
        .child(XmlElement::new("w:rPr").children(size))
}
