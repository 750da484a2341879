//! `report.json` as lines, for reports that are too large to be held: the head, then each BOM line, then each finding, each
//! an object on a line of its own. Only the command line writes it, piece by piece.

use std::io::{self, Write};

use super::{after_lines, before_lines, closing, findings_of, lines_of};
use crate::domain::export::exporter::Exporter;
use crate::domain::language::in_english;
use crate::domain::report::Report;

pub const EXPORTER: Exporter = Exporter::for_programs("jsonl", "jsonl", "application/jsonl", |it| {
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    write_to(it.report, &mut out).ok().map(|()| out)
});

/// The report as lines, into any sink.
///
/// # Errors
/// Those of the sink.
pub fn write_to(report: &Report, out: &mut impl Write) -> io::Result<()> {
    in_english(|| write(report, out))
}

fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut head = OneLine(&mut *out);
    before_lines(report, &mut head)?;
    after_lines(report, &mut head)?;
    closing(report, &mut head)?;
    out.write_all(b"\n")?;
    for line in lines_of(report) {
        out.write_all(b"{\"line\":")?;
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"}\n")?;
    }
    for finding in findings_of(report) {
        out.write_all(b"{\"finding\":")?;
        serde_json::to_writer(&mut *out, &finding)?;
        out.write_all(b"}\n")?;
    }
    Ok(())
}

/// Leaves out line breaks, which stand in JSON only between its pieces.
struct OneLine<'a, W>(&'a mut W);

impl<W: Write> Write for OneLine<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split(|it| *it == b'\n') {
            self.0.write_all(piece)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
