// Makes the bench's BOMs: 15 columns as buyers and distributors write them, the same bytes every time.

/** The header row. */
export const HEADER = [
  'Item', 'Designator', 'Qty', 'MPN', 'Manufacturer', 'Description', 'Value', 'Footprint',
  'RoHS', 'Lead Time (weeks)', 'Stock', 'Price 1', 'Price 100', 'Price 1000', 'Lifecycle',
];

const MAKERS = ['Yageo', 'Murata', 'TDK', 'Vishay', 'Texas Instruments', 'STMicroelectronics', 'onsemi', 'Molex'];
const KINDS = [
  ['R', 'RES', 'Resistor thick film 1% 63 mW AEC-Q200 surface mount, 75 V, -55 to 155 degrees', 'R_0402_1005Metric'],
  ['C', 'CAP', 'Capacitor ceramic X7R 10% 50 V multilayer surface mount, "soft termination"', 'C_0603_1608Metric'],
  ['L', 'IND', 'Inductor shielded power 20% 2.2 A saturation current, 68 mOhm maximum', 'L_1210_3225Metric'],
  ['U', 'IC', 'Integrated circuit; voltage regulator, adjustable output, 1 A, thermal shutdown', 'SOT-23-5'],
  ['J', 'CON', 'Connector header 2.54 mm pitch, vertical, tin plated, 2 rows, shrouded', 'PinHeader_2x05_P2.54mm'],
];
const ROHS = ['RoHS3 Compliant', 'Compliant', 'Yes', 'Compliant by exemption 7(c)-I', 'Non-Compliant', ''];
const LIFECYCLE = ['Active', 'Active', 'Active', 'NRND', 'Last Time Buy', 'Obsolete'];

/** A stream of numbers from 0 up to a bound, the same for the same seed (xorshift). */
function randomNumbers(seed) {
  let state = seed >>> 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** The rows of a BOM of `lines` lines, header first. Numbers are numbers; an empty text is an empty cell. */
export function rows(lines) {
  const upTo = randomNumbers(20261122);
  const next = { R: 1, C: 1, L: 1, U: 1, J: 1 };
  const out = [HEADER];
  for (let item = 1; item <= lines; item += 1) {
    const [letter, code, description, footprint] = KINDS[upTo(KINDS.length)];
    const quantity = 1 + upTo(6);
    const designators = Array.from({ length: quantity }, () => `${letter}${next[letter]++}`);
    const price = 1 + upTo(90_000);
    out.push([
      item,
      designators.join(', '),
      quantity,
      `${code}${String(item).padStart(6, '0')}-${upTo(1000)}${letter}L`,
      MAKERS[upTo(MAKERS.length)],
      description,
      `${1 + upTo(999)}${['', 'k', 'M', 'u', 'n'][upTo(5)]}`,
      footprint,
      ROHS[upTo(ROHS.length)],
      upTo(10) === 0 ? '' : 2 + upTo(50),
      upTo(4) === 0 ? 0 : upTo(100_000),
      price / 10_000,
      Math.ceil(price * 0.7) / 10_000,
      Math.ceil(price * 0.5) / 10_000,
      LIFECYCLE[upTo(LIFECYCLE.length)],
    ]);
  }
  return out;
}

/** Rows as CSV text (RFC 4180). */
export function csv(table) {
  const cell = (value) => (/[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return table.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
