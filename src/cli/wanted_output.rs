//! The arguments to the form of the output, before they are known to be right: what stops a command is reported in that form.

use std::ffi::OsString;

use super::arguments::Form;
use super::output::Output;

/// The output that the arguments ask for, be they right or wrong.
pub(super) fn wanted_output(arguments: &[OsString]) -> Output {
    let words = arguments.iter().skip(1).map(|one| one.as_encoded_bytes());
    let words: Vec<_> = words.take_while(|word| *word != b"--").collect();
    let json = words.iter().any(|word| *word == b"--json" || word.starts_with(b"--json="));
    // Of the other commands `--format` is the form of what is made.
    let has_form = words.iter().any(|word| *word == b"check" || *word == b"explain");
    let pairs = words.windows(2).any(|pair| pair == [&b"--format"[..], b"json"]);
    let array = has_form && (pairs || words.contains(&&b"--format=json"[..]));
    Output::new(json, if array { Form::Json } else { Form::Text })
}
