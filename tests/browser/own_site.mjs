// A site of an operator: the built site, copied, with files of the operator's own, served from an address of its own.

import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandLine } from './site.mjs';

const dist = new URL('../../dist/', import.meta.url).pathname;
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export class OwnSite {
  /** The paths that the server was asked for, in order. */
  asked = [];

  /** Serves the site with `files`: a text for each name. `null` takes a file away. */
  static async open(files) {
    const site = new OwnSite();
    site.folder = await mkdtemp(path.join(tmpdir(), 'bomlight-site-'));
    await cp(dist, site.folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      if (text === null) await rm(path.join(site.folder, name), { force: true });
      else await writeFile(path.join(site.folder, name), text);
    }
    site.server = createServer(async ({ url }, answer) => {
      site.asked.push(url.slice(1));
      const name = decodeURI(new URL(url, 'http://x').pathname).replace(/\/$/, '/index.html');
      try {
        const body = await readFile(path.join(site.folder, path.normalize(name)));
        const type = types[path.extname(name)] ?? 'application/octet-stream';
        answer.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
        answer.end(body);
      } catch {
        answer.writeHead(404).end();
      }
    });
    await new Promise((done) => site.server.listen(0, '127.0.0.1', done));
    // A test that fails before it closes the site ends all the same.
    site.server.unref();
    site.address = `http://127.0.0.1:${site.server.address().port}/`;
    return site;
  }

  /** Makes a catalogue of a price list, in `catalog/`. */
  async addCatalog(prices, name) {
    const list = path.join(this.folder, 'prices.csv');
    await writeFile(list, prices);
    const folder = path.join(this.folder, 'catalog');
    const options = ['--name', name, '--date', '2026-11-01', '-o', folder];
    execFileSync(commandLine, ['catalog', 'build', list, ...options]);
    await rm(list);
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
    await rm(this.folder, { recursive: true, force: true });
  }
}
