//! Ten problems on paper, with blanks to fill in, and their answers on a page of their own.

use course::homework::{HomeworkError, Problem, Question};
use yew::Html;

use super::address::Address;
use super::desk::{facts, note};
use super::paper::Sheet;
use crate::element::{El, el};
use crate::route::Route;
use crate::view::{for_paper, kicker, title};

/// Questions of one problem that are printed.
const MOST: usize = 60;

/// Draws the sheet.
pub fn sheet(sheet: &Sheet) -> El {
    let name = format!("{}.py", sheet.flags.simulator().name());
    let problems = sheet.problems.iter().enumerate().map(|(index, each)| problem(index, each, false));
    let solutions = sheet.problems.iter().enumerate().map(|(index, each)| problem(index, each, true));
    let back = Route::homework(&Address::of(&sheet.flags, false).to_string());
    el("div")
        .class("plain text homework-sheet")
        .child(kicker("Homework"))
        .child(title(&format!("{name}: ten problems")))
        .child(for_paper(&back, "\u{2190} To the first problem"))
        .child(el("h2").text("Problems"))
        .children(problems.collect())
        .child(el("h2").class("solutions-head").text("Solutions"))
        .children(solutions.collect())
}

fn problem(index: usize, drawn: &Result<Problem, HomeworkError>, solved: bool) -> Html {
    let number = index + 1;
    let whole = el("section").class(if solved { "sheet-problem is-solved" } else { "sheet-problem" });
    let problem = match drawn {
        Ok(problem) => problem,
        Err(error) => {
            let words = format!("Problem {number} cannot be drawn. {error}");
            return whole.child(el("p").class("refusal").text(words)).html();
        }
    };
    let head = el("h3").text(format!("{number}. ")).child(el("code").text(problem.flags().to_string()));
    let notes: Vec<Html> = problem.notes().into_iter().map(|words| note(words).html()).collect();
    let given = (!solved).then(|| facts(&problem.facts()).html());
    let notes = if solved { Vec::new() } else { notes };
    whole
        .child(head)
        .children(given.into_iter().chain(notes).collect())
        .children(rows(problem, solved))
        .html()
}

fn rows(problem: &Problem, solved: bool) -> Vec<Html> {
    let questions = problem.questions();
    let rest = questions.len().saturating_sub(MOST);
    let rest =
        (rest > 0).then(|| el("p").class("quiet").text(format!("{rest} more are not printed.")).html());
    let row = |asked: &Question| if solved { answer(asked) } else { blank(asked) };
    let list = el("ol").class("sheet-list").children(questions.iter().take(MOST).map(row).collect());
    [list.html()].into_iter().chain(rest).collect()
}

fn blank(asked: &Question) -> Html {
    let line = el("span").fixed(&[("class", "sheet-blank"), ("aria-hidden", "true")]);
    el("li").child(el("span").text(asked.text.clone())).child(line).html()
}

fn answer(asked: &Question) -> Html {
    let about = asked.text.split(": ").next().unwrap_or_default();
    el("li").child(el("span").text(format!("{about}: "))).child(el("code").text(asked.answer.clone())).html()
}
