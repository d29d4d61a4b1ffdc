//! The history of a report: the makes that are kept, and all that tells whether the last one is still what would be made.

use serde::{Deserialize, Serialize};

use super::VERSION;

/// The makes of a report, as the file beside their records has them.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct History {
    version: u32,
    /// The last build; none before the first.
    pub latest: Option<Latest>,
    /// The makes whose records are kept, the newest last.
    pub kept: Vec<KeptMake>,
}

/// The last build of a report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Latest {
    /// The id of its make.
    pub make: String,
    /// The program that made it: version, commit, size and time of its file.
    pub program: String,
    /// The facts file, as the command named it.
    pub facts: String,
    /// The pack.
    pub pack: String,
    /// The project that it is about, in a pack with a report for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// Everything that was read for it.
    pub inputs: Vec<InputStamp>,
    /// A digest of what it depends on beside the contents of its inputs: folders, names, sizes and times of fonts.
    pub surroundings: String,
    /// How many pages it has.
    pub pages: usize,
    /// The files of the report, those that an earlier build wrote included.
    pub files: Vec<OutputStamp>,
}

/// A file that was read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct InputStamp {
    /// As messages name it.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OutputStamp {
    /// `docx`, `pdf`.
    pub format: String,
    /// Its name in the folder of reports.
    pub name: String,
    /// The make that it is of.
    pub make: String,
    /// Its length.
    pub bytes: usize,
    /// A digest of it: files are large, and what is compared is only whether one is still what was written.
    pub digest: String,
}

/// A make whose record is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptMake {
    /// Its id.
    pub make: String,
    /// The length of its record.
    pub bytes: u64,
}

impl History {
    /// How many records of a report are kept.
    pub const MOST: usize = 20;

    /// How long the records of a report may be together; the newest is kept whatever it has.
    const MOST_BYTES: u64 = 16 << 20;

    /// The history that a file has; `None` if it has none of this version.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let history: Self = serde_json::from_slice(bytes).ok()?;
        (history.version == VERSION).then_some(history)
    }

    /// The bytes of its file.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(&Self { version: VERSION, ..self.clone() })
            .expect("texts and numbers can be written");
        bytes.push(b'\n');
        bytes
    }

    /// Makes a build the last one; the oldest makes beyond what is kept go.
    pub fn add(&mut self, latest: Latest, record_bytes: u64) {
        self.kept.retain(|kept| kept.make != latest.make);
        self.kept.push(KeptMake { make: latest.make.clone(), bytes: record_bytes });
        let from = self.kept.len().saturating_sub(Self::MOST);
        self.kept.drain(..from);
        while self.kept.len() > 1 && self.bytes() > Self::MOST_BYTES {
            self.kept.remove(0);
        }
        self.latest = Some(latest);
    }

    /// Keeps the record of another make too, as one that is older than all that are kept.
    pub fn remember(&mut self, make: &str, bytes: u64) {
        if !self.keeps(make) {
            self.kept.insert(0, KeptMake { make: make.into(), bytes });
        }
    }

    fn bytes(&self) -> u64 {
        self.kept.iter().map(|kept| kept.bytes).sum()
    }

    /// Whether the record of a make is kept.
    pub fn keeps(&self, make: &str) -> bool {
        self.kept.iter().any(|kept| kept.make == make)
    }

    /// The make so many builds back, from 1 for the last one.
    pub fn back(&self, count: usize) -> Option<&str> {
        let at = self.kept.len().checked_sub(count)?;
        self.kept.get(at).map(|kept| kept.make.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latest(make: &str) -> Latest {
        let text = String::new;
        Latest {
            make: make.into(),
            program: text(),
            facts: text(),
            pack: text(),
            project: None,
            inputs: Vec::new(),
            surroundings: text(),
            pages: 1,
            files: Vec::new(),
        }
    }

    #[test]
    fn only_so_many_are_kept_and_the_newest_is_the_last() {
        let mut history = History::default();
        for number in 0..30 {
            history.add(latest(&number.to_string()), 10);
        }
        history.add(latest("15"), 10);
        assert_eq!(history.kept.len(), History::MOST);
        assert_eq!([history.back(1), history.back(2)], [Some("15"), Some("29")]);
        assert!(!history.keeps("9") && history.keeps("10") && history.back(21).is_none());
        assert_eq!(History::read(&history.write()).map(|read| read.kept), Some(history.kept));
    }

    #[test]
    fn large_records_go_and_the_newest_stays() {
        let mut history = History::default();
        history.add(latest("a"), 1);
        history.add(latest("b"), History::MOST_BYTES + 1);
        assert_eq!(history.kept.iter().map(|kept| &kept.make).collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn another_version_is_not_read() {
        let text = String::from_utf8(History::default().write()).expect("JSON is text");
        assert!(History::read(text.replace("1", "2").as_bytes()).is_none());
    }
}
