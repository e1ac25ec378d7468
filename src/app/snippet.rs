//! What a course author pastes into a page to show something of memlane there. No web types, so that native tests can read
//! it.

/// What is shown, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The address of memlane's page, without query and fragment.
    pub page: String,
    /// The route, with its `#`.
    pub route: String,
    /// What it is called: the frame's title.
    pub title: String,
    /// Whether memlane.js stands beside the page; it does not where the page is one file.
    pub script: bool,
    /// The settings that are not the usual ones, such as `theme` and `dark`.
    pub settings: Vec<(&'static str, String)>,
}

/// The forms in which it can be pasted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A frame and the script that gives it its height.
    #[default]
    Frame,
    /// The custom element.
    Element,
    /// A link in Markdown, for what allows no frames.
    Markdown,
    /// The bare address of the frame.
    Address,
}

impl Form {
    /// Each, with its name and its words.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Frame, "frame", "Frame (HTML, LMS)"),
        (Self::Element, "element", "Custom element"),
        (Self::Markdown, "markdown", "Markdown"),
        (Self::Address, "address", "Address"),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(form, ..)| *form == self).map_or("", |(_, name, _)| name)
    }

    /// The form of that name; the usual one where none has it.
    pub fn named(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map_or_else(Self::default, |(form, ..)| *form)
    }
}

impl Snippet {
    /// The address for a frame.
    pub fn address(&self) -> String {
        let settings: String = self.settings.iter().map(|(name, value)| format!("&{name}={value}")).collect();
        format!("{}?embed=1{settings}{}", self.page, self.route)
    }

    /// What is to be pasted.
    pub fn written(&self, form: Form) -> String {
        let Self { page, route, title, settings, .. } = self;
        let (folder, _) = page.rsplit_once('/').unwrap_or(("", page));
        let script = match self.script {
            true => format!("\n<script src=\"{}/memlane.js\" defer></script>", escaped(folder)),
            false => String::new(),
        };
        match form {
            Form::Frame => format!(
                "<iframe src=\"{}\"\n  title=\"{}\" width=\"100%\" height=\"700\" loading=\"lazy\" allowfullscreen></iframe>{script}",
                escaped(&self.address()),
                escaped(title)
            ),
            Form::Element if !self.script => self.written(Form::Frame),
            Form::Element => {
                let settings = settings.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)));
                let settings: String = settings.collect();
                let (route, label) = (escaped(route), escaped(title));
                let script = script.trim_start();
                format!("{script}\n<mem-lane route=\"{route}\" label=\"{label}\"{settings}></mem-lane>")
            }
            Form::Markdown => {
                let title = title.replace('[', "\\[").replace(']', "\\]");
                format!("[{title}]({page}{})", route.replace('(', "%28").replace(')', "%29"))
            }
            Form::Address => self.address(),
        }
    }
}

/// As an attribute in HTML holds it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
