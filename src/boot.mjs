// Starts the page: loads the screen's wasm, and shows the notice `#boot-failed` of index.html if that fails.
// A file that is dropped before the screen is up waits in the page's file field, where the screen looks first;
// without this the browser would leave the page to show the file.

const tag = document.getElementById('boot');

const allowDrop = (event) => event.preventDefault();
const keepFiles = (event) => {
  event.preventDefault();
  const field = document.querySelector('input[type=file]');
  if (field && event.dataTransfer?.files.length) field.files = event.dataTransfer.files;
};

document.addEventListener('dragover', allowDrop);
document.addEventListener('drop', keepFiles);

try {
  const { default: init } = await import(new URL(tag.dataset.glue, document.baseURI));
  await init({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
  document.removeEventListener('dragover', allowDrop);
  document.removeEventListener('drop', keepFiles);
} catch (error) {
  console.error(error);
  document.documentElement.dataset.engine = 'failed';
  const notice = document.getElementById('boot-failed');
  if (notice) notice.hidden = false;
}
