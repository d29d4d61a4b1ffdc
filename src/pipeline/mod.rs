//! Facts files to the files of their reports: every stage in order.

mod again;
mod compare;
mod examples;
mod finish;
mod font_survey;
mod left_out;
mod lint;
mod meanings;
mod misplaced;
mod old_pictures;
mod outputs;
mod pack_faults;
mod packs;
mod pages_first;
mod pictures;
mod previous;
mod recorded_report;
mod records;
mod redline;
mod report_choice;
mod run;
mod same_fault;
mod since;
mod statements;
mod svg;
mod template_names;
mod unfilled;
mod unread;
mod verify;
mod wanted;

pub use crate::base::id::TextSource;
pub use crate::changes::{
    Changes, FactChange, FigureChange, FileLineChange, FindingChange, LineChange, Piece,
    TextChange, only_in, text_changes,
};
pub use crate::check::provenance::{Occurrence, Provenance, Way, provenance, provenances};
pub use crate::check::read_numbers::{ReadNumber, read_numbers};
pub use crate::data::LIST;
pub use crate::doc::{Document, Revision};
pub use crate::edits::{EditFault, Edited, has_group, has_value, part_at, set as edited};
pub use crate::figures::Figure;
pub use crate::record::{History, Input, Latest, OutputStamp, Recorded};
pub use crate::write::Format;
pub use crate::write::svg::{SvgFace, SvgPicture};

pub use compare::ComparedReports;
pub use examples::ExampleFacts;
pub use finish::Made;
pub use misplaced::no_folder_of_templates;
pub use outputs::{are_of_different_makes, clashes, output_name};
pub use pack_faults::unknown_pack;
pub use packs::{LoadedPack, pack_chain};
pub use pages_first::LaidOutReport;
pub use records::{is_as_stamped, output_stamp};
pub use redline::{OldReport, Redline, Redlined, reads_as, shows_the_same};
pub use report_choice::{ReportChoice, WantedReport};
pub use run::{Examined, Pipeline};
pub use since::{Since, since};
pub use svg::{SvgReport, SvgReportPage, TextOrigin};
pub use template_names::TemplateName;
pub use unread::{decoded, unreadable};
pub use verify::{FileVerdict, Verified, is_redline, stated_make, verify};
pub use wanted::same_names;

pub use crate::template::{Variable, VariableKind};
