//! The grades of a score, and the facts that count the projects of each.

use super::keys::GRADED_PROJECTS;

/// The document that is followed where no profile is chosen.
pub const USUAL_SOURCE: &str = "财预〔2020〕10号";

/// A grade of [`USUAL_SOURCE`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UsualGrade {
    /// From how many of 100 points on.
    pub from: u8,
    /// Its name.
    pub name: &'static str,
    /// The key of the fact that counts the projects of this grade.
    pub counted: &'static str,
}

/// Their names, the best first.
pub const GRADE_NAMES: [&str; USUAL_GRADES.len()] = {
    let mut names = [""; USUAL_GRADES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = USUAL_GRADES[at].name;
        at += 1;
    }
    names
};

/// The grades of [`USUAL_SOURCE`], the best first.
pub const USUAL_GRADES: [UsualGrade; 4] = [
    UsualGrade { from: 90, name: "优", counted: GRADED_PROJECTS[0] },
    UsualGrade { from: 80, name: "良", counted: GRADED_PROJECTS[1] },
    UsualGrade { from: 60, name: "中", counted: GRADED_PROJECTS[2] },
    UsualGrade { from: 0, name: "差", counted: GRADED_PROJECTS[3] },
];
