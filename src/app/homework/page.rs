//! A paper of the homework on the page, and what the person does with it.

use std::rc::Rc;

use course::homework::HomeworkError;
use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

use super::command::Posing;
use super::desk::{Desk, desk, refused};
use super::heap;
use super::overview::overview;
use super::paper::Paper;
use super::record;
use super::sheet::sheet;
use super::work::{Act, Work};
use crate::embed;
use crate::navigation;
use crate::settings::Settings;
use crate::storage;

/// A paper of the homework.
pub fn homework(paper: &Paper, settings: Settings) -> Html {
    VComp::new::<HomeworkPage>(Rc::new(HomeworkProps { paper: paper.clone(), settings }), None).into()
}

/// What is shown, and how.
#[derive(PartialEq, Properties)]
pub struct HomeworkProps {
    paper: Paper,
    settings: Settings,
}

/// What can happen to it.
pub enum Msg {
    /// This was typed as a command line.
    Type(String),
    /// The problem of that command line is wanted.
    Pose,
    /// Something is done with the question of that index.
    Act(usize, Act),
    /// The question of that index has the person's attention.
    Look(usize),
    /// Everything that was typed is to be marked.
    CheckAll,
    /// More questions are wanted.
    More,
}

/// The homework on the page.
pub struct HomeworkPage {
    typed: String,
    refused: Option<HomeworkError>,
    work: Option<Work>,
    /// How many papers have lain here: fields of another one are other fields.
    papers: usize,
    /// Whether the page is another one now, to be begun at its top.
    turned: bool,
}

impl Component for HomeworkPage {
    type Message = Msg;
    type Properties = HomeworkProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut page = Self { typed: String::new(), refused: None, work: None, papers: 0, turned: false };
        page.lay(&ctx.props().paper);
        page
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &HomeworkProps) -> bool {
        let (paper, old) = (&ctx.props().paper, &old.paper);
        if paper != old {
            self.turned = std::mem::discriminant(paper) != std::mem::discriminant(old);
            self.lay(paper);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match (msg, &mut self.work) {
            (Msg::Type(typed), _) => {
                self.typed = typed;
                return false;
            }
            (Msg::Pose, _) => self.pose(&ctx.props().paper),
            (Msg::Act(question, act), Some(work)) => {
                let checks = act == Act::Check;
                let changed = work.act(question, act);
                if let Some(verdict) =
                    work.tries.get(question).and_then(|tried| tried.verdict.as_ref()).filter(|_| checks)
                {
                    embed::answered(&format!("{} {question}", work.problem.flags()), verdict.right);
                    let score = work.score();
                    embed::scored(score.right, score.all, score.right + score.told, score.all);
                }
                remember(work);
                return changed;
            }
            (Msg::Look(question), Some(work)) => {
                return std::mem::replace(&mut work.looked, question) != question;
            }
            (Msg::CheckAll, Some(work)) => {
                work.check_all();
                remember(work);
            }
            (Msg::More, Some(work)) => work.show_more(),
            _ => return false,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let HomeworkProps { paper, settings } = ctx.props();
        let link = ctx.link().callback(|msg: Msg| msg);
        let posing = Posing { typed: &self.typed, refused: self.refused.as_ref(), link: &link };
        let drawn = match (paper, &self.work) {
            (Paper::Sheet(ten), _) => sheet(ten),
            (Paper::Problem(_), Some(work)) => desk(&Desk {
                paper,
                work,
                posing: &posing,
                papers: self.papers,
                settings: *settings,
                link: &link,
            }),
            (Paper::Refused(_), _) => refused(paper, &posing),
            _ => overview(&posing),
        };
        drawn.html()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if std::mem::take(&mut self.turned) {
            navigation::settle();
        }
        heap::bring_into_view();
    }
}

impl HomeworkPage {
    /// Begins with a paper.
    fn lay(&mut self, paper: &Paper) {
        self.papers += 1;
        self.work = None;
        self.refused = None;
        match paper {
            Paper::Problem(problem) => {
                self.typed = problem.flags().to_string();
                self.work = Some(recalled(Work::new(problem.clone())));
            }
            Paper::Refused(refused) => {
                self.typed = refused.typed.clone();
                self.refused = Some(refused.error.clone());
            }
            Paper::Sheet(_) | Paper::Overview => self.typed = String::new(),
        }
    }

    /// Goes to the problem that was typed; what makes no sense stays where it is, with what is wrong with it.
    fn pose(&mut self, here: &Paper) {
        match Paper::posed(&self.typed, here.simulator()) {
            Ok(paper) => {
                self.refused = None;
                if let Paper::Problem(problem) = &paper {
                    self.typed = problem.flags().to_string();
                }
                if let Some(route) = paper.route() {
                    navigation::go(&route);
                }
            }
            Err(error) => self.refused = Some(error),
        }
    }
}

/// The problem with what this tab remembers of it.
fn recalled(mut work: Work) -> Work {
    if let Some(written) = storage::recall_in_tab(&key(&work)) {
        record::restore(&mut work, &written);
    }
    work
}

fn remember(work: &Work) {
    storage::remember_in_tab(&key(work), &record::written(work));
}

fn key(work: &Work) -> String {
    format!("homework {}", work.problem.flags())
}
