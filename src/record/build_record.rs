//! The record of a make: what went into it and what came of it, to packed bytes and back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::document::WrittenDocument;
use super::figures::WrittenFigures;
use super::findings::{self, WrittenFinding};
use super::pack::{packed, unpacked};
use crate::base::diag::Diagnostics;
use crate::base::id::NodeId;
use crate::base::sha256::sha256;
use crate::base::source::{SourceId, Sources};
use crate::doc::{Document, FileLine};
use crate::figures::Figures;
use crate::images::KnownImages;

/// A make, as it is to be recorded.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// Its id.
    pub make: &'a str,
    /// Version and commit of the program.
    pub program: &'a str,
    /// What was read.
    pub inputs: &'a [Input],
    /// The faces that draw it.
    pub faces: &'a [FaceVersion],
    /// Its figures.
    pub figures: &'a Figures,
    /// Its document tree.
    pub document: &'a Document,
    /// The page on which each block begins.
    pub pages: &'a BTreeMap<NodeId, u32>,
    /// What was found.
    pub findings: &'a Diagnostics,
    /// The texts that were read.
    pub sources: &'a Sources,
    /// The paragraphs and rows of the Word file, if it was written.
    pub lines: &'a [FileLine],
}

/// A file that was read for a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    /// What it is.
    pub kind: InputKind,
    /// As messages name it.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
    /// The file itself; of a picture nothing.
    pub bytes: Vec<u8>,
}

impl Input {
    /// A file that is kept whole, but for a picture.
    pub fn new(kind: InputKind, name: impl Into<String>, bytes: &[u8]) -> Self {
        let kept = if kind == InputKind::Picture { &[] } else { bytes };
        Self { kind, name: name.into(), sha256: sha256(bytes), bytes: kept.to_vec() }
    }
}

/// What a file that was read is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// The facts.
    Facts,
    /// Last year's facts.
    Previous,
    /// A file of the user's own in the pack.
    Template,
    /// A picture.
    Picture,
}

/// A face with what tells its version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FaceVersion {
    /// Its family.
    pub family: String,
    /// The name of its file.
    pub file: String,
    /// The digest of its tables that the id of the make takes, too.
    pub digest: String,
}

#[derive(Serialize, Deserialize)]
struct Head<'a> {
    make: Cow<'a, str>,
    program: Cow<'a, str>,
    inputs: Vec<WrittenInput<'a>>,
    faces: Cow<'a, [FaceVersion]>,
    pages: Vec<(u32, u32)>,
}

#[derive(Serialize, Deserialize)]
struct WrittenInput<'a> {
    kind: InputKind,
    name: Cow<'a, str>,
    sha256: Cow<'a, str>,
}

/// Style, whether it is a row, and text.
type WrittenLine<'a> = (Cow<'a, str>, bool, Cow<'a, str>);

const HEAD: &str = "head";
const FINDINGS: &str = "findings";
const FIGURES: &str = "figures";
const DOCUMENT: &str = "document";
const LINES: &str = "lines";

fn input_section(number: usize) -> String {
    format!("input/{number}")
}

fn written_line(FileLine { style, is_row, text }: &FileLine) -> WrittenLine<'_> {
    (style.into(), *is_row, text.into())
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("texts and numbers can be written")
}

impl Record<'_> {
    /// Its bytes; the same make gives the same.
    pub fn write(&self) -> Vec<u8> {
        let input = |Input { kind, name, sha256, bytes: _ }: &Input| WrittenInput {
            kind: *kind,
            name: name.clone().into(),
            sha256: sha256.clone().into(),
        };
        let head = Head {
            make: self.make.into(),
            program: self.program.into(),
            inputs: self.inputs.iter().map(input).collect(),
            faces: self.faces.into(),
            pages: self.pages.iter().map(|(node, page)| (node.0, *page)).collect(),
        };
        let lines: Vec<WrittenLine> = self.lines.iter().map(written_line).collect();
        let mut sections = vec![
            (HEAD.to_string(), json(&head)),
            (FINDINGS.to_string(), json(&findings::written(self.findings, self.sources))),
            (FIGURES.to_string(), json(&WrittenFigures::of(self.figures))),
            (DOCUMENT.to_string(), json(&WrittenDocument::of(self.document))),
            (LINES.to_string(), json(&lines)),
        ];
        let inputs = self.inputs.iter().enumerate();
        sections.extend(inputs.map(|(at, input)| (input_section(at), input.bytes.clone())));
        packed(&sections)
    }
}

/// A record that was read.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The id of the make.
    pub make: String,
    /// Version and commit of the program that made it.
    pub program: String,
    /// What was read.
    pub inputs: Vec<Input>,
    /// The faces that draw it.
    pub faces: Vec<FaceVersion>,
    /// The page on which each block begins.
    pub pages: BTreeMap<NodeId, u32>,
    sections: BTreeMap<String, Vec<u8>>,
}

impl Recorded {
    /// The record of some bytes; `None` for what is no whole record of this version.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut sections = unpacked(bytes)?;
        let head: Head = serde_json::from_slice(&sections.remove(HEAD)?).ok()?;
        let input = |(at, input): (usize, WrittenInput)| Input {
            kind: input.kind,
            name: input.name.into(),
            sha256: input.sha256.into(),
            bytes: sections.remove(&input_section(at)).unwrap_or_default(),
        };
        let inputs = head.inputs.into_iter().enumerate().map(input).collect();
        Some(Self {
            make: head.make.into(),
            program: head.program.into(),
            inputs,
            faces: head.faces.into(),
            pages: head.pages.into_iter().map(|(node, page)| (NodeId(node), page)).collect(),
            sections,
        })
    }

    fn section<'s, T: Deserialize<'s>>(&'s self, name: &str) -> Option<T> {
        serde_json::from_slice(self.sections.get(name)?).ok()
    }

    /// The figures; `None` if this version does not know what they hold.
    pub fn figures(&self) -> Option<Figures> {
        self.section::<WrittenFigures>(FIGURES)?.read()
    }

    /// The document tree, whose images have no bytes; `None` if this version does not know what it holds.
    pub fn document(&self) -> Option<Document> {
        self.document_with(&KnownImages::new())
    }

    /// The same with those of its images that are known.
    pub fn document_with(&self, known: &KnownImages) -> Option<Document> {
        self.section::<WrittenDocument>(DOCUMENT)?.read(known)
    }

    /// What was found. `source_of` gives the text with a name.
    pub fn findings(&self, source_of: impl FnMut(&str) -> Option<SourceId>) -> Diagnostics {
        let all = self.section::<Vec<WrittenFinding>>(FINDINGS);
        findings::read(all.unwrap_or_default(), source_of)
    }

    /// The paragraphs and rows of the Word file; none if none was written.
    pub fn lines(&self) -> Vec<FileLine> {
        let all = self.section::<Vec<WrittenLine>>(LINES).unwrap_or_default().into_iter();
        let line = |(style, is_row, text): WrittenLine| FileLine {
            style: style.into(),
            is_row,
            text: text.into(),
        };
        all.map(line).collect()
    }

    /// The facts file that it was made from.
    pub fn facts(&self) -> Option<&Input> {
        self.inputs.iter().find(|input| input.kind == InputKind::Facts)
    }
}
