//! What a build leaves for later ones: its record, and what tells whether another build would make the same.

use std::collections::BTreeMap;
use std::path::Path;

use super::finish::Made;
use super::packs::pack_chain;
use super::report_choice::WantedReport;
use super::run::Pipeline;
use crate::base::diag::Diagnostics;
use crate::base::digest::digest;
use crate::base::encoding;
use crate::base::sha256::sha256;
use crate::base::source::SourceId;
use crate::record::{InputKind, InputStamp, Latest, OutputStamp, Record, Recorded};
use crate::workspace;
use crate::write::Format;

/// Version and commit of the program.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("JIXIAO_COMMIT"));

/// The program with what tells whether its file is another one, as while it is worked on.
fn program() -> String {
    format!("{PROGRAM} {}", workspace::program_stamp())
}

impl Pipeline<'_> {
    /// The record of a make. Where the Word file was not written now, its lines are those that `before` has of the same
    /// make.
    pub fn record(
        &self,
        made: &Made,
        findings: &Diagnostics,
        before: Option<&Recorded>,
    ) -> Option<Vec<u8>> {
        let make = made.make()?;
        let read = made.files.iter().find_map(|(format, bytes)| {
            let lines = format.writer().inspection.lines?;
            lines(bytes)
        });
        let known = || before.filter(|before| before.make == make).map(Recorded::lines);
        let lines = read.or_else(known).unwrap_or_default();
        let record = Record {
            make,
            program: PROGRAM,
            inputs: &made.inputs,
            faces: &made.faces,
            figures: &made.figures,
            document: &made.document,
            pages: &made.layout_facts.pages,
            findings,
            sources: &self.sources,
            lines: &lines,
        };
        Some(record.write())
    }

    /// What tells later whether a make is still what would be made. `files` are those that were written.
    pub fn latest(
        &mut self,
        made: &Made,
        wanted: &WantedReport,
        files: Vec<OutputStamp>,
    ) -> Option<Latest> {
        let facts = wanted.facts.as_path();
        let read = made.inputs.iter().filter(|input| input.kind != InputKind::Template);
        let stamp = |input: &crate::record::Input| InputStamp {
            name: input.name.clone(),
            sha256: input.sha256.clone(),
        };
        Some(Latest {
            make: made.make()?.to_string(),
            program: program(),
            facts: facts.display().to_string(),
            pack: made.pack.clone(),
            project: wanted.choice.project.clone(),
            inputs: read.map(stamp).collect(),
            surroundings: self.surroundings(facts, &made.pack)?,
            pages: made.pages.pages.len(),
            files,
        })
    }

    /// Whether a build would read the same as the last one did: facts, last year's facts, pictures, templates, fonts, the
    /// program itself.
    pub fn would_read_the_same(&mut self, wanted: &WantedReport, latest: &Latest) -> bool {
        let is_same = |input: &InputStamp| {
            let bytes = workspace::read_bytes(Path::new(&input.name));
            bytes.is_ok_and(|bytes| sha256(&bytes) == input.sha256)
        };
        latest.facts == wanted.facts.display().to_string()
            && latest.inputs.iter().all(is_same)
            && self.would_make_alike(wanted, latest)
    }

    /// Whether a build would make the same of the same facts: pack, project, templates, fonts and the program itself are the
    /// same.
    pub fn would_make_alike(&mut self, wanted: &WantedReport, latest: &Latest) -> bool {
        latest.program == program()
            && wanted.pack.as_ref() == Some(&latest.pack)
            && latest.project == wanted.choice.project
            && self.surroundings(&wanted.facts, &latest.pack).as_ref() == Some(&latest.surroundings)
    }

    /// The findings of a recorded build, with the texts that they point at.
    pub fn recorded_findings(&mut self, recorded: &Recorded) -> Diagnostics {
        let inputs = recorded.inputs.iter().filter(|input| !input.bytes.is_empty());
        let inputs: BTreeMap<_, _> = inputs.map(|one| (one.name.as_str(), &one.bytes)).collect();
        let mut added: Vec<SourceId> = Vec::new();
        let sources = &mut self.sources;
        let findings = recorded.findings(|name| {
            let id = match inputs.get(name) {
                Some(bytes) => encoding::decode(name, bytes, sources).ok()?,
                None => sources.add(name, workspace::built_in_file(name)?),
            };
            added.push(id);
            Some(id)
        });
        self.facts.extend(added);
        findings
    }

    /// A digest of what a report depends on beside facts and pictures; `None` where that cannot be told.
    fn surroundings(&mut self, facts: &Path, pack: &str) -> Option<String> {
        let of_pack = match self.surroundings.get(pack) {
            Some(known) => known.clone(),
            None => {
                let text = self.around_pack(pack)?;
                self.surroundings.insert(pack.to_string(), text.clone());
                text
            }
        };
        let beside = workspace::beside_facts(self.workspace, facts);
        let circle = workspace::circle_of_previous(facts);
        Some(sha256(format!("{of_pack}\n{beside:?}\n{circle:?}").as_bytes()))
    }

    /// Folders, the files of the user's own in a pack and those that it extends, files that look as if they were some, fonts.
    fn around_pack(&mut self, pack: &str) -> Option<String> {
        let names = workspace::pack_names(self.workspace);
        let misplaced = workspace::among_templates(self.workspace, pack).ok()?;
        let mut own = Vec::new();
        for pack in pack_chain(self.workspace, pack).ok()? {
            let files = workspace::own_files(self.workspace, &pack).ok()?;
            own.extend(files.into_values().map(|file| (file.name, sha256(&file.bytes))));
        }
        let fonts = self.packs.fonts(self.workspace).text();
        let bad = workspace::bad_font_folders();
        let workspace = self.workspace;
        let text = format!("{workspace:?}\n{names:?}\n{misplaced:?}\n{own:?}\n{bad:?}\n{fonts}");
        Some(sha256(text.as_bytes()))
    }
}

/// A file of a report that was written.
pub fn output_stamp(format: Format, name: String, make: &str, bytes: &[u8]) -> OutputStamp {
    OutputStamp {
        format: format.writer().name.into(),
        name,
        make: make.into(),
        bytes: bytes.len(),
        digest: digest_of(bytes),
    }
}

/// Whether a file is, byte for byte, the one that was written.
pub fn is_as_stamped(file: &[u8], stamp: &OutputStamp) -> bool {
    file.len() == stamp.bytes && digest_of(file) == stamp.digest
}

fn digest_of(file: &[u8]) -> String {
    format!("{:016x}", digest([file]))
}
