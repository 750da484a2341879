//! Compressed copies of files, as a server sends them. Node makes them, which the build needs anyway: a compressor of our
//! own would be compiled on every bare machine, for longer than it runs.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::project::{command, is_draft, root, run};

const SCRIPT: &str = "xtask/src/compress.mjs";

/// Writes `FILE.br` and `FILE.gz` beside each of the files, as small as can be; of a draft, quickly.
pub(crate) fn compress(files: &[PathBuf]) -> Result<()> {
    run(command("node").arg(root().join(SCRIPT)).arg(if is_draft() { "quick" } else { "small" }).args(files))
}

/// How many bytes a file has as brotli; its compressed copies stay beside it.
pub(crate) fn compressed_size(file: &Path) -> Result<u64> {
    compress(std::slice::from_ref(&file.to_owned()))?;
    Ok(std::fs::metadata(beside(file, "br"))?.len())
}

/// Writes what a `.gz` holds.
pub(crate) fn unpack(from: &Path, to: &Path) -> Result<()> {
    run(command("node").arg(root().join(SCRIPT)).arg("unpack").args([from, to]))
}

/// The place of a compressed copy: `FILE.END`.
pub(crate) fn beside(file: &Path, end: &str) -> PathBuf {
    let mut copy = file.as_os_str().to_owned();
    copy.push(".");
    copy.push(end);
    copy.into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_copy_stands_beside_its_file() {
        let folder = std::env::temp_dir().join("bomlight-compress");
        fs::create_dir_all(&folder).unwrap();
        let files = ["a.txt", "b.wasm"].map(|it| folder.join(it));
        for file in &files {
            fs::write(file, "the same again, ".repeat(1000)).unwrap();
        }
        compress(&files).unwrap();
        for (file, end) in files.iter().flat_map(|it| [(it, "br"), (it, "gz")]) {
            let size = fs::metadata(beside(file, end)).unwrap().len();
            assert!((1..200).contains(&size), "{} as {end}: {size} bytes", file.display());
        }
        let [text, unpacked] = [&files[0], &folder.join("c.txt")];
        unpack(&beside(text, "gz"), unpacked).unwrap();
        assert_eq!(fs::read(text).unwrap(), fs::read(unpacked).unwrap());
        fs::remove_dir_all(folder).unwrap();
    }
}
