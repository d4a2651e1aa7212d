// Asks "Still there?" when nobody touches the page, and signs out when nobody answers or the time is up.
const idle = document.getElementById('idle');
const ending = document.getElementById('ending');
const count = document.getElementById('idle-count');
const still = idle.querySelector('form');
const out = document.querySelector('form[action="/logout"]');
const { ask, answer, left } = idle.dataset;
const WARN = 120;
const loaded = Date.now();
let touched = loaded;
let told = loaded;

const seconds = (since) => (Date.now() - since) / 1000;

function touch() {
  touched = Date.now();
  idle.hidden = true;
  // The server must not end a session that is in use: it hears of it once a minute.
  if (seconds(told) < 60) return;
  told = touched;
  fetch(still.action, { method: 'POST', body: new URLSearchParams(new FormData(still)), redirect: 'manual' }).catch(() => undefined);
}

for (const kind of ['pointerdown', 'keydown', 'scroll']) addEventListener(kind, touch, { passive: true, capture: true });
still.addEventListener('submit', (event) => {
  event.preventDefault();
  touch();
});
// A page that comes back from the browser's memory is asked for anew: nobody sees what the one before him read.
addEventListener('pageshow', (event) => event.persisted && location.reload());
setInterval(() => {
  const rest = Math.ceil(Number(ask) + Number(answer) - seconds(touched));
  if (rest <= 0 || seconds(loaded) >= Number(left)) return out.requestSubmit();
  if (seconds(loaded) >= Number(left) - WARN) ending.hidden = false;
  if (rest > Number(answer)) return;
  count.textContent = String(rest);
  if (idle.hidden) {
    idle.hidden = false;
    still.querySelector('button').focus();
  }
}, 500);
