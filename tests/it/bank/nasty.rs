//! Texts that mean to break a format.

use course::practice::{Choice, Form, Given, Question, Skill, Slip, Typed};
use course::{Matching, Name};
use pack::bank::Task;
use sim::SegmentName;

static SKILL: Skill =
    Skill { id: "one", title: "::[html] A title: # = ~ {TRUE} \\n -> 50% <b> & \"x\" 'y' ]]>" };

/// A program of everything that means something somewhere.
const CODE: &str = "

// [id:x] ::no title:: #define A(x) { x = ~x; } \\
#include <stdio.h>

$CATEGORY: none
int main(void) {\t/* {=yes ~no} {T} {#3:1} */

    char *s = \"\\n\\t%d%%\\\\ \\\"quoted\\\" &amp; ####\";  p->next = q<r>?1:0;
    while (a &&010 && b || c) { printf(\"%s]]>\\n\", s); }   // <![CDATA[ --> <!-- &#10; &&092;

}
";

/// Sentences of the same kind.
const TEXTS: [&str; 10] = [
    "%50%`p->next` = {q}; # `a\\nb` ~ 100 %",
    "[html]`{}`  two  spaces: `x  y` `~z`",
    "=~#{}:\\ `\\n` \\\\ `\\\\`",
    "`%eax` -> `\"<&>'` ::",
    "#### `####` {=a -> b}",
    "//not a comment `// nor this`",
    "]]> <b>bold</b> &lt; &amp;amp; &&010 &&058;",
    "a lonely ` tick {T}",
    "µ “curly” — ∑ 😀 \u{a0}x",
    "%100%",
];

/// A question that is answered by choosing, about some code.
pub fn question(code: &str, text: &str) -> Task {
    let choice = |(place, label): (usize, &&str)| Choice {
        label: (*label).to_owned(),
        reason: TEXTS[(place + 3) % TEXTS.len()].to_owned(),
        right: place == 7,
    };
    asked(code, text, Form::Choose(TEXTS.iter().enumerate().map(choice).collect())).into()
}

fn asked(code: &str, text: &str, form: Form) -> Question {
    Question {
        id: "nasty/one ü=".to_owned(),
        skill: &SKILL,
        text: text.to_owned(),
        given: vec![
            Given::Code(code.split('\n').map(str::to_owned).collect()),
            Given::Table {
                title: TEXTS[2].to_owned(),
                heads: TEXTS.map(str::to_owned).into(),
                rows: vec![TEXTS.map(str::to_owned).into(); 2],
            },
        ],
        hint: TEXTS[0].to_owned(),
        form,
        worked: TEXTS.map(str::to_owned).into(),
        scenario: Default::default(),
    }
}

/// Each text is asked; it is also a choice, a reason, and a name.
pub fn tasks() -> Vec<Task> {
    let mut tasks: Vec<Task> = TEXTS.iter().map(|text| question(CODE, text)).collect();
    for right in [None, Some(0), Some(10), Some(u64::MAX >> 11)] {
        let slip = |value, text: &str| Slip { value, reason: text.to_owned() };
        let slips = [slip(None, TEXTS[1]), slip(Some(0), TEXTS[2]), slip(Some(0xfff), TEXTS[3])];
        let typed = Typed {
            right,
            reason: TEXTS[4].to_owned(),
            slips: slips.into_iter().filter(|slip| slip.value != right).collect(),
            otherwise: TEXTS[5].to_owned(),
            may_fault: true,
            address: true,
        };
        tasks.push(asked(CODE, TEXTS[6], Form::Type(typed)).into());
    }
    tasks.push(matching(&["p->next", "{}", "=~#:", "*p", "\"a\\n%\"", "<&>", "i", "i"]).into());
    tasks.push(matching(&["p->next"]).into());
    tasks
}

fn matching(names: &[&str]) -> Matching {
    let name = |(place, name): (usize, &&str)| Name {
        name: (*name).to_owned(),
        function: (place % 2 == 0).then(|| "main".to_owned()),
        line: place as u32 + 1,
        segment: SegmentName::ALL[place % 3],
        reasons: [TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[4]].map(str::to_owned),
        address: None,
    };
    Matching {
        id: "nasty".to_owned(),
        title: TEXTS[0].to_owned(),
        question: TEXTS[1].to_owned(),
        hint: String::new(),
        source: CODE.to_owned(),
        names: names.iter().enumerate().map(name).collect(),
        of: names.len(),
        segments: Vec::new(),
        bytes: 0,
    }
}
