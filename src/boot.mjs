// Starts the page: loads the screen's wasm and shows the notice `#boot-failed` of index.html if it cannot.
// A file that is dropped or chosen before the screen is up is kept in `globalThis.bomlightEarlyFiles`
// (an array, or null once the screen has taken it), so that the browser does not leave the page for it.
// Promise: no network but the page's own two files.

const tag = document.getElementById('boot');

globalThis.bomlightEarlyFiles = [];
const keep = (files) => globalThis.bomlightEarlyFiles?.push(...(files ?? []));

document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  keep(event.dataTransfer?.files);
});
document.addEventListener('change', (event) => {
  if (event.target.type === 'file') keep(event.target.files);
});

try {
  const { default: init } = await import(new URL(tag.dataset.glue, document.baseURI));
  await init({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  document.documentElement.dataset.engine = 'failed';
  const notice = document.getElementById('boot-failed');
  if (notice) notice.hidden = false;
}
