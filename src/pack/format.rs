//! All formats by name.

use crate::bank;
use crate::scorm;

/// What a platform reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Moodle's plain text for questions, one file.
    Gift,
    /// Moodle's XML for questions, one file.
    Moodle,
    /// Questions as a QTI package.
    Qti(bank::Version),
    /// A quiz or a lecture that reports back.
    Scorm(scorm::Version),
}

impl Format {
    /// All there are.
    pub const ALL: [Self; 6] = [
        Self::Gift,
        Self::Moodle,
        Self::Qti(bank::Version::V2p1),
        Self::Qti(bank::Version::V3p0),
        Self::Scorm(scorm::Version::V1p2),
        Self::Scorm(scorm::Version::V2004),
    ];

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Its name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gift => "gift",
            Self::Moodle => "moodle",
            Self::Qti(bank::Version::V2p1) => "qti2.1",
            Self::Qti(bank::Version::V3p0) => "qti3.0",
            Self::Scorm(scorm::Version::V1p2) => "scorm1.2",
            Self::Scorm(scorm::Version::V2004) => "scorm2004",
        }
    }

    /// How the name of such a file ends.
    pub fn ending(self) -> String {
        match self {
            Self::Gift => ".gift.txt".to_owned(),
            Self::Moodle => ".moodle.xml".to_owned(),
            Self::Qti(_) | Self::Scorm(_) => format!(".{}.zip", self.name()),
        }
    }

    /// The media type of such a file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Gift => "text/plain",
            Self::Moodle => "application/xml",
            Self::Qti(_) | Self::Scorm(_) => "application/zip",
        }
    }
}
