//! Compares two revisions of a BOM.

use bomlight::domain::language::{en, tr, tr_all};
use bomlight::domain::read::Limits;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::view::CompareView;
use bomlight::engine::{Request, Response, Session};

use crate::args::Check;
use crate::check::{DONE, open, read_file, settings_of, write_out};

/// Runs a comparison and gives the exit code. The error is one sentence for the user.
pub(crate) fn compare(task: &Check) -> Result<u8, String> {
    let mut inputs = task.files.iter().map(|file| read_file(file)).collect::<Result<Vec<_>, _>>()?;
    let mut session = Session::new(settings_of(task)?, Limits::default());
    let later = inputs.remove(1);
    for inputs in [inputs, vec![later]] {
        open(&mut session, inputs)?;
    }
    let view = match session.handle(Request::Compare, Vec::new(), &mut |_| {}).0 {
        Response::Compare(view) => view,
        Response::Failed(refusal) => return Err(format!("{} {}", refusal.message, refusal.hint)),
        _ => return Err("nothing was compared".to_owned()),
    };
    let bytes = match task.format {
        ExportKind::Json => {
            let mut bytes = serde_json::to_vec_pretty(&view).map_err(|error| error.to_string())?;
            bytes.push(b'\n');
            bytes
        }
        _ => text(&view).into_bytes(),
    };
    write_out(task.output.as_deref(), &bytes)?;
    Ok(DONE)
}

/// The comparison for a terminal.
fn text(view: &CompareView) -> String {
    let mut out = format!("{} → {}: {}\n", view.earlier, view.later, view.sentence);
    out.push_str(&format!("RoHS: {}\n\n", view.rohs));
    for row in &view.rows {
        let places =
            if row.designators.is_empty() { String::new() } else { format!("{}: ", row.designators) };
        let parts: Vec<&str> =
            [&row.before, &row.after].into_iter().filter(|it| !it.is_empty()).map(String::as_str).collect();
        out.push_str(&format!("  {:<8} {places}{}", row.kind_text, parts.join(" → ")));
        for (sentence, change) in
            [("{}", &row.fields), (en!("RoHS {}"), &row.rohs), (en!("lead time {}"), &row.lead_time)]
        {
            if !change.is_empty() {
                out.push_str(&format!("; {}", tr!(sentence, change)));
            }
        }
        out.push('\n');
    }
    if view.more_rows > 0 {
        out.push_str(&format!("  {}\n", tr!("and {} more", view.more_rows)));
    }
    let known = |text: &str| if text.is_empty() { tr("unknown").to_owned() } else { text.to_owned() };
    let [boards, per_board, ships] = tr_all(["Boards", "Per board", "Ships on"]);
    out.push_str(&format!("\n{boards:>9}  {per_board:<34} {ships}\n"));
    for it in &view.volumes {
        let cost = format!("{} → {} {}", known(&it.cost_before), known(&it.cost_after), it.cost);
        let ship = format!("{} → {} {}", known(&it.ship_before), known(&it.ship_after), it.days);
        out.push_str(&format!("{:>9}  {cost:<34} {}\n", it.boards_text, ship.trim_end()));
    }
    if !view.findings.is_empty() {
        out.push_str(&format!("\n{}\n", tr("Findings")));
        for it in &view.findings {
            out.push_str(&format!("  {} → {}  {} [{}]\n", it.before, it.after, it.title, it.code));
        }
    }
    out
}
