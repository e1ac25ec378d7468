//! The rooms beyond the home page: lectures, quizzes, homework, the Lab.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::element::{El, el};
use crate::homework::{self, Paper};
use crate::lab::Entry;
use crate::lecture::{self, Book, Leaf};
use crate::navigation::Turn;
use crate::packing::{self, PackingProps};
use crate::query::View;
use crate::quiz;
use crate::route::Route;
use crate::view::{Here, Links};

/// Whether the rooms are in this build of the page.
pub const ARE_HERE: bool = true;

/// The lectures there are: those that came with the page, and one that was fetched.
pub struct Shelf {
    books: Vec<Rc<Book>>,
    /// The address of a lecture that is on its way.
    awaited: Option<Rc<str>>,
}

impl Shelf {
    /// The lectures that came with the page.
    pub fn open() -> Self {
        let books = course::lectures().into_iter().map(|lecture| Rc::new(Book::bundled(lecture)));
        Self { books: books.collect(), awaited: None }
    }

    /// Sends for the lecture at this address; `come` is told when it is there.
    pub fn order(&mut self, address: &str, come: Callback<Parcel>) {
        self.awaited = Some(address.into());
        lecture::fetch(address, come);
    }

    /// Where to begin: with a lecture that was sent for, unless the address names something else.
    pub fn first(&self, route: Route) -> Route {
        match (&self.awaited, route) {
            (Some(_), Route::Home) => Route::lecture(AWAITED, None),
            (_, route) => route,
        }
    }

    /// The lecture has come; it stands before one of the same name. Tells where to go on from a route.
    pub fn receive(&mut self, book: Parcel, route: Route) -> Route {
        self.awaited = None;
        let slug = book.lecture.slug.clone();
        self.books.insert(0, book);
        match route {
            Route::Home => Route::lecture(&slug, None),
            route => route,
        }
    }
}

impl Shelf {
    /// The lecture of that name, or the one that was sent for and could not be read: then that is what must be told.
    fn book(&self, slug: &str) -> Option<&Rc<Book>> {
        let named = self.books.iter().find(|book| book.lecture.slug == slug);
        named.or_else(|| self.books.iter().find(|book| book.lecture.steps.is_empty()))
    }

    /// Where the lecture stands that one would go to first.
    pub fn foremost(&self) -> Option<Route> {
        self.books.first().map(|book| Route::lecture(&book.lecture.slug, None))
    }
}

/// What a teacher can take from there into a learning platform: a lecture or a quiz that came with the page.
pub fn packing(route: &Route) -> Option<Html> {
    let address = match route {
        Route::Lecture { slug, .. } => {
            let listed = course::listed().iter().find(|lecture| lecture.id == slug)?;
            format!("lecture/{}", listed.id)
        }
        Route::Quiz { rest } => format!("quiz{}", quiz::begun(rest)?),
        _ => return None,
    };
    packing::packing(PackingProps { address: Some(address), bank: false })
}

/// What comes to the shelf.
pub type Parcel = Rc<Book>;

/// What a lecture is called while it is on its way.
const AWAITED: &str = "lecture";

/// A room, with what is shown in it.
pub enum Room {
    /// A leaf of a lecture.
    Lecture(Leaf),
    /// A lecture that is on its way, from this address.
    Awaited(Rc<str>),
    /// Quizzes.
    Quiz(quiz::Paper),
    /// OSTEP's homework.
    Homework(Paper),
    /// The Lab, and what it opens with.
    Lab(Entry),
}

impl Room {
    /// The room that a route names. An error is the sentence that says why there is none.
    pub fn of(route: &Route, shelf: &Shelf) -> Result<Self, String> {
        match route {
            Route::Lecture { slug, step } => match (shelf.book(slug), &shelf.awaited) {
                (_, Some(address)) => Ok(Self::Awaited(address.clone())),
                (Some(book), None) => Leaf::of(book, step.as_deref()).map(Self::Lecture),
                (None, None) => Err(format!("There is no lecture called \u{201c}{slug}\u{201d}.")),
            },
            Route::Quiz { rest } => quiz::Paper::of(rest).map(Self::Quiz),
            Route::Homework { rest } => Paper::of(rest).map(Self::Homework),
            Route::Shared { link } => Ok(Self::Lab(Entry::shared(link))),
            Route::Lab { example } => Entry::example(example.as_deref()).map(Self::Lab),
            route => Err(format!("There is no page at \u{201c}{route}\u{201d}.")),
        }
    }

    /// The room's own address, where the route that led here left a part of it open.
    pub fn address(&self) -> Option<Route> {
        match self {
            Self::Lecture(leaf) => Some(leaf.route()),
            Self::Quiz(paper) => paper.route(),
            Self::Homework(paper) => paper.route(),
            _ => None,
        }
    }

    /// What the tab says.
    pub fn title(&self) -> String {
        match self {
            Self::Lecture(leaf) => leaf.title(),
            Self::Awaited(_) => "A lecture is on its way".to_owned(),
            Self::Quiz(paper) => paper.title(),
            Self::Homework(paper) => paper.title(),
            Self::Lab(entry) if entry.name().is_empty() => "Lab".to_owned(),
            Self::Lab(entry) => format!("{} \u{b7} Lab", entry.name()),
        }
    }

    /// Where one stands: "Memory virtualization · 3 / 5".
    pub fn place(&self) -> String {
        match self {
            Self::Lecture(leaf) => leaf.place(),
            Self::Awaited(_) => String::new(),
            Self::Quiz(paper) => paper.place(),
            Self::Homework(paper) => paper.place(),
            Self::Lab(entry) => entry.name().to_owned(),
        }
    }

    /// Where one gets by turning the page.
    pub fn turned(&self, turn: Turn) -> Option<Route> {
        match self {
            Self::Lecture(leaf) => leaf.turned(turn),
            _ => None,
        }
    }

    /// Draws it as the main part of the page.
    pub fn draw(&self, here: &Here<'_>, links: &Links) -> El {
        let main = el("main");
        match self {
            Self::Lecture(leaf) if here.speaker.is_some() => {
                main.child(lecture::speaker(leaf, here.speaker.unwrap_or_default()))
            }
            Self::Lecture(leaf) => main.child(lecture::lecture(leaf, here, links)),
            Self::Awaited(address) => main.child(lecture::awaited(address)),
            Self::Quiz(paper) => main.child(quiz::quiz(paper, here.settings)),
            Self::Homework(paper) => main.child(homework::homework(paper, here.settings)),
            Self::Lab(entry) => main.child(entry.draw(here.settings)),
        }
    }

    /// Draws it in a frame: of a lecture's step, the figure alone, unless more is wanted.
    pub fn framed(&self, here: &Here<'_>, links: &Links) -> El {
        match self {
            Self::Lecture(leaf) if here.view == View::Figure => lecture::framed(leaf, here.settings),
            _ => self.draw(here, links),
        }
    }
}
