//! Explanations end with the right answer, and marks accept the right answers and nothing else.

use course::homework::{Problem, Simulator, homework};

/// Command lines that between them have every kind of problem.
pub fn problems() -> Vec<Problem> {
    let mut problems = Vec::new();
    for seed in 0..15 {
        for sizes in ["", " -a 16 -p 64 -n 10", " -a 64k -p 1m", " -a 17 -p 40 -n 12"] {
            for simulator in [Simulator::Relocation, Simulator::Segmentation] {
                problems.push(homework(simulator, &format!("-s {seed}{sizes}")).unwrap());
            }
        }
        let policy = ["BEST", "WORST", "FIRST"][seed % 3];
        let order = ["ADDRSORT", "SIZESORT+", "SIZESORT-", "INSERT-FRONT", "INSERT-BACK"][seed % 5];
        for more in ["", " -C -H 4", " -a 8 -S 60 -H 8 -P 70", " -C -n 40 -P 70 -a 4"] {
            let flags = format!("-s {seed} -p {policy} -l {order}{more}");
            problems.push(homework(Simulator::Malloc, &flags).unwrap());
        }
    }
    for listed in ["+10,+10,-0,-0,+10,-0,-7,+99,-3,-1", "+100,-0,+1", "+20,+20,-1,+5,-0,+12"] {
        for more in ["", " -H 4", " -C", " -l INSERT-BACK -C -a 16"] {
            problems.push(homework(Simulator::Malloc, &format!("-A {listed}{more}")).unwrap());
        }
    }
    problems.push(homework(Simulator::Segmentation, "-a 16 -p 64 -b 60 -l 5 -B 40 -L 6 -n 20").unwrap());
    problems.push(homework(Simulator::Segmentation, "-a 16 -p 64 -b 60 -l 4 -B 3 -L 8 -n 20").unwrap());
    problems
}

/// The free list, with each number in hex, and without the book's words.
fn otherwise(answer: &str) -> String {
    let words: Vec<&str> =
        answer.split(|letter: char| !letter.is_ascii_digit()).filter(|word| !word.is_empty()).collect();
    let numbers: Vec<u64> = words.iter().map(|word| word.parse().unwrap()).collect();
    let pairs: Vec<String> =
        numbers.chunks(2).map(|pair| format!("{:#x}:{:#X}", pair[0], pair[1]).replace("0X", "0x")).collect();
    if pairs.is_empty() { "empty".to_owned() } else { pairs.join(", ") }
}

#[test]
fn the_last_step_states_the_answer() {
    for problem in problems() {
        for (index, question) in problem.questions().iter().enumerate() {
            let way = problem.explain(index).unwrap();
            let last = way.steps.last().unwrap();
            assert!(
                last.contains(&question.answer),
                "{}: {index}: {last}: {}",
                problem.flags(),
                question.answer
            );
            assert!(way.steps.iter().all(|step| step.ends_with('.')), "{way:?}");
        }
        let questions = problem.questions().len();
        assert_eq!(problem.explain(questions), None);
        assert_eq!(problem.mark(questions, "0"), None);
    }
}

#[test]
fn the_right_answer_is_right_however_it_is_typed() {
    for problem in problems() {
        for (index, question) in problem.questions().iter().enumerate() {
            let mut forms = vec![question.answer.clone(), format!("  {} ", question.answer)];
            if question.answer == "violation" {
                let words = "Violation, VIOLATION., segv, SegFault, seg-fault, segmentation fault, Fault!, no, invalid";
                forms.extend(words.split(", ").map(str::to_owned));
            } else if question.answer.starts_with('[') {
                forms.extend([
                    otherwise(&question.answer),
                    format!("Free List [ Size 3 ]: {}", question.answer),
                ]);
            } else {
                let value: i64 = question.answer.parse().unwrap();
                let sign = if value < 0 { "-" } else { "" };
                forms.push(format!("{sign}{:#x}", value.abs()));
            }
            for form in forms {
                let verdict = problem.mark(index, &form).unwrap();
                assert!(
                    verdict.right && verdict.mistake.is_none(),
                    "{}: {index}: {form}: {verdict:?}",
                    problem.flags()
                );
            }
        }
    }
}

#[test]
fn no_other_number_near_it_is_right() {
    for problem in problems() {
        for (index, question) in
            problem.questions().iter().enumerate().filter(|(_, question)| !question.answer.starts_with('['))
        {
            let right: Option<i64> = question.answer.parse().ok();
            let centre = right.unwrap_or(0);
            for typed in centre - 20..centre + 20 {
                let verdict = problem.mark(index, &typed.to_string()).unwrap();
                assert_eq!(verdict.right, right == Some(typed), "{}: {index}: {typed}", problem.flags());
                assert!(verdict.reason.ends_with('.'), "{verdict:?}");
            }
            let verdict = problem.mark(index, "violation").unwrap();
            assert_eq!(verdict.right, question.answer == "violation", "{}: {index}", problem.flags());
        }
    }
}

#[test]
fn no_other_list_is_right() {
    for problem in problems() {
        let questions = problem.questions();
        let lists: Vec<&str> = questions
            .iter()
            .map(|question| question.answer.as_str())
            .filter(|answer| answer.starts_with('['))
            .collect();
        for (index, question) in
            questions.iter().enumerate().filter(|(_, question)| question.answer.starts_with('['))
        {
            for typed in &lists {
                let verdict = problem.mark(index, typed).unwrap();
                assert_eq!(verdict.right, *typed == question.answer, "{}: {index}: {typed}", problem.flags());
                assert_eq!(verdict.right, verdict.reason.starts_with("Right"), "{verdict:?}");
            }
        }
    }
}

#[test]
fn a_sheet_has_ten_problems_of_ten_seeds() {
    let first = homework(Simulator::Segmentation, "./segmentation.py -a 64 -p 512 -s 7").unwrap();
    let sheet = Problem::sheet(first.flags());
    let lines: Vec<String> =
        sheet.iter().map(|problem| problem.as_ref().unwrap().flags().to_string()).collect();
    let wanted: Vec<String> =
        (7..17).map(|seed| format!("./segmentation.py -s {seed} -a 64 -p 512")).collect();
    assert_eq!(lines, wanted);
    assert_eq!(sheet[0].as_ref(), Ok(&first));
    assert_eq!(sheet[3], homework(Simulator::Segmentation, "-a 64 -p 512 -s 10"));
    let tight = Problem::sheet(homework(Simulator::Relocation, "-b 15900 -s 0").unwrap().flags());
    assert!(tight.iter().any(Result::is_err) && tight.iter().any(Result::is_ok));
}
