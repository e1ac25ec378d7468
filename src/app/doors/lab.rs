//! The page with everything: fetched by those who open the Lab.

fn main() {
    app::run();
}
