//! The palette: in every theme text stands out from what is below it by 4.5 to 1, and what is drawn by 3 to 1.

mod style;

use palette::Srgb;
use palette::color_difference::Wcag21RelativeContrast;

use style::{Rule, rules};

const BASE: &str = include_str!("../../www/styles/base.css");

const THEMES: [&str; 3] = ["light", "dark", "projector"];

/// What text and pictures stand on.
const GROUNDS: [&str; 4] = ["--page", "--card", "--hatch", "--accent-soft"];

/// What is filled with a colour of its own and written upon.
const FILLS: [&str; 5] = ["--code", "--data", "--heap", "--stack", "--os"];

/// A theme's colours: its own, else the first theme's.
struct Theme {
    name: &'static str,
    rules: [Rule; 2],
}

impl Theme {
    fn new(name: &'static str) -> Self {
        let all = rules(BASE);
        let rule = |selector: &str| {
            let found = all.iter().find(|rule| rule.selector == selector);
            found.unwrap_or_else(|| panic!("base.css has no rule {selector}")).clone()
        };
        let plain = rule(":root");
        let own =
            if name == "light" { plain.clone() } else { rule(&format!(":root[data-theme=\"{name}\"]")) };
        Self { name, rules: [own, plain] }
    }

    fn value(&self, property: &str) -> &str {
        let found = self.rules.iter().find_map(|rule| rule.get(property));
        found.unwrap_or_else(|| panic!("the theme {} has no {property}", self.name))
    }

    fn colour(&self, property: &str) -> Srgb<f64> {
        let value = self.value(property);
        let colour: Srgb<u8> =
            value.parse().unwrap_or_else(|_| panic!("{property} of {} is no colour: {value}", self.name));
        colour.into_format()
    }

    fn contrast(&self, one: &str, other: &str) -> f64 {
        self.colour(one).relative_contrast(self.colour(other))
    }
}

/// Pairs whose contrast is too low, in every theme.
fn too_low(pairs: &[(&'static str, &'static str)], least: f64) -> Vec<String> {
    let themes = THEMES.map(Theme::new);
    let every = themes.iter().flat_map(|theme| pairs.iter().map(move |pair| (theme, pair)));
    every
        .filter_map(|(theme, (one, other))| {
            let contrast = theme.contrast(one, other);
            (contrast < least).then(|| format!("{}: {one} on {other} {contrast:.2}", theme.name))
        })
        .collect()
}

fn each_on(colours: &[&'static str], grounds: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    colours.iter().flat_map(|colour| grounds.iter().map(move |ground| (*colour, *ground))).collect()
}

#[test]
fn text_can_be_read_on_whatever_it_stands() {
    let mut pairs = each_on(&["--ink", "--quiet", "--accent", "--ok", "--fault"], &GROUNDS);
    pairs.extend(each_on(&["--on-fill"], &FILLS));
    // The strong button, and what grows into the unused middle.
    pairs.push(("--page", "--ink"));
    pairs.extend(each_on(&["--heap", "--stack"], &["--page", "--hatch"]));
    assert_eq!(too_low(&pairs, 4.5), Vec::<String>::new());
}

#[test]
fn what_is_drawn_stands_out_from_what_is_around_it() {
    let mut pairs = each_on(&FILLS, &GROUNDS[..3]);
    pairs.extend(each_on(&["--accent", "--ok", "--fault", "--ink", "--quiet", "--edge"], &GROUNDS[..3]));
    pairs.push(("--hatch-line", "--hatch"));
    assert_eq!(too_low(&pairs, 3.0), Vec::<String>::new());
}

#[test]
fn the_projector_has_more_contrast_than_the_light_theme() {
    let [light, _, projector] = THEMES.map(Theme::new);
    assert_eq!(projector.value("--page"), "#ffffff");
    for colour in
        FILLS.into_iter().chain(["--ink", "--quiet", "--accent", "--ok", "--fault", "--edge", "--hatch-line"])
    {
        let (more, less) = (projector.contrast(colour, "--page"), light.contrast(colour, "--page"));
        assert!(more > less, "{colour}: {more:.2} beside {less:.2}");
        assert!(more >= 4.5, "{colour}: {more:.2}");
    }
    let size = |theme: &Theme| theme.value("--type").parse::<f64>().unwrap();
    assert!((1.2..=1.25).contains(&(size(&projector) / size(&light))));
}

#[test]
fn until_the_app_runs_a_dark_system_gets_the_colours_of_the_dark_theme() {
    let before =
        rules(BASE).into_iter().find(|rule| rule.selector.ends_with(":root:not([data-theme])")).unwrap();
    let dark = Theme::new("dark");
    assert!(before.selector.starts_with("@media (prefers-color-scheme: dark)"), "{}", before.selector);
    assert!(before.properties.len() > 3);
    for (name, value) in &before.properties {
        assert_eq!(value, dark.value(name), "{name}");
    }
}

#[test]
fn a_theme_gives_colours_to_all_that_the_light_one_does() {
    let light = Theme::new("light");
    let named = |rule: &Rule| -> Vec<String> {
        let colours =
            rule.properties.iter().filter(|(name, value)| name.starts_with("--") && value.starts_with('#'));
        colours.map(|(name, _)| name.clone()).collect()
    };
    for theme in ["dark", "projector"].map(Theme::new) {
        let own = named(&theme.rules[0]);
        let missing: Vec<String> =
            named(&light.rules[0]).into_iter().filter(|name| !own.contains(name)).collect();
        // What is written on a fill may stay white.
        assert!(missing.iter().all(|name| name == "--on-fill"), "{}: {missing:?}", theme.name);
    }
}
