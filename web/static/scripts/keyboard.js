// The keyboard of a kiosk. What it types goes in as from any other, at the caret, so that a plugged-in keyboard and a screen reader work beside it.
const board = document.getElementById('keyboard');
const FIELDS = 'main textarea, main input.input';
let field = null;
let capitals = 'off';
let held;

const home = () => (field.type === 'password' ? 'pin' : field.tagName === 'TEXTAREA' ? 'letters' : 'codes');

function show(name) {
  for (const plane of board.children) plane.hidden = plane.dataset.plane !== name;
  board.hidden = false;
}

function setCapitals(state) {
  capitals = state;
  board.dataset.capitals = state;
  board.querySelector('[data-act=capitals]').setAttribute('aria-pressed', String(state !== 'off'));
}

/** A sentence begins with a capital. */
function begin() {
  if (home() !== 'letters' || capitals === 'on') return;
  const before = field.value.slice(0, field.selectionStart);
  setCapitals(/(^|[.!?]\s+|\n)[¿¡]?$/.test(before) ? 'once' : 'off');
}

/** Whoever goes from key to key without touching the screen stays on the key. */
function inField(command, text) {
  const at = document.activeElement;
  field.focus({ preventScroll: true });
  document.execCommand(command, false, text);
  if (board.contains(at)) at.focus({ preventScroll: true });
  begin();
}

const acts = {
  capitals: () => setCapitals({ off: 'once', once: 'on', on: 'off' }[capitals]),
  delete: () => inField('delete'),
  enter() {
    const fields = [...field.form.querySelectorAll('.input')];
    const next = fields[fields.indexOf(field) + 1];
    if (next) next.focus();
    else field.form.requestSubmit();
  },
  /** So that nobody reads a PIN from where the finger goes. */
  mix() {
    const keys = [...board.querySelectorAll('[data-plane=pin] [data-type]')];
    const digits = keys.map((key) => [Math.random(), key.dataset.type]).sort((a, b) => a[0] - b[0]);
    keys.forEach((key, i) => (key.textContent = key.dataset.type = digits[i][1]));
  },
  hide: () => (board.hidden = true),
};

function open(target) {
  if (!target.matches(FIELDS)) return;
  field = target;
  show(home());
  begin();
  field.scrollIntoView({ block: 'nearest' });
}

for (const one of document.querySelectorAll(FIELDS)) {
  // Neither the system's keyboard nor what it remembers.
  one.inputMode = 'none';
  one.spellcheck = false;
  one.autocomplete = 'off';
}
document.addEventListener('focusin', ({ target }) => open(target));
// A hidden keyboard comes back with the next touch.
document.addEventListener('click', ({ target }) => open(target));
document.addEventListener('keydown', ({ key }) => key === 'Escape' && acts.hide());
document.addEventListener('selectionchange', () => field && document.activeElement === field && begin());
board.addEventListener('pointerdown', (event) => {
  event.preventDefault();
  // Held down, it goes on deleting.
  if (event.target.closest('[data-act=delete]')) held = setTimeout(() => (held = setInterval(acts.delete, 80)), 500);
});
for (const kind of ['pointerup', 'pointercancel', 'pointerleave']) board.addEventListener(kind, () => clearInterval(held));
board.addEventListener('click', ({ target }) => {
  const { type, show: plane, act } = target.closest('button')?.dataset ?? {};
  if (act) acts[act]();
  if (plane) show(plane);
  if (type) inField('insertText', capitals === 'off' ? type : type.toUpperCase());
});
// Touched before this script was there.
open(document.activeElement);
