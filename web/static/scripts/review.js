// @ts-check
// Single keys for reading letters. Each stands on the page at what it does (`data-key`): a button, a link or a field. They sleep while a field has the
// focus, with any modifier, and when their box is not ticked.
const OFF = 'kinline-keys-off';

/** @param {EventTarget | null} where */
const isField = (where) => where instanceof HTMLElement && where.matches('input:not([type=checkbox]), select, textarea, [contenteditable]');

/** The next passage that was found, or the one before, in turn. @param {number} step */
function toMark(step) {
  const marks = [...document.querySelectorAll('mark')];
  const at = marks.findIndex((mark) => mark === document.activeElement);
  marks.at(at < 0 && step < 0 ? -1 : (at + step) % marks.length)?.focus();
}

document.addEventListener('keydown', (event) => {
  if (isField(event.target)) return void (event.key === 'Escape' && /** @type {HTMLElement} */ (event.target).blur());
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (localStorage.getItem(OFF) !== null) return;
  const key = event.key.toLowerCase();
  if (key === 'j' || key === 'k') toMark(key === 'j' ? 1 : -1);
  else {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!(target instanceof HTMLElement)) return;
    if (isField(target)) target.focus();
    else target.click();
  }
  event.preventDefault();
});

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.matches('[data-keys]'))
    target.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'yes');
});

/** What is on the page needs no more than a key now. A decision that can be undone: its button goes when it is too late. */
function ready() {
  const box = document.querySelector('[data-keys]');
  if (box instanceof HTMLInputElement) box.checked = localStorage.getItem(OFF) === null;
  for (const part of document.querySelectorAll('[data-with-keys]')) part.removeAttribute('hidden');
  const undo = document.querySelector('[data-undo]:not([data-counting])');
  if (!(undo instanceof HTMLElement)) return;
  undo.dataset.counting = 'yes';
  setTimeout(() => undo.remove(), Number(undo.dataset.undo));
}
ready();
// Another letter stands here now (ahead.js).
document.addEventListener('shown', ready);

// The same decision is not sent twice by a key pressed twice.
document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement)) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 'yes';
});
