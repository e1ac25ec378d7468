//! Slugs: names that stand in addresses.

/// Lower-case letters, digits and single hyphens; everything else becomes a hyphen. Empty where nothing is left.
pub fn slug_of(title: &str) -> String {
    let lower = title.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Whether a slug can stand in an address.
pub fn check_slug(slug: &str) -> Result<(), String> {
    if !slug.is_empty() && slug_of(slug) == slug {
        return Ok(());
    }
    Err(format!(
        "\u{201c}{slug}\u{201d} is no slug: write words of a to z and 0 to 9 with single - between them"
    ))
}
