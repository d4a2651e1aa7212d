// @ts-check
// Keeps a letter while it is typed, and counts it as the server does. A broken line loses nothing: what could not be kept is tried again, and waits in this
// tab for the page to be opened again, by whoever wrote it and until she signs out.
const box = document.querySelector('[data-keep]');
const body = document.querySelector('textarea');
const form = body?.form;
const seen = form?.elements.namedItem('seen');
const reply = form?.elements.namedItem('reply');

if (box instanceof HTMLElement && body && form && seen instanceof HTMLInputElement) {
  const { keep: address = '', most = '', need = '', reply: extra = '', have = '', who = '', lost = '', found = '', odd = '' } = box.dataset;
  const place = `letter ${who} ${address}`;
  /** What the server has. */
  let kept = state();
  /** What is on its way there; it goes again as it was until there is an answer. @type {{ fields: URLSearchParams, said: string } | null} */
  let under = null;
  /** @type {Promise<void> | null} */
  let running = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let failed = false;
  let stopped = false;

  /** What she has typed. */
  function state() {
    return `${reply instanceof HTMLInputElement && reply.checked} ${body?.value}`;
  }

  /** @param {string} name @param {unknown} text */
  function put(name, text) {
    const part = box?.querySelector(`[data-${name}]`);
    if (part) part.textContent = String(text);
  }

  function count() {
    const length = [...(body?.value ?? '').replace(/\r\n?/g, '\n').normalize('NFC').trim()].length;
    const stamps = Number(need) + (reply instanceof HTMLInputElement && reply.checked ? Number(extra) : 0);
    put('length', length.toLocaleString(`${document.documentElement.lang}-US`));
    put('need', stamps);
    box?.querySelector('[data-long]')?.toggleAttribute('hidden', length <= Number(most));
    box?.querySelector('[data-few]')?.toggleAttribute('hidden', stamps <= Number(have));
  }

  async function send() {
    if (!form || !(seen instanceof HTMLInputElement) || stopped || (under === null && (kept === state() || !body?.value.trim()))) return;
    // @ts-expect-error a form without files is pairs of texts
    under ??= { fields: new URLSearchParams(new FormData(form)), said: state() };
    try {
      const answer = await fetch(address, { method: 'POST', body: under.fields, redirect: 'manual' });
      if (answer.status >= 500) throw new Error(answer.statusText);
      const isNews = answer.headers.get('content-type')?.includes('json');
      const news = isNews ? await answer.json() : { said: odd };
      if (news.seen) [seen.value, kept] = [news.seen, under.said];
      put('said', news.said);
      [under, failed, stopped] = [null, false, !news.seen];
      later(state() === kept ? 0 : 1000);
    } catch {
      failed = true;
      put('said', lost);
      later(5000);
    }
  }

  /** @param {number} wait */
  function later(wait) {
    clearTimeout(timer);
    if (wait > 0) timer = setTimeout(go, wait);
  }

  function go() {
    running ??= send().finally(() => (running = null));
  }

  form.addEventListener('input', () => {
    count();
    later(1000);
  });
  addEventListener('online', go);
  document.addEventListener('visibilitychange', go);
  let leaves = false;
  document.querySelector('[action="/logout"]')?.addEventListener('submit', () => (leaves = true));
  addEventListener('pagehide', () => {
    if (state() !== kept && !leaves) sessionStorage.setItem(place, JSON.stringify({ mark: seen.value, text: body.value, failed }));
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (!running) return;
    event.preventDefault();
    const { submitter } = event;
    void running.then(() => form.requestSubmit(submitter));
  });

  const waiting = JSON.parse(sessionStorage.getItem(place) ?? 'null');
  sessionStorage.removeItem(place);
  // Not what arrived after all, when the page was left.
  if (waiting && waiting.text !== body.value && (waiting.failed || waiting.mark === seen.value)) {
    [body.value, seen.value] = [waiting.text, waiting.mark];
    put('said', found);
    later(1000);
  }
  count();
}
