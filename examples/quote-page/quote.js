// A quote form that takes its figures from the checker. Everything that a host needs is here: it listens to two events
// and calls one method. The prices of the house stay with the check, in the visitor's browser.

const byId = (id) => document.getElementById(id);
const checker = byId('checker');

const VERDICTS = { pass: 'Complies', fail: 'Does not comply', unknown: 'Not all parts are known' };
let volumes = [];
let currency = '';
/** What the check does not tell, since not all lines state it. */
let missing = [];

/** Our own prices and stock: joined to the visitor's BOM by part number. */
async function bringPrices() {
  const response = await fetch('prices.csv');
  checker.config = { prices: await response.text() };
}

function showVolume() {
  const volume = volumes.find((it) => String(it.boards) === byId('boards').value);
  const fitted = volume && volume.priced + volume.unpriced;
  const price = volume?.per_board && Number(volume.per_board).toFixed(2);
  const lacks = missing.find((it) => it.figure === 'per_board' && it.boards === volume?.boards);
  const without = lacks ? `${lacks.known} of ${lacks.of} lines priced: no price yet` : '';
  byId('price').value = price ? `${currency} ${price}${volume.unpriced ? ` (${volume.priced} of ${fitted} lines priced)` : ''}` : without;
  byId('ships').value = volume?.earliest_ship ?? '';
}

function showResult({ detail }) {
  if (detail.format !== 'summary') return;
  const { summary } = detail;
  ({ volumes, currency = '', missing = [] } = summary);
  const boards = byId('boards');
  const before = boards.value;
  boards.replaceChildren(...volumes.map((it) => new Option(it.boards.toLocaleString('en'), it.boards)));
  boards.value = volumes.some((it) => String(it.boards) === before) ? before : String(volumes[Math.min(1, volumes.length - 1)]?.boards);
  byId('lines').value = String(summary.lines.all);
  const days = summary.supply.longest_lead_time_days;
  byId('lead').value = days === undefined ? '' : `${Math.ceil(days / 7)} weeks`;
  byId('rohs').value = VERDICTS[summary.rohs.verdict];
  showVolume();
}

function attach({ detail }) {
  const transfer = new DataTransfer();
  for (const file of [...detail.reports, ...detail.files]) transfer.items.add(file);
  byId('attachments').files = transfer.files;
  const items = [...transfer.files].map((file) => {
    const item = document.createElement('li');
    item.textContent = `${file.name}, ${Math.ceil(file.size / 1024)} kB`;
    return item;
  });
  byId('files').replaceChildren(...items);
  byId('filled').textContent = 'Taken from your check. Change it there and send it again, or choose another number of boards here.';
  byId('trouble').hidden = true;
}

/** What a server would get. */
function showRequest(event) {
  event.preventDefault();
  const pairs = [...new FormData(event.target)].filter(([, value]) => (value instanceof File ? value.size > 0 : value));
  byId('request').replaceChildren(
    ...pairs.flatMap(([name, value]) => {
      const [term, text] = [document.createElement('dt'), document.createElement('dd')];
      term.textContent = name;
      text.textContent = value instanceof File ? `${value.name} (${value.size} bytes)` : value;
      return [term, text];
    }),
  );
  byId('received').hidden = false;
  byId('received').focus();
}

async function openSample() {
  const response = await fetch('motor-driver.csv');
  await checker.loadFile(await response.blob(), 'motor-driver.csv');
}

checker.addEventListener('bomlight-result', showResult);
checker.addEventListener('bomlight-submit', attach);
checker.addEventListener('bomlight-error', ({ detail }) => {
  byId('trouble').textContent = detail.message;
  byId('trouble').hidden = false;
});
byId('sample').addEventListener('click', openSample);
byId('boards').addEventListener('change', showVolume);
byId('quote').addEventListener('submit', showRequest);
bringPrices();
