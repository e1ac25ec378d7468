//! What leaves for a learning platform: orders, counts, zip files and manifests.

use std::io::{Cursor, Read};

use course::practice::{LENGTH, Round, Topic};
use course::{Exercise, programs};
use pack::bank::Task;
use pack::{File, Format, Order, What, file, tasks};

fn order(text: &str) -> Order {
    Order::parse(text).unwrap()
}

fn ids(tasks: &[Task]) -> Vec<String> {
    let id = |task: &Task| match task {
        Task::Practice(question) => question.id.clone(),
        Task::Matching(matching) => matching.id.clone(),
        Task::Homework(problem) => problem.flags().to_string(),
    };
    tasks.iter().map(id).collect()
}

/// The files of a zip file.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        files.push((entry.name().unwrap().into_owned(), content));
    }
    files
}

fn made(text: &str, format: Format) -> File {
    file(&order(text), format, b"<!doctype html>the page", None).unwrap()
}

#[test]
fn every_quiz_and_lecture_can_be_ordered_by_its_address() {
    for exercise in Exercise::all() {
        let address = format!("https://example.edu/memlane/#/quiz/{}?seed=7", exercise.name());
        let order = order(&address);
        assert!(matches!(order.what, What::Quiz(found) if found == exercise));
        let seed = if exercise.is_drawn() { "?seed=7" } else { "" };
        assert_eq!(order.route(), format!("/quiz/{}{seed}", exercise.name()));
        assert!(!tasks(&order).unwrap().is_empty(), "{address}");
    }
    for lecture in course::listed() {
        let order = order(&format!("lecture/{}/some-step", lecture.id));
        assert_eq!(
            (order.route(), order.title()),
            (format!("/lecture/{}", lecture.id), lecture.title.to_owned())
        );
        assert!(tasks(&order).unwrap_err().contains("SCORM"));
    }
}

#[test]
fn names_of_quizzes_are_unique() {
    let mut names: Vec<&str> = Exercise::all().map(Exercise::name).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn what_is_no_order_is_told() {
    for (text, told) in [
        ("", "is neither a quiz"),
        ("quiz/", "there is no quiz"),
        ("quiz/translat", "there are count-references, translate"),
        ("lecture/x", "there is no lecture"),
        ("quiz/translate?seed=-1", "is no seed"),
        ("quiz/translate?count=0", "write one from 1 to 500"),
        ("quiz/translate?count=501", "write one from 1 to 500"),
        ("./malloc.py -s x", "-s"),
    ] {
        let why = Order::parse(text).unwrap_err();
        assert!(why.contains(told), "{text}: {why}");
    }
    let refused = |text: &str| file(&order(text), Format::ALL[4], b"", None).unwrap_err();
    assert!(refused("./malloc.py -s 7").contains("question bank"));
    assert!(refused("quiz/translate?count=20").contains("leave count out"));
}

#[test]
fn the_first_questions_are_those_of_the_page_and_none_comes_twice() {
    for topic in Topic::ALL {
        let found = tasks(&order(&format!("quiz/{}?seed=41&count=60", topic.id()))).unwrap();
        let page: Vec<Task> = Round::draw(topic, 41).questions.into_iter().map(Task::from).collect();
        assert_eq!(found[..LENGTH], page);
        let asked = |task: &Task| match task {
            Task::Practice(question) => format!("{} {:?}", question.text, question.given),
            _ => unreachable!("a topic asks questions"),
        };
        let mut all: Vec<String> = found.iter().map(asked).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), found.len(), "{}", topic.id());
        // Of ideas and facts there are not so many.
        assert!(found.len() == 60 || topic == Topic::Concepts && found.len() > LENGTH, "{}", found.len());
    }
}

#[test]
fn programs_and_problems_are_counted() {
    let drawn = |text: &str| ids(&tasks(&order(text)).unwrap());
    let five = drawn("quiz/programs?seed=3");
    let twelve = drawn("quiz/programs?seed=3&count=12");
    assert_eq!((five.len(), twelve.len(), &twelve[..five.len()]), (5, 12, five.as_slice()));
    assert_eq!(drawn("quiz/programs?seed=3&count=500").len(), programs().len());
    let counted = Order { count: Some(3), ..order("./malloc.py -s 7 -n 4") };
    let found = ids(&tasks(&counted).unwrap());
    assert_eq!(found, ["./malloc.py -s 7 -n 4", "./malloc.py -s 8 -n 4", "./malloc.py -s 9 -n 4"]);
}

#[test]
fn a_bank_without_a_seed_is_that_of_seed_1() {
    for format in Format::ALL.into_iter().take(4) {
        assert_eq!(made("quiz/translate", format), made("quiz/translate?seed=1", format));
    }
}

#[test]
fn a_zip_file_is_the_same_each_time_and_can_be_read() {
    for format in Format::ALL.into_iter().skip(2) {
        let file = made("quiz/translate?seed=41", format);
        assert_eq!(file, made("quiz/translate?seed=41", format));
        assert_eq!(file.name, format!("memlane-translate-41.{}.zip", format.name()));
        let files = unzipped(&file.bytes);
        assert_eq!(files[0].0, "imsmanifest.xml");
        let manifest = std::str::from_utf8(&files[0].1).unwrap();
        let manifest = roxmltree::Document::parse(manifest).unwrap();
        let listed = manifest.descendants().filter(|node| node.tag_name().name() == "file");
        let listed: Vec<&str> = listed.map(|node| node.attribute("href").unwrap()).collect();
        for (name, content) in &files[1..] {
            assert!(listed.contains(&name.as_str()) && !content.is_empty(), "{name}");
        }
    }
}

#[test]
fn a_package_opens_where_the_page_has_it() {
    for (text, route) in [
        ("quiz/linked-list", "/quiz/linked-list"),
        ("quiz/translate", "/quiz/translate"),
        ("lecture/memory-virtualization/segmentation", "/lecture/memory-virtualization"),
    ] {
        for format in Format::ALL.into_iter().skip(4) {
            let files = unzipped(&made(text, format).bytes);
            let launcher = files.iter().find(|(name, _)| name == "index.html").unwrap();
            let launcher = String::from_utf8(launcher.1.clone()).unwrap();
            assert!(launcher.contains(&format!("data-route=\"{route}\"")), "{launcher}");
            let page = files.iter().find(|(name, _)| name == "memlane.html").unwrap();
            assert_eq!(page.1, b"<!doctype html>the page");
        }
    }
}

#[test]
fn formats_have_names() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
    }
    assert_eq!(Format::named("pdf"), None);
}
