//! How a step's machine is shown, and from where it goes on.

use course::{Lecture, Part, Step, Tab};

const TOP: &str = "---\nslug: a\ntitle: A\n---\n";

fn step(fence: &str) -> Result<Step, String> {
    let source = format!("{TOP}## S\n```sim {fence}\nprocess A\n```\n");
    let lecture = Lecture::parse(&source).map_err(|error| error.to_string())?;
    Ok(lecture.steps.into_iter().next().unwrap())
}

#[test]
fn a_fence_says_which_parts_are_shown_and_what_the_step_is_about() {
    let show = step("").unwrap().show;
    assert_eq!(show.parts, [Part::Cpu, Part::Program, Part::Translation, Part::Measures, Part::Figure]);
    assert_eq!((show.focus, show.tab, show.look), (None, None, None));
    let show = step("show=translation,actions focus=translation tab=heap look=B").unwrap().show;
    assert_eq!(show.parts, [Part::Translation, Part::Actions, Part::Figure]);
    assert_eq!((show.focus, show.tab), (Some(Part::Translation), Some(Tab::Heap)));
    assert_eq!(show.look.as_deref(), Some("B"));
}

#[test]
fn a_setting_that_is_not_known_is_told() {
    let wrong = |fence: &str, said: &str| {
        let error = step(fence).unwrap_err();
        assert!(error.starts_with("line 6: ") && error.contains(said), "{error}");
    };
    wrong("show", "\u{201c}show\u{201d} should be a setting");
    wrong("size=3", "there are show=, focus=, tab=, look= and from=");
    wrong("show=cpu,disk", "\u{201c}disk\u{201d} is not a part of the stage; there are cpu, program");
    wrong("focus=heap", "is not a part of the stage");
    wrong("tab=disk", "there are fragmentation, heap, time");
}

#[test]
fn a_step_goes_on_where_another_ended() {
    let lecture = Lecture::parse(&format!(
        "{TOP}## One\n```sim\nprocess A\npause\nmalloc A 12\n```\n## Two\n```sim\nprocess A\n```\n## Three\n```sim from=one\nfree A @1\n```\n## Four\n```sim from=three\nmalloc A 8\npause\nmalloc A 16\n```\n## Five\n```sim from=one\n```\n"
    ))
    .unwrap();
    let opens: Vec<_> =
        lecture.steps.iter().map(|step| (step.scenario.opens_at(), step.scenario.commands.len())).collect();
    assert_eq!(opens, [(1, 2), (1, 1), (2, 3), (4, 5), (2, 2)]);
    let (one, three) = (&lecture.steps[0].scenario, &lecture.steps[2].scenario);
    assert_eq!(three.commands[..2], one.commands);
}

#[test]
fn a_step_goes_on_from_no_step_that_is_not_before_it() {
    let error = |fence: &str, body: &str| {
        let source =
            format!("{TOP}## One\n```sim from={fence}\n{body}\n```\n## Two\n```sim\nprocess A\n```\n");
        Lecture::parse(&source).unwrap_err()
    };
    assert_eq!(
        error("one", "").message,
        "from=one: a step goes on where an earlier step ended, and that is this step itself"
    );
    assert!(error("two", "").message.ends_with("no step before this one is called so"));
    let wrong = Lecture::parse(&format!(
        "{TOP}## One\n```sim\nprocess A\n```\n## Two\n```sim from=one\nmalloc A 8\nmalloc\n```\n"
    ));
    assert_eq!(wrong.unwrap_err().line, 12);
}

#[test]
fn what_is_wrong_is_left_out_and_the_rest_stands() {
    let source = format!(
        "{TOP}## One\n```sim\nprocess A\npause\nmalloc A 12\n```\n<b>bold</b> and [a link](javascript:x)\n\n## Two\nText.\n```sim\nmalloc\n```\n```predict x\nWhy?\n```\n## Two\n"
    );
    let (lecture, errors) = Lecture::read(&source);
    let slugs: Vec<_> = lecture.steps.iter().map(|step| step.slug.as_str()).collect();
    assert_eq!(slugs, ["one", "two", "two-3"]);
    assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [11, 11, 16, 18, 21]);
    assert_eq!(lecture.steps[1].scenario, lecture.steps[0].scenario);
    assert_eq!(lecture.steps[1].predict, None);
    assert_eq!(lecture.steps.iter().map(|step| step.line).collect::<Vec<_>>(), [5, 13, 21]);
}

#[test]
fn a_file_that_is_too_long_or_says_nothing_is_told() {
    let (lecture, errors) = Lecture::read(&"x".repeat((1 << 20) + 1));
    assert!(lecture.steps.is_empty());
    assert_eq!(errors[0].to_string(), "line 1: the file has 1048577 bytes; a lecture has at most 1048576");
    let (lecture, errors) = Lecture::read("");
    assert_eq!((lecture.steps.len(), errors.len()), (0, 1));
    let many = format!("{TOP}## S\n```sim\nprocess A\n```\n") + &"## T\n".repeat(600);
    let (lecture, errors) = Lecture::read(&many);
    assert_eq!(lecture.steps.len(), 500);
    assert!(errors.iter().any(|error| error.message.contains("at most 500 steps")));
}
