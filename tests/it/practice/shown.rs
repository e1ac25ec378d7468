//! Questions to be read.

use course::practice::{Form, Given, Question, Topic};

/// A question of each skill of a topic, as one may read it; `seed` is told the place of the skill.
pub fn shown(topic: Topic, seed: fn(u64) -> u64) -> String {
    topic.skills().iter().zip(0..).map(|(skill, place)| show(&topic.draw(skill, seed(place)))).collect()
}

fn show(question: &Question) -> String {
    let mut text = format!("=== {}: {}\n{}\n", question.id, question.skill.title, question.text);
    for given in &question.given {
        match given {
            Given::Code(lines) => text.extend(lines.iter().map(|line| format!("    {line}\n"))),
            Given::Table { title, heads, rows } => {
                text += &format!("  [{title}]\n    {}\n", heads.join(" | "));
                text.extend(rows.iter().map(|row| format!("    {}\n", row.join(" | "))));
            }
        }
    }
    text += &format!("Hint: {}\n", question.hint);
    match &question.form {
        Form::Choose(choices) => {
            for choice in choices {
                let mark = if choice.right { '+' } else { '-' };
                text += &format!("{mark} {}\n      {}\n", choice.label, choice.reason);
            }
        }
        Form::Type(typed) => {
            text += &format!("+ {}\n      {}\n", typed.shown(typed.right), typed.reason);
            for slip in &typed.slips {
                text += &format!("- {}\n      {}\n", typed.shown(slip.value), slip.reason);
            }
            text += &format!("- anything else\n      {}\n", typed.otherwise);
        }
    }
    text.extend(question.worked.iter().zip(1..).map(|(step, number)| format!("{number}. {step}\n")));
    text + &format!("{}\n", question.scenario)
}
