// The site behind Debian's nginx, set up with the very lines that the README gives.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MIME_TYPES = '/etc/nginx/mime.types';
const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Debian keeps it where only root's search path looks. */
const PROGRAM = ['/usr/sbin/nginx', 'nginx'].find((it) => {
  try {
    execFileSync(it, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** Why nginx cannot be tried here; nothing where it can. */
export const noNginx = () => !PROGRAM && 'nginx is not installed here (Debian: apt install nginx-light)';

/** The lines of the README. */
export const readmeLines = () =>
  readFileSync(new URL('../../README.md', import.meta.url), 'utf8').match(/```nginx\n([\s\S]*?)```/)[1];

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Serves `dist/` at `/bomlight/` until `end` is called. */
export async function startNginx() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bomlight-nginx-'));
  const port = await freePort();
  symlinkSync(dist, path.join(folder, 'bomlight'));
  symlinkSync(MIME_TYPES, path.join(folder, 'mime.types'));
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((it) => `${it}_temp_path ${folder};`).join('\n');
  const settings = `
    daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {}
    http { ${places} access_log off; default_type application/octet-stream;
      server { listen 127.0.0.1:${port}; root ${folder};
        ${readmeLines()}
      }
    }`;
  writeFileSync(path.join(folder, 'nginx.conf'), settings);
  const server = spawn(PROGRAM, ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'error.log')]);
  const url = `http://127.0.0.1:${port}/bomlight/`;
  let said = '';
  server.stderr.on('data', (text) => (said += text));
  const ended = new Promise((done) => server.once('exit', done));
  const end = async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  const isUp = () => fetch(url).then(() => true, () => false);
  while (!(await isUp())) {
    if (server.exitCode === null) continue;
    await end();
    // Another program has taken the port meanwhile.
    if (/Address already in use/.test(said)) return startNginx();
    throw new Error(`nginx does not take the lines of the README: ${said}`);
  }
  return { url, end };
}
