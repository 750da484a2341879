// Only in the page that is one file: its programs and texts stand in it as one LZMA stream in base 121, in the order in
// which they are needed. The boot script asks for them here. They are decompressed as far as they are asked for, a slice at
// a time, so that the page paints and answers meanwhile. The program that does it stands before them (decompress/).

/** Bytes that are decompressed in one go, some milliseconds. */
const SLICE = 1 << 17;

/** The digit of each sign, by its code (`sign` in xtask/src/bundle.rs). */
const DIGITS = new Uint8Array(128);
let digit = 0;
for (const [first, last] of [[0x20, 0x3b], [0x3d, 0x7f], [0x01, 0x08], [0x0b, 0x0c], [0x0e, 0x19], [0x1c, 0x1f]]) {
  for (let code = first; code <= last; code += 1) DIGITS[code] = digit++;
}

/** The bytes that an element holds in base 121 behind their number; it is not needed again. */
const taken = (id) => {
  const element = document.getElementById(id);
  const text = element.textContent;
  element.remove();
  const bytes = new Uint8Array(parseInt(text, 10));
  let [to, bits, held] = [0, 0, 0];
  for (let at = text.indexOf(':') + 1; at < text.length; at += 2) {
    const pair = DIGITS[text.charCodeAt(at)] + 121 * DIGITS[text.charCodeAt(at + 1)];
    bits |= pair << held;
    // A pair holds 14 bits where that many fit into it (`base121` in xtask/src/bundle.rs).
    for (held += pair % 8192 < 6449 ? 14 : 13; held >= 8; held -= 8) {
      bytes[to++] = bits;
      bits >>>= 8;
    }
  }
  return bytes;
};

/** Lets the page do what it has to do. */
const breathe = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });

const parts = document.getElementById('packed').dataset.parts.split(' ').map((it) => it.split(':'));
const decompressed = new Map();

/** The program with the whole stream in its memory. */
const program = (async () => {
  const gzipped = new Blob([taken('decompress')]).stream().pipeThrough(new DecompressionStream('gzip'));
  const { instance } = await WebAssembly.instantiate(await new Response(gzipped).arrayBuffer());
  const { memory, room, next } = instance.exports;
  const packed = taken('packed');
  // Room first: it gives the memory another buffer.
  const at = room(packed.length);
  new Uint8Array(memory.buffer).set(packed, at);
  return { memory, next };
})();

/** Decompresses the next part. */
const decompressNext = async () => {
  const [id, type, length] = parts.shift();
  const { memory, next } = await program;
  const bytes = new Uint8Array(Number(length));
  for (let done = 0; done < bytes.length; done += SLICE) {
    const count = Math.min(SLICE, bytes.length - done);
    const at = next(count);
    if (at === 0) throw new Error('This file is damaged.');
    bytes.set(new Uint8Array(memory.buffer, at, count), done);
    await breathe();
  }
  decompressed.set(id, { bytes, type });
};

let turn = Promise.resolve();

/** A response with the part of a name, as if it had been fetched. */
globalThis.bomlightPart = (id) => {
  turn = turn.then(async () => {
    while (!decompressed.has(id)) await decompressNext();
  });
  return turn.then(() => {
    const { bytes, type } = decompressed.get(id);
    return new Response(bytes, { headers: { 'content-type': type } });
  });
};

/** The licenses are saved: a page on a disk may open no other one. */
document.addEventListener('click', async (event) => {
  if (event.target.id !== 'licenses') return;
  event.preventDefault();
  const saved = document.createElement('a');
  saved.href = URL.createObjectURL(await (await globalThis.bomlightPart('licenses')).blob());
  saved.download = 'licenses.txt';
  saved.click();
});
