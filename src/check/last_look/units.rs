//! Tables whose typed words do not fit their amounts: `单位：元` over 万元, `万元` behind each amount, a total that is typed.

use crate::base::amount::Unit;
use crate::base::diag::Diagnostic;
use crate::base::number_text::parse_number;
use crate::base::source::Span;
use crate::check::mistakes;
use crate::doc::{Block, BlockKind, Cell, Document, Inline, Table};
use crate::figures::{Figure, Figures, Value};

pub(super) fn look(figures: &Figures, document: &Document, found: &mut Vec<Diagnostic>) {
    for block in document.blocks() {
        if let BlockKind::Table(table) = &block.kind {
            let table = PrintedTable { table, figures };
            table.unit(found);
            table.cells(found);
        } else {
            behind_numbers(figures, block, found);
            without_sign(figures, block, found);
        }
    }
}

/// A number that a section prints without its unit, before another unit of money or, of things, before none.
fn behind_numbers(figures: &Figures, block: &Block, found: &mut Vec<Diagnostic>) {
    let inlines: Vec<_> = block.inlines().map(|(_, inline)| inline).collect();
    for pair in inlines.windows(2) {
        let figure = pair[0].origin.figure.as_ref().and_then(|id| figures.get(id));
        let bare = pair[0].as_text().ends_with(|c: char| c.is_ascii_digit());
        let (Some(figure), true, true) = (figure, bare, is_typed(pair[1])) else { continue };
        let (words, at) = (pair[1].as_text(), pair[1].origin.template);
        let printed = figures.unit();
        let units = [Unit::WanYuan, Unit::YiYuan, Unit::Yuan];
        let typed = units.into_iter().find(|unit| words.starts_with(unit.word()));
        if let (Some(Value::Money(_)), Some(typed)) = (figure.value(), typed)
            && typed != printed
            && !words.starts_with("元/")
        {
            let message = format!(
                "{}印的是{}（{}），后面写的是“{}”",
                figure.name,
                printed.word(),
                pair[0].as_text(),
                typed.word()
            );
            let hint = "去掉 | bare 和后面的单位，由程序印单位；或写 {{ unit }}";
            found.push(Diagnostic::new(mistakes::MIXED_UNITS, message).at(at).hint(hint));
        }
    }
}

/// A rate that is printed as a bare number at the end of its clause: `读者满意度94.6，`.
fn without_sign(figures: &Figures, block: &Block, found: &mut Vec<Diagnostic>) {
    let inlines: Vec<_> = block.inlines().map(|(_, inline)| inline).collect();
    for (at, inline) in inlines.iter().enumerate() {
        let figure = inline.origin.figure.as_ref().and_then(|id| figures.get(id));
        let Some(figure) = figure.filter(|one| is_of_percent(one)) else { continue };
        let behind = inlines.get(at + 1).map_or("", |next| next.as_text());
        let ends = behind.is_empty() || behind.starts_with(['，', '。', '；', '）']);
        if !ends || !inline.as_text().ends_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let message = format!("{}印的是 {}，后面没有百分号", figure.name, inline.as_text());
        let place = inline.origin.facts.or(inline.origin.template);
        let finding = Diagnostic::new(mistakes::MIXED_UNITS, message).at(place);
        found.push(finding.hint("引用的数只印数字，在它后面写 %").figure(&figure.id));
    }
}

/// Whether a figure counts in percent, and so prints as a number alone.
fn is_of_percent(figure: &Figure) -> bool {
    matches!(figure.value(), Some(Value::Count(_, unit)) if unit == "%")
}

/// A table with what its figures are.
struct PrintedTable<'t> {
    table: &'t Table,
    figures: &'t Figures,
}

impl PrintedTable<'_> {
    fn is_money(&self, inline: &Inline) -> bool {
        let figure = inline.origin.figure.as_ref().and_then(|id| self.figures.get(id));
        matches!(figure.and_then(|figure| figure.value()), Some(Value::Money(_)))
    }

    fn money(&self) -> Option<&Inline> {
        let cells = self.table.rows().flat_map(|row| &row.cells);
        cells.flat_map(|cell| cell.content.iter().flatten()).find(|inline| self.is_money(inline))
    }

    /// The unit that is typed over the table, against the one in which its amounts are printed.
    fn unit(&self, found: &mut Vec<Diagnostic>) {
        let printed = self.figures.unit();
        let Some(money) = self.money() else { return };
        let heads = self.table.head.iter().flat_map(|row| &row.cells);
        let heads =
            heads.filter_map(|head| typed_by_template(head).map(|(words, at)| (words, at, true)));
        let note = self.table.unit.iter().filter(|inline| is_typed(inline));
        let note = note.filter_map(|inline| {
            Some((inline.as_text().to_string(), inline.origin.template?, false))
        });
        for (words, at, head) in note.chain(heads) {
            let Some(typed) = unit_of(&words, head).filter(|typed| *typed != printed) else {
                continue;
            };
            if head && self.table.columns.len() != 1 && self.has_other_amounts(&words) {
                continue;
            }
            let message = format!(
                "表的单位写的是“{}”，表里的金额是{}：{}",
                typed.word(),
                printed.word(),
                money.as_text()
            );
            let hint =
                "单位写 ${unit}，随 report.yaml 的 unit 变；要改金额的单位，改 report.yaml 的 unit";
            found.push(Diagnostic::new(mistakes::MIXED_UNITS, message).at(Some(at)).hint(hint));
        }
    }

    /// Whether no amount stands in the column under a head.
    fn has_other_amounts(&self, head: &str) -> bool {
        let of = |cells: &[Cell]| {
            let mut column = 0;
            let starts = cells.iter().map(move |cell| {
                let at = column;
                column += usize::from(cell.column_span);
                at
            });
            starts.collect::<Vec<_>>()
        };
        let plain = self.table.rows().all(|row| row.cells.iter().all(|cell| cell.row_span == 1));
        let heads = self.table.head.iter().flat_map(|row| row.cells.iter().zip(of(&row.cells)));
        let column = heads.filter(|(cell, _)| text(cell) == head).map(|(_, at)| at).next();
        let mut body = self.table.body.iter().flat_map(|row| row.cells.iter().zip(of(&row.cells)));
        !plain
            || !body.any(|(cell, at)| {
                Some(at) == column && cell.content.iter().flatten().any(|one| self.is_money(one))
            })
    }

    /// Amounts with their unit under a unit, and amounts that no figure gave.
    fn cells(&self, found: &mut Vec<Diagnostic>) {
        let note: String = self.table.unit.iter().map(|inline| inline.as_text()).collect();
        let headed = unit_of(&note, false);
        for cell in self.table.body.iter().flat_map(|row| &row.cells) {
            if let Some((unit, at)) = headed.and_then(|unit| self.doubled_unit(cell, unit)) {
                let message =
                    format!("表的单位已写“{note}”，格里的数后面又写“{unit}”：“{}”", text(cell));
                let finding = Diagnostic::new(mistakes::STANDS_TWICE, message).at(at);
                found.push(finding.hint("删去格里的单位"));
            }
            if let Some((number, at)) =
                typed_by_template(cell).filter(|(words, _)| is_amount(words))
            {
                let message = format!("格里的“{number}”是手打的，数据改了它不变");
                let finding = Diagnostic::new(mistakes::LEFTOVER_CODE, message).at(at);
                found.push(
                    finding.hint("引用数据写 ${income.total}；可引用的名称见 templates/README.md"),
                );
            }
        }
    }

    fn doubled_unit(&self, cell: &Cell, unit: Unit) -> Option<(&'static str, Option<Span>)> {
        let inlines: Vec<_> = cell.content.iter().flatten().collect();
        let behind = inlines.windows(2).find(|pair| {
            self.is_money(pair[0])
                && is_typed(pair[1])
                && pair[1].as_text().starts_with(unit.word())
        })?;
        Some((unit.word(), behind[1].origin.template))
    }
}

/// Whether words are the pack's own.
fn is_typed(inline: &Inline) -> bool {
    inline.origin.facts.is_none() && inline.origin.figure.is_none()
}

fn text(cell: &Cell) -> String {
    cell.content.iter().flatten().map(|inline| inline.as_text()).collect()
}

/// What a cell says, if all of it is the pack's own.
fn typed_by_template(cell: &Cell) -> Option<(String, Span)> {
    let mut inlines = cell.content.iter().flatten();
    let first = inlines.next()?;
    let typed = is_typed(first) && inlines.all(is_typed);
    typed.then_some((text(cell), first.origin.template?))
}

/// The unit of money that a note or the head of a column says: `单位：元`, `金额（万元）`.
fn unit_of(words: &str, head: bool) -> Option<Unit> {
    let words = words.trim();
    let said = match head {
        true => words.strip_suffix('）')?.rsplit('（').next()?,
        false => words.rsplit(['：', ':']).next()?,
    };
    [Unit::Yuan, Unit::WanYuan, Unit::YiYuan].into_iter().find(|unit| unit.word() == said.trim())
}

/// Whether words are an amount or a rate, as figures are printed: `1280.00`, `1,280.00`, `98.5%`.
fn is_amount(words: &str) -> bool {
    let words = words.trim();
    let number = words.strip_suffix('%').unwrap_or(words);
    number.contains('.') && parse_number(&number.replace(',', "")).is_ok()
}
