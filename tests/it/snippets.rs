//! What a course author pastes into a page.

#[path = "../../src/app/snippet.rs"]
mod snippet;

use snippet::{Form, Snippet};

fn sample() -> Snippet {
    Snippet {
        page: "https://example.edu/memlane/".into(),
        route: "#/homework/malloc?flags=-n%2010&sheet=1".into(),
        title: "Holes & \"fits\" <1> [2]".into(),
        script: true,
        settings: vec![("theme", "dark".into()), ("ctl", "1".into())],
    }
}

#[test]
fn the_address_has_the_settings_before_the_route() {
    assert_eq!(
        sample().address(),
        "https://example.edu/memlane/?embed=1&theme=dark&ctl=1#/homework/malloc?flags=-n%2010&sheet=1"
    );
}

#[test]
fn each_form_has_its_name() {
    assert!(Form::ALL.iter().all(|(form, name, _)| form.name() == *name && Form::named(name) == *form));
    assert_eq!(Form::named("nothing"), Form::default());
}

#[test]
fn each_form_is_ready_to_be_pasted() {
    let written: Vec<String> = Form::ALL.iter().map(|(form, ..)| sample().written(*form)).collect();
    let expected = [
        "<iframe src=\"https://example.edu/memlane/?embed=1&amp;theme=dark&amp;ctl=1#/homework/malloc?flags=-n%2010&amp;sheet=1\"\n  \
         title=\"Holes &amp; &quot;fits&quot; &lt;1&gt; [2]\" width=\"100%\" height=\"700\" loading=\"lazy\" allowfullscreen></iframe>\n\
         <script src=\"https://example.edu/memlane/memlane.js\" defer></script>",
        "<script src=\"https://example.edu/memlane/memlane.js\" defer></script>\n\
         <mem-lane route=\"#/homework/malloc?flags=-n%2010&amp;sheet=1\" label=\"Holes &amp; &quot;fits&quot; &lt;1&gt; [2]\" \
         theme=\"dark\" ctl=\"1\"></mem-lane>",
        "[Holes & \"fits\" <1> \\[2\\]](https://example.edu/memlane/#/homework/malloc?flags=-n%2010&sheet=1)",
        "https://example.edu/memlane/?embed=1&theme=dark&ctl=1#/homework/malloc?flags=-n%2010&sheet=1",
    ];
    assert_eq!(written, expected);
}

#[test]
fn where_there_is_no_script_none_is_pasted() {
    let alone = Snippet { script: false, ..sample() };
    let frame = alone.written(Form::Frame);
    assert!(frame.ends_with("</iframe>"));
    assert_eq!(alone.written(Form::Element), frame);
}
