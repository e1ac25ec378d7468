//! The home page alone: what a first visit downloads.

fn main() {
    app::run();
}
