// The worker. The build puts the glue of both programs in its places (xtask/src/finish.rs); the page starts the worker
// from a blob of this text and sends the compiled programs in messages (src/web/client/module.rs). That works from a web
// server, from a disk and in a sandboxed frame, and a new worker needs no network; a blob that is a module could not
// import the glue there, so this is a classic script.

/** The glue of the older encodings, in a function: it would take the name of the engine's, `wasm_bindgen`. */
const encodings = (() => {
  /* encodings.js */
  return wasm_bindgen;
})();

/* engine.js */

/** The engine, once it has been told to start. */
let engine;

self.addEventListener('message', ({ data }) => {
  // Everything else is for the engine, which listens once it runs.
  if (data.engine) engine = wasm_bindgen({ module_or_path: data.engine });
  // The later parts of the engine fill the places that the engine keeps for them.
  if (data.later) engine.then((first) => new WebAssembly.Instance(data.later, { first }));
  if (data.older) {
    encodings.initSync({ module: data.older });
    self.bomlightOlder = encodings.decode;
  }
});
