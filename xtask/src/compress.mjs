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

/** Log2 of the size of a block, bits of distances that come behind, and short distances with codes of their own. Which of
 * them a program is smallest with is not foreseen; the best one saves some 0.2 % of the first. */
const PROGRAM = [[24, 0, 12], [24, 1, 0], [24, 1, 24], [16, 0, 12], [16, 0, 15], [16, 1, 24]];
const OTHER = [[24, 0, 0]];

const asBrotli = (bytes, [block, postfix, direct]) =>
  brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: isSmall ? 11 : 1,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_LGBLOCK]: block,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
      [constants.BROTLI_PARAM_NDIRECT]: direct,
    },
  });

const compress = async (file) => {
  const bytes = await readFile(file);
  const ways = isSmall && file.endsWith('.wasm') ? PROGRAM : OTHER;
  const [gz, ...copies] = await Promise.all([
    gzip(bytes, { level: isSmall ? 9 : 1 }),
    ...ways.map((it) => asBrotli(bytes, it)),
  ]);
  const br = copies.reduce((least, it) => (it.length < least.length ? it : least));
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
};

if (effort === 'unpack') {
  const [from, to] = files;
  await pipeline(createReadStream(from), zlib.createGunzip(), createWriteStream(to));
} else {
  // All at once: Node shares them out among the cores.
  await Promise.all(files.map(compress));
}
