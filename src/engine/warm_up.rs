//! Warm-up: the engine checks made-up BOMs while the user chooses or drags a file; a page that nobody gives a file does no
//! work.
//!
//! Browsers start WebAssembly in a quickly compiled form and compile a function well only once it has run for a
//! while; a running loop never changes to the better form. Without a warm-up a first BOM of 10,000 lines takes some
//! three times as long as it needs to. A round is short, so that a file that comes meanwhile hardly waits.

use super::protocol::Request;
use super::session::Session;
use crate::domain::read::Limits;
use crate::domain::settings::Settings;
use crate::engine::view::query::LinesQuery;

/// So many rounds make all that is common run in its best form.
const ROUNDS: u32 = 40;
/// Lines of a round's BOM.
const LINES: u32 = 250;

/// What is still to be run.
#[derive(Debug, Default)]
pub struct WarmUp {
    done: u32,
}

impl WarmUp {
    /// Checks one made-up BOM in a session of its own. False once there is nothing left to run.
    pub fn round(&mut self) -> bool {
        if self.done >= ROUNDS {
            return false;
        }
        self.done += 1;
        let mut session = Session::new(Settings::new("2026-01-01"), Limits::default());
        let open = Request::Open { names: vec!["warm-up.csv".to_owned()] };
        session.handle(open, vec![made_up_bom(self.done)], &mut |_| ());
        session.handle(Request::Lines(LinesQuery::default()), Vec::new(), &mut |_| ());
        true
    }
}

/// A BOM as buyers write them: quoted lists of designators, packages, statuses, prices in columns.
fn made_up_bom(round: u32) -> Vec<u8> {
    const KINDS: [&str; 4] = [
        "Resistor thick film 1% 63 mW,10k,R_0402_1005Metric,Compliant,Active",
        "\"Capacitor ceramic X7R, 10% 50 V\",100nF,C_0603_1608Metric,RoHS3 Compliant,Active",
        "Voltage regulator adjustable 1 A,,SOT-23-5,Yes,NRND",
        "Connector header 2.54 mm vertical,,PinHeader_2x05_P2.54mm,RoHS Compliant By Exemption,Active",
    ];
    let mut text = String::from(
        "Item,Designator,Qty,MPN,Manufacturer,Description,Value,Footprint,RoHS,Lifecycle,Lead Time (weeks),Stock,\
         Price 1,Price 100,Price 1000\r\n",
    );
    for (line, kind) in (0..LINES).zip(KINDS.iter().cycle()) {
        let name = line * 2 + 1;
        let price = (line * 7 + round) % 900 + 100;
        text.push_str(&format!(
            "{line},\"X{name}, X{}\",2,PART{round:03}{line:05}-RL,Murata,{kind},{},{},0.{price},0.0{price},0.0{}\r\n",
            name + 1,
            line % 30,
            line * 40,
            price / 2,
        ));
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_up_bom_is_a_whole_bom() {
        let mut session = Session::new(Settings::new("2026-01-01"), Limits::default());
        let open = Request::Open { names: vec!["warm-up.csv".to_owned()] };
        session.handle(open, vec![made_up_bom(1)], &mut |_| ());
        let report = session.report().expect("a report");
        assert_eq!(report.lines.len(), LINES as usize);
        assert!(report.tiers.iter().all(|tier| tier.coverage.priced == LINES));
    }

    #[test]
    fn practice_comes_to_an_end() {
        let mut practice = WarmUp { done: ROUNDS - 1 };
        assert!(practice.round());
        assert!(!practice.round());
    }
}
