//! The page without the Lab: what a first visit downloads.

fn main() {
    app::run();
}
