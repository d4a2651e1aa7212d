// Asks "Still there?" when nobody touches the page, and signs out when nobody answers or the time is up.
const idle = document.getElementById('idle');
const ending = document.getElementById('ending');
const count = document.getElementById('idle-count');
const still = idle.querySelector('form');
const more = ending.querySelector('form');
const out = document.querySelector('form[action="/logout"]');
const keep = document.querySelector('main button[name=go][value=keep]');
const { ask, answer, left, shared } = idle.dataset;
const WARN = 120;
// What is being written is kept this long before the end.
const SPARE = 3;
const loaded = Date.now();
let touched = loaded;
let told = loaded;
let leaving = false;

const seconds = (since) => (Date.now() - since) / 1000;
const tell = (form, button) =>
  fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form, button)), redirect: 'manual' }).catch(() => undefined);

const isUnkept = () => [...(keep?.form.querySelectorAll('textarea') ?? [])].some((one) => one.value !== one.defaultValue);

function touch() {
  touched = Date.now();
  idle.hidden = true;
  // The server must not end a session that is in use: it hears of it once a minute.
  if (seconds(told) < 60) return;
  told = touched;
  tell(still);
}

/** Goes on, and what is being written stays kept. */
async function leave(go) {
  if (leaving) return;
  leaving = true;
  if (isUnkept()) await tell(keep.form, keep);
  go();
}

for (const kind of ['pointerdown', 'keydown', 'scroll']) addEventListener(kind, touch, { passive: true, capture: true });
still.addEventListener('submit', (event) => {
  event.preventDefault();
  touch();
});
more?.addEventListener('submit', (event) => {
  event.preventDefault();
  leave(() => more.submit());
});
// A larger text, the other language, the way back: whoever goes there by the page finds it kept.
addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target === keep?.form || !isUnkept()) return;
  event.preventDefault();
  leave(() => event.target.submit());
});
addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  // To another place of the page is no way out of it.
  if (!link || link.getAttribute('href').startsWith('#') || !isUnkept()) return;
  event.preventDefault();
  leave(() => location.assign(link.href));
});
// A page that comes back from the browser's memory is asked for anew: nobody sees what the one before him read.
addEventListener('pageshow', (event) => event.persisted && location.reload());
// What is copied at a shared screen would be there for the next one.
if (shared !== undefined)
  for (const kind of ['copy', 'cut', 'dragstart', 'contextmenu']) addEventListener(kind, (event) => event.preventDefault());
// Where this script runs, it keeps what is being written.
ending.querySelector('[data-kept]')?.removeAttribute('hidden');
setInterval(() => {
  // Who listens to a letter is there.
  if (window.speechSynthesis?.speaking) touch();
  const rest = Math.ceil(Number(ask) + Number(answer) - seconds(touched));
  if (rest <= 0 || seconds(loaded) >= Number(left) - SPARE) return leave(() => out.submit());
  if (seconds(loaded) >= Number(left) - WARN) ending.hidden = false;
  if (rest > Number(answer)) return;
  count.textContent = String(rest);
  if (idle.hidden) {
    idle.hidden = false;
    still.querySelector('button').focus({ preventScroll: true });
  }
}, 500);
