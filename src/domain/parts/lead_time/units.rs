//! The words of lead times in their languages, as data (docs/cost.md#lead-time).

/// Whole words that mean: it can be had at once.
pub const IN_STOCK: &[&str] = &[
    "stock",
    "instock",
    "in stock",
    "ex stock",
    "exstock",
    "ex-stock",
    "from stock",
    "off the shelf",
    "on hand",
    "immediate",
    "immediately",
    "same day",
    "available",
    "ab lager",
    "lager",
    "auf lager",
    "sofort",
    "en stock",
    "disponible",
    "in magazzino",
    "disponibile",
    "现货",
    "現貨",
    "有货",
    "在庫",
    "在庫有り",
    "在庫あり",
    "即納",
    "в наличии",
    "skladem",
    "na stanie",
];

/// Words that say that nobody knows: stated, and still no lead time.
pub const NOT_KNOWN: &[&str] = &[
    "-",
    "--",
    "–",
    "—",
    "n/a",
    "na",
    "n.a.",
    "tbd",
    "tba",
    "tbc",
    "aro",
    "unknown",
    "none",
    "null",
    "?",
    "call",
    "request",
    "on request",
    "quote",
    "contact",
    "contact us",
    "not available",
    "not stated",
    "auf anfrage",
    "sur demande",
    "consultar",
    "待定",
    "未知",
    "询价",
    "詢價",
    "未定",
];

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Hour,
    Day,
    /// Five of them are a week.
    WorkingDay,
    Week,
    Month,
    Year,
}

use Unit::{Day, Hour, Month, Week, WorkingDay, Year};

/// Units by how their words begin; of several that begin at one place the first of the list counts.
pub const UNITS: &[(Unit, &[&str])] = &[
    (Week, &["work week"]),
    (
        WorkingDay,
        &["business day", "working day", "work day", "workday", "werktag", "arbeitstag", "jours ouvr"],
    ),
    (WorkingDay, &["工作日", "営業日"]),
    (
        Week,
        &[
            "week", "wk", "woche", "semaine", "semana", "settiman", "weken", "vecka", "veckor", "uge",
            "viikko",
        ],
    ),
    (Week, &["hafta", "tydz", "tygod", "týd", "нед", "周", "週", "星期", "주"]),
    (Day, &["day", "tag", "jour", "día", "dia", "giorn", "dag", "dni", "dny", "gün", "päiv", "дн", "ден"]),
    (Day, &["天", "日", "일"]),
    (Month, &["month", "mth", "monat", "mois", "mes", "maand", "miesi", "мес"]),
    (Month, &["个月", "個月", "ヶ月", "か月", "月"]),
    (Year, &["year", "yr", "jahr", "année", "año", "年"]),
    (Hour, &["hour", "hr"]),
];

/// Units as they stand in headers, where words may be glued: "LeadWeeks", "factoryLeadDays", "Lead_Time_wks".
pub const IN_HEADERS: &[(Unit, &[&str])] = &[
    (Week, &["week", "wks", "woche", "semaine", "semana", "settiman", "недел"]),
    (Day, &["days", "tage", "jours"]),
    (Month, &["month", "monat"]),
];
