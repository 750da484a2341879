//! The words of the fields that a user edits: the what-if of the cost, the profile, the exchange rates.

use crate::domain::language::{en, tr};
use crate::domain::profile::Once;
use crate::domain::profile::amounts::Unit;
use crate::domain::project::typed::profile::field::RuleField;
use crate::domain::project::typed::reading::Mistyped;
use crate::domain::project::typed::sender::SenderField;

/// The name of a section of a process, by the first part of its entries' codes.
pub fn section(code: &str) -> &'static str {
    tr(match code {
        "pcb" => "Bare board",
        "assembly" => "Assembly",
        "yield" => "Good boards",
        _ => "Overhead, margin, freight",
    })
}

/// The label of an amount of a process, by its code in the file.
pub fn amount(code: &str) -> &'static str {
    tr(match code {
        "pcb.per_order" => "Per order",
        "pcb.per_square_meter" => "Per square meter",
        "pcb.board_square_centimeters" => "Area of one board",
        "pcb.utilization" => "Share of the panel that becomes boards",
        "assembly.setup" => "Set-up, per order",
        "assembly.stencil" => "Stencil, per order",
        "assembly.feeder" => "Per part that is loaded",
        "assembly.through_hole_setup" => "Through-hole set-up, per order",
        "assembly.placement" => "Per placement",
        "assembly.joint" => "Per joint on the surface",
        "assembly.through_hole_joint" => "Per through-hole joint",
        "assembly.minimum_per_board" => "At least, per board",
        "assembly.test" => "Test, per board",
        "assembly.programming" => "Programming, per board",
        "yield.defects_per_million" => "Defects per million opportunities",
        "yield.repair" => "Repair of a faulty board",
        "yield.scrap" => "Faulty boards that are lost",
        "yield.good" => "Good boards, where they are known",
        "margin.rate" => "Margin",
        "margin.overhead" => "Overhead",
        "margin.freight_per_order" => "Freight, per order",
        _ => "Freight, per board",
    })
}

/// The unit of an amount, as it follows its label; of money the profile's currency stands for it.
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Money => "",
        Unit::SquareCentimeters => "cm²",
        Unit::PerMillion => "",
        _ => "%",
    }
}

/// How often a one-time cost is paid.
pub fn once(once: Once) -> &'static str {
    tr(match once {
        Once::Design => "once for the design",
        Once::Order => "with every order",
        Once::EveryBoards => "every so many boards",
    })
}

/// The fields of the sender, with their labels.
pub const SENDER: [(SenderField, &str); 11] = [
    (SenderField::Project, en!("Project")),
    (SenderField::Revision, en!("Revision")),
    (SenderField::Customer, en!("Customer")),
    (SenderField::CustomerReference, en!("Customer's reference")),
    (SenderField::Reference, en!("Quote reference")),
    (SenderField::ValidUntil, en!("Valid until")),
    (SenderField::Terms, en!("Terms")),
    (SenderField::Notes, en!("Notes")),
    (SenderField::Company, en!("Company")),
    (SenderField::Contact, en!("Contact")),
    (SenderField::Logo, en!("Logo")),
];

/// The button that takes the profile of the product.
pub const USE_DEFAULT: &str = en!("Use the default profile");

/// The columns of an attrition table, with the names of their fields.
pub const ATTRITION: [(RuleField, &str); 9] = [
    (RuleField::Packages, en!("Packages")),
    (RuleField::PriceFrom, en!("Price from")),
    (RuleField::PriceBelow, en!("Price below")),
    (RuleField::Minimum, en!("At least")),
    (RuleField::Leader, en!("Leader")),
    (RuleField::Rate, en!("Rate, %")),
    (RuleField::Reel, en!("First reel")),
    (RuleField::Sides, en!("Set-ups")),
    (RuleField::Least, en!("Least order")),
];

/// How an attrition table is read.
pub const ATTRITION_HINT: &str = en!(
    "The first rule that fits a part counts. Lost are the leader and the rate of the \
    need, at least so many pieces, for each set-up. No package means every package; with a first reel the rate counts \
    on pieces beyond it."
);

/// Why what was typed cannot be taken, and what to do.
pub fn mistyped(mistyped: &Mistyped) -> (String, &'static str) {
    let found =
        if mistyped.found.is_empty() { tr("nothing").to_owned() } else { tr!("“{}”", mistyped.found) };
    (
        tr!("Found {}, expected {}.", found, mistyped.expected),
        tr("Correct it; until then the value before it counts."),
    )
}
