//! Hash routes: which page a URL names. No web types, so that native tests can read it.

use std::fmt;

/// A page, as the part of the URL after `#` names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`: what this is.
    Home,
    /// `#/lecture/<slug>/<step>`: one step of a lecture.
    Lecture {
        /// The lecture.
        slug: String,
        /// The step; none means the first.
        step: Option<String>,
    },
    /// `#/quiz/<quiz>?seed=…`: quizzes.
    Quiz {
        /// What stands behind `#/quiz`.
        rest: String,
    },
    /// `#/lab/<example>`: the machine to play with.
    Lab {
        /// What it opens with; none means the first example.
        example: Option<String>,
    },
    /// `#/lab?s=<link>`: the Lab with the machine and the moment that a share link holds.
    Shared {
        /// What stands behind `s=`.
        link: String,
    },
    /// `#/homework/<simulator>?flags=…`: OSTEP's homework.
    Homework {
        /// What stands behind `#/homework`.
        rest: String,
    },
    /// Anything else, as it was written.
    Unknown(String),
}

impl Route {
    /// Reads the URL's fragment, with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        let behind = |room: &str| {
            let rest = path.trim_start_matches('/').strip_prefix(room);
            rest.filter(|rest| rest.is_empty() || rest.starts_with(['/', '?'])).map(str::to_owned)
        };
        match (behind("homework"), behind("quiz")) {
            (Some(rest), _) => return Self::Homework { rest },
            (_, Some(rest)) => return Self::Quiz { rest },
            _ => {}
        }
        let (path, settings) = path.split_once('?').unwrap_or((path, ""));
        let shared = settings.split('&').find_map(|setting| setting.strip_prefix("s="));
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        match (parts.as_slice(), shared) {
            (["lab"], Some(link)) => Self::Shared { link: link.to_owned() },
            (parts, _) => Self::named(parts).unwrap_or_else(|| Self::Unknown(path.to_owned())),
        }
    }

    /// The page that the parts of a path name.
    fn named(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [""] => Self::Home,
            ["lecture", slug] => Self::lecture(slug, None),
            ["lecture", slug, step] => Self::lecture(slug, Some(step)),
            ["lab"] => Self::lab(None),
            ["lab", example] => Self::lab(Some(example)),
            _ => return None,
        })
    }

    /// The page of a lecture's step.
    pub fn lecture(slug: &str, step: Option<&str>) -> Self {
        Self::Lecture { slug: slug.to_owned(), step: step.map(str::to_owned) }
    }

    /// Quizzes; `rest` is what stands behind `#/quiz`.
    pub fn quiz(rest: &str) -> Self {
        Self::Quiz { rest: rest.to_owned() }
    }

    /// The Lab, with an example or with the first.
    pub fn lab(example: Option<&str>) -> Self {
        Self::Lab { example: example.map(str::to_owned) }
    }

    /// OSTEP's homework; `rest` is what stands behind `#/homework`.
    pub fn homework(rest: &str) -> Self {
        Self::Homework { rest: rest.to_owned() }
    }

    /// The address of the room that it stands in: all leaves of a lecture share one.
    pub fn room(&self) -> String {
        match self {
            Self::Lecture { slug, .. } => Self::lecture(slug, None).to_string(),
            route => route.page(),
        }
    }

    /// The address without what only changes something on the page that is there already.
    pub fn page(&self) -> String {
        match self {
            Self::Lab { .. } | Self::Shared { .. } => Self::lab(None).to_string(),
            Self::Homework { rest } => Self::homework(before_query(rest)).to_string(),
            Self::Quiz { rest } => Self::quiz(before_query(rest)).to_string(),
            route => route.to_string(),
        }
    }
}

/// The fragment with its `#`: what a link's `href` says. Parsing it gives an equal route.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Lecture { slug, step: None } => write!(f, "#/lecture/{slug}"),
            Self::Lecture { slug, step: Some(step) } => write!(f, "#/lecture/{slug}/{step}"),
            Self::Quiz { rest } => write!(f, "#/quiz{rest}"),
            Self::Lab { example: None } => f.write_str("#/lab"),
            Self::Lab { example: Some(example) } => write!(f, "#/lab/{example}"),
            Self::Shared { link } => write!(f, "#/lab?s={link}"),
            Self::Homework { rest } => write!(f, "#/homework{rest}"),
            Self::Unknown(path) => write!(f, "#{path}"),
        }
    }
}

fn before_query(rest: &str) -> &str {
    rest.split('?').next().unwrap_or_default()
}
