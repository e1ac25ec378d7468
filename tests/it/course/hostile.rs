//! Markdown that means harm gets an error or becomes plain text, and no Markdown makes the parser panic.

use course::{Block, Inline, Lecture};
use proptest::prelude::*;

const TOP: &str = "---\nslug: a\ntitle: A\n---\n## S\n```sim\nprocess A\n```\n";

fn parse(body: &str) -> Result<Vec<Block>, String> {
    let lecture = Lecture::parse(&format!("{TOP}{body}\n")).map_err(|error| error.to_string())?;
    Ok(lecture.steps.into_iter().next().unwrap().body)
}

#[test]
fn raw_html_is_refused() {
    for html in [
        "<script>alert(1)</script>",
        "text <b onclick=alert(1)>bold</b>",
        "<!-- comment -->",
        "> <iframe src=x>",
        "- <img src=x onerror=alert(1)>",
        "| a |\n| --- |\n| <b>x</b> |",
        "<?php ?>",
        "<![CDATA[x]]>",
    ] {
        let error = parse(html).unwrap_err();
        assert!(error.contains("raw HTML is not shown"), "{html}: {error}");
    }
}

#[test]
fn only_web_links_and_links_into_the_page_are_let_through() {
    for url in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "javascript://example.org/%0aalert(1)",
        "page.html",
        "",
    ] {
        let error = parse(&format!("[text]({url})")).unwrap_err();
        assert!(error.contains("it must begin with https://, http:// or #"), "{url}: {error}");
    }
    assert!(parse("<javascript:alert(1)>").is_err());
    assert!(parse("[x][y]\n\n[y]: javascript:alert(1)").is_err());
    for url in ["https://example.org/a?b#c", "HTTP://example.org", "#/lab"] {
        let content = vec![Inline::Text("text".to_owned())];
        let link = Inline::Link { url: url.to_owned(), content };
        assert_eq!(parse(&format!("[text]({url})")), Ok(vec![Block::Paragraph(vec![link])]));
    }
    assert!(parse("![picture](https://example.org/a.png)").unwrap_err().contains("pictures are not shown"));
}

#[test]
fn escaped_html_and_html_in_code_are_plain_text() {
    let text = |text: &str| vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    assert_eq!(parse("\\<script>"), Ok(text("<script>")));
    assert_eq!(parse("&lt;script&gt;"), Ok(text("<script>")));
    assert_eq!(parse("a < b"), Ok(text("a < b")));
    assert_eq!(parse("`<b>`"), Ok(vec![Block::Paragraph(vec![Inline::Code("<b>".to_owned())])]));
    let code = Block::Code { language: "html".to_owned(), text: "<b>".to_owned() };
    assert_eq!(parse("```html\n<b>\n```"), Ok(vec![code]));
}

#[test]
fn endless_nesting_is_refused() {
    for deep in
        [">".repeat(100_000), "- ".repeat(50_000), format!("{}x{}", "*a ".repeat(9_000), " a*".repeat(9_000))]
    {
        match parse(&deep) {
            Ok(blocks) => drop(blocks),
            Err(error) => assert!(error.contains("nested more than"), "{error}"),
        }
    }
    assert!(parse(&">".repeat(100_000)).is_err());
}

/// Pieces that lectures are made of, so that random text often gets far.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "---\n",
            "slug: a\n",
            "title: A\n",
            "# ",
            "## ",
            "### Notes\n",
            "{#x}",
            "```sim\n",
            "```expect\n",
            "```\n",
            "process A\n",
            "  ret\n",
            "pause\n",
            "references = 0\n",
            "bytes A 0x0 9 = ",
            "| a | b |\n| - | - |\n",
            "- ",
            "1. ",
            "> ",
            "**",
            "_",
            "`",
            "[x](#y)",
            "<b>",
            "\\",
            "&amp;",
            "\n",
            "\n\n",
            "\r\n",
            "    ",
            "\t",
            "\u{0}",
            "\u{feff}",
            "\u{1f600}",
        ])
        .prop_map(str::to_owned),
        ".{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_on_any_text(text in "(?s).{0,200}") {
        let _ = Lecture::parse(&text);
        let _ = parse(&text);
    }

    #[test]
    fn nothing_panics_on_pieces_of_lectures(pieces in proptest::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        let _ = Lecture::parse(&text);
        if let Ok(lecture) = Lecture::parse(&format!("{TOP}{text}")) {
            prop_assert!(!lecture.steps.is_empty());
            for step in &lecture.steps {
                let timeline = sim::Timeline::run(&step.scenario).map_err(TestCaseError::fail)?;
                let _ = step.expectations.iter().map(|wanted| wanted.check(&timeline)).collect::<Vec<_>>();
            }
        }
    }
}
