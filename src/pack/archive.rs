//! Zip files: the same bytes for the same files, whenever they are made.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs files, each with its name. An error says which one could not be packed.
pub fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let told = |why: String| format!("{name} could not be packed: {why}");
        archive.start_file(name.as_str(), options).map_err(|error| told(error.to_string()))?;
        archive.write_all(bytes).map_err(|error| told(error.to_string()))?;
    }
    let packed = archive.finish().map_err(|error| format!("the zip file could not be finished: {error}"))?;
    Ok(packed.into_inner())
}
