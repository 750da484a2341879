// The file for the auditor: the evidence register and the letters to suppliers leave as files, and old evidence is not green.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { payload } from './files.mjs';
import { ReportPage } from './pages/report_page.mjs';
import { useBrowser } from './site.mjs';

const open = useBrowser();

const board = {
  name: 'board.csv',
  text:
    'Reference,Qty,MPN,Manufacturer,RoHS,RoHS certificate,Declaration date\n' +
    'R1,1,AB-1,Alder,Yes,D-17,2024-05-01\n' +
    'R2,1,AB-2,Alder,Yes,D-12,2018-05-01\n' +
    'R3,1,AB-3,Beech,Yes,,\n',
};

async function reported() {
  const watched = await open({ acceptDownloads: true });
  await watched.goto();
  await watched.engineIs('ready');
  const site = new ReportPage(watched);
  await site.choose(payload(board));
  await site.reportIsReady();
  return site;
}

test('the evidence register tells what is held, how old it is and what is missing', async () => {
  const site = await reported();
  const { name, bytes } = await site.saved('Evidence register');
  assert.equal(name, 'board-bomlight.evidence.csv');
  const rows = bytes.toString().split('\r\n');
  assert.match(rows[1], /^AB-1,Alder,2,R1,Compliant,Supplier declaration,RoHS certificate,D-17,2024-05-01,/);
  assert.match(rows[2], /^AB-2,Alder,3,R2,Unknown,.*Supplier declaration of all ten substances/);
  assert.match(rows[3], /^AB-3,Beech,4,R3,Compliant,Statement in a list,/);
  await site.close();
});

test('the report has the register, and evidence from before the phthalates is unknown', async () => {
  const site = await reported();
  const { bytes } = await site.saved('HTML report');
  assert.match(bytes.toString(), /Evidence register/);
  const saved = await site.saved('JSON');
  const report = JSON.parse(saved.bytes);
  const answers = report.lines.map((it) => it.compliance.regimes['eu-rohs'].answer);
  assert.deepEqual(answers, ['meets', 'unknown', 'meets']);
  assert.equal(report.lines[0].compliance.regimes['eu-rohs'].evidence[0].number, 'D-17');
  assert.equal(report.findings.filter((it) => it.code === 'rohs.before-phthalates').length, 1);
  await site.close();
});
