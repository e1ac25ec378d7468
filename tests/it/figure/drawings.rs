//! Scenes drawn in letters, beside what is expected. `UPDATE_EXPECT=1 cargo test -p tests drawings` rewrites them.

use std::path::{Path, PathBuf};

use diagram::{Block, Fill, Frame, Look, LowEnd, Scene, Tick, Window};
use expect_test::expect_file;
use sim::{Mechanism, Scenario, SegmentName, Timeline};

/// Two processes, and a heap in use.
const STORY: &str = "\
process A code=2K data=1K heap=2K stack=1K
process B code=2K data=1K heap=2K stack=1K
malloc A 600
malloc A 300
free A @1
";

/// Pixels of one letter.
const LETTER: (f64, f64) = (6.9, 15.0);

fn expected(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("figures").join(format!("{name}.txt"))
}

/// The end of the story under a mechanism, looked at some way, below what is to be read of it.
fn draw(caption: &str, mechanism: Mechanism, look: Look) -> String {
    let mut scenario = Scenario::parse(STORY).unwrap();
    scenario.config.mechanism = mechanism;
    let snapshot = Timeline::run(&scenario).unwrap().snapshot();
    let scene = Scene::new(&snapshot, Some(1), Frame::new(800.0, 600.0), look);
    let mut page = Page::new(&scene);
    page.scene(&scene);
    format!("{caption}\n\n{KEY}\n\n{}", page.text())
}

const KEY: &str =
    "# code  = data  % heap  | stack  @ OS  . hole  : given and unused  + heap block  - free block
c d h s: where the ribbons of code, data, heap and stack leave and arrive";

#[test]
fn every_mechanism_looks_as_expected() {
    for mechanism in Mechanism::ALL {
        let caption = format!("Two processes under {}; A is shown.", mechanism.name());
        expect_file![expected(mechanism.name())].assert_eq(&draw(&caption, mechanism, Look::default()));
    }
}

#[test]
fn every_way_to_look_is_as_expected() {
    let (space, memory) = (Window { start: 0x2000, size: 0x800 }, Window { start: 0x2000, size: 0x2000 });
    let looks = [
        ("low-addresses-at-the-bottom", Look { low_end: LowEnd::Bottom, ..Look::default() }),
        ("all-address-spaces", Look { all_spaces: true, ..Look::default() }),
        ("zoomed", Look { space: Some(space), memory: Some(memory), ..Look::default() }),
    ];
    for (name, look) in looks {
        let caption =
            format!("Two processes under segmentation, looked at another way: {}.", name.replace('-', " "));
        let segmentation = Mechanism::ALL.into_iter().find(|mechanism| mechanism.nature().protects).unwrap();
        expect_file![expected(name)].assert_eq(&draw(&caption, segmentation, look));
    }
}

/// A page of letters.
struct Page {
    rows: Vec<Vec<char>>,
}

impl Page {
    fn new(scene: &Scene) -> Self {
        let size = |pixels: f64, letter: f64| (pixels / letter).ceil() as usize;
        let (columns, rows) = (size(scene.frame.width, LETTER.0), size(scene.frame.height, LETTER.1));
        Self { rows: vec![vec![' '; columns]; rows] }
    }

    fn scene(&mut self, scene: &Scene) {
        let (thin, thick): (Vec<_>, Vec<_>) =
            scene.blocks.iter().partition(|block| block.rect.height < LETTER.1);
        thick.into_iter().chain(thin).for_each(|block| self.block(block));
        for ribbon in &scene.ribbons {
            let letter = match ribbon.segment {
                SegmentName::Code => 'c',
                SegmentName::StaticData => 'd',
                SegmentName::Heap => 'h',
                SegmentName::Stack => 's',
            };
            for (x, top, bottom) in [
                (ribbon.leaves + 2.0, ribbon.from.1, ribbon.from.2),
                (ribbon.to.0 - 10.0, ribbon.to.1, ribbon.to.2),
            ] {
                self.fill(x, top, LETTER.0, bottom - top, letter);
            }
        }
        scene
            .minimaps
            .iter()
            .for_each(|map| self.fill(map.window.x, map.window.y, map.window.width, map.window.height, '['));
        scene.rails.iter().filter(|rail| rail.rect.width < 10.0).for_each(|rail| {
            self.fill(rail.rect.x, rail.rect.y, 1.0, rail.rect.height, if rail.focused { '!' } else { '\'' });
        });
        scene.blocks.iter().for_each(|block| {
            self.centre(
                block.rect.x + (block.rect.width - block.taken) / 2.0,
                block.rect.y + block.rect.height / 2.0,
                &block.label,
            );
        });
        scene.notes.iter().for_each(|note| self.centre(note.label.x, note.label.y, &note.label.text));
        scene.titles.iter().for_each(|title| self.centre(title.x, title.y, &title.text));
        scene.ticks.iter().for_each(|tick| self.tick(tick));
    }

    fn block(&mut self, block: &Block) {
        let letter = match block.fill {
            Fill::Segment(SegmentName::Code) => '#',
            Fill::Segment(SegmentName::StaticData) => '=',
            Fill::Segment(SegmentName::Heap) => '%',
            Fill::Segment(SegmentName::Stack) => '|',
            Fill::Os => '@',
            Fill::Hole => '.',
            Fill::Unused => ':',
            Fill::Used => '+',
            Fill::Free => '-',
            Fill::Cell { .. } => '~',
        };
        self.fill(block.rect.x, block.rect.y, block.rect.width, block.rect.height, letter);
    }

    /// Every letter whose middle lies in a rectangle, and at least one row.
    fn fill(&mut self, x: f64, y: f64, width: f64, height: f64, letter: char) {
        let place = |at: f64, size: f64| ((at / size) - 0.5).ceil().max(0.0) as usize;
        let (left, right) = (place(x, LETTER.0), place(x + width, LETTER.0));
        let (top, bottom) = (place(y, LETTER.1), place(y + height, LETTER.1));
        for row in self.rows.iter_mut().take(bottom.max(top + 1)).skip(top) {
            row.iter_mut().take(right.max(left + 1)).skip(left).for_each(|place| *place = letter);
        }
    }

    fn tick(&mut self, tick: &Tick) {
        let text = format!("{} {}", tick.address, tick.name);
        let text = text.trim();
        let width = text.chars().count() as f64 * LETTER.0;
        self.write(if tick.left { tick.x - width } else { tick.x }, tick.y, text);
    }

    fn centre(&mut self, x: f64, y: f64, text: &str) {
        let padded = if text.is_empty() { String::new() } else { format!(" {text} ") };
        self.write(x - padded.chars().count() as f64 * LETTER.0 / 2.0, y, &padded);
    }

    fn write(&mut self, x: f64, y: f64, text: &str) {
        let first = (x / LETTER.0).round().max(0.0) as usize;
        let Some(row) = self.rows.get_mut((y / LETTER.1) as usize) else { return };
        for (place, letter) in row.iter_mut().skip(first).zip(text.chars()) {
            *place = letter;
        }
    }

    fn text(&self) -> String {
        let lines = self.rows.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned() + "\n");
        let text: String = lines.collect();
        text.trim_end().to_owned() + "\n"
    }
}
