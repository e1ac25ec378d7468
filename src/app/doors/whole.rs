//! The page with everything: fetched by those who go on from the home page, or come by a link to something else.

fn main() {
    app::run();
}
