// A BOM of parts that a price list knows, spread over the whole list: so that joining finds them all.

import { readFile } from 'node:fs/promises';

/** The price list of 49,000 parts beside the project; absent on a stranger's machine. */
const LIST = new URL('../../../shared/catalog/jlc_catalog_49k.csv', import.meta.url);

/** The list and a BOM of `lines` of its parts as texts; nothing where the list is not there. */
export async function catalogue(lines) {
  const list = await readFile(LIST, 'utf8').catch(() => undefined);
  if (list === undefined) return undefined;
  const [header, ...rows] = list.trimEnd().split('\n');
  const at = header.trim().toLowerCase().split(',').findIndex((name) => name === 'mpn' || name === 'mfr');
  // Rows with a quoted cell before the part number are left out: this is no reader of CSV.
  const known = rows.filter((row) => !row.split(',', at + 1).join().includes('"')).map((row) => row.split(',')[at]);
  const step = Math.max(1, Math.floor(known.length / lines));
  const chosen = known.filter((mpn, index) => mpn && index % step === 0).slice(0, lines);
  const bom = chosen.map((mpn, index) => `U${index + 1},1,${mpn}`).join('\n');
  return { list, bom: `Designator,Qty,MPN\n${bom}\n`, parts: rows.length, lines: chosen.length };
}
