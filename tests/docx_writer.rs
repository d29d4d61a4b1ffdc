//! The Word writer, from documents made by hand: parts as text, and what outside programs say of the file.

#[path = "support/report.rs"]
mod report;
#[path = "support/tools.rs"]
mod tools;

use jixiao::doc::Resolved;
use report::{everything, sheet, write};
use tools::{ask, scratch, tool};

/// What the Open XML SDK says of a file; nothing if it is not installed.
fn validate(name: &str, file: &[u8]) {
    let file = scratch(name, file);
    let Some(validator) = tool("ooxml-validator") else { return };
    for version in ["Office2019", "Microsoft365"] {
        println!("{}", ask(&validator, &[], &file, &["--officeVersion", version]));
    }
}

#[test]
fn the_validator_accepts_every_kind_of_block() {
    let (file, findings) = write(&everything(), &sheet(), &Resolved::default());
    assert_eq!(findings.iter().count(), 0, "{findings:?}");
    validate("everything.docx", &file);
}
