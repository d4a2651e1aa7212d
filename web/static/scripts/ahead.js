// @ts-check
// The next letter is made ready while one is read, and stands there at once when that one is decided. Nothing here decides anything: each form is sent as it would
// be without us, and what the server answers is what holds. Only the page that comes after it is shown before the answer is here.
/** @typedef {{ nodes: ChildNode[], title: string, address: string }} Leaf */
/** @typedef {Leaf & { until: number }} Brought Its letter is in this reader's hand until then. */

// Speaks what was decided and what is shown now.
const live = document.createElement('p');
live.className = 'vh';
live.setAttribute('role', 'status');
document.body.append(live);

/** What comes next. @type {Promise<Brought | null>} */
let ahead;
/** One form after the other. */
let sending = Promise.resolve();
let path = location.pathname;

/** @param {ParentNode} page @param {string} what */
const textIn = (page, what) => page.querySelector(what)?.textContent?.trim() ?? '';

/** The page that shows. @returns {Leaf} */
function here() {
  return { nodes: [...document.body.childNodes].filter((node) => node !== live), title: document.title, address: location.href };
}

/** A page of a letter, out of an answer; null for any other page. @param {Response} answer @returns {Promise<Brought | null>} */
async function read(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const news = page.querySelector('[data-news]');
  const until = performance.now() + Number(news?.getAttribute('data-lasts'));
  return news && { nodes: [...page.body.childNodes], title: page.title, address: answer.url, until };
}

/** Whether a letter stands there that waits for a decision. @param {ParentNode} page */
const waits = (page) => page.querySelector('form[action="?/release"]') !== null;

/** The letter after this one, in this reader's hand for a while. @returns {Promise<Brought | null>} */
async function readAhead() {
  const csrf = document.querySelector('main input[name=csrf]');
  if (!waits(document) || !(csrf instanceof HTMLInputElement)) return null;
  try {
    const [body, signal] = [new URLSearchParams({ csrf: csrf.value }), AbortSignal.timeout(5000)];
    const headers = { accept: 'text/html', 'kinline-ahead': 'yes' };
    const answer = await fetch(`${location.pathname}/ahead`, { method: 'POST', body, headers, signal });
    return answer.ok ? await read(answer) : null;
  } catch {
    return null;
  }
}

/** @param {Leaf} leaf */
function show({ nodes, title, address }) {
  for (const node of here().nodes) node.remove();
  document.body.prepend(...nodes);
  document.title = title;
  const to = new URL(address);
  if (to.pathname === path) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  path = to.pathname;
  document.dispatchEvent(new Event('shown'));
  scrollTo(0, 0);
  const start = document.querySelector('.problems') ?? document.querySelector('h1');
  start?.setAttribute('tabindex', '-1');
  if (start instanceof HTMLElement) start.focus();
}

/** What stands otherwise on a page that is shown than when it was made ready. @param {ChildNode[]} nodes */
const newsIn = (nodes) =>
  nodes.flatMap((node) =>
    node instanceof Element ? [...(node.matches('[data-news]') ? [node] : []), ...node.querySelectorAll('[data-news]')] : [],
  );

/** What the server says is done, where the page shows already. @param {Leaf} leaf */
function tell({ nodes, address }) {
  const news = newsIn(nodes);
  for (const [n, old] of newsIn([...document.body.childNodes]).entries()) if (news[n]) old.replaceWith(news[n]);
  history.replaceState(null, '', address);
  document.dispatchEvent(new Event('shown'));
}

/** The same while it may be shown: what was brought too long ago may be in another hand. @param {Brought | null} leaf */
const inHand = (leaf) => (leaf !== null && performance.now() < leaf.until ? leaf : null);

/** @param {HTMLFormElement} form @param {URLSearchParams} body */
async function send(form, body) {
  // What came before was answered by another page than this.
  if (!form.isConnected) return;
  const { action } = form;
  const isWhole = [...form.querySelectorAll('select, input')].every((field) => 'value' in field && field.value !== '');
  const next = form.matches('[action="?/release"], [action="?/return"]') && isWhole ? inHand(await ahead) : null;
  const before = here();
  if (next) show(next);
  try {
    const answer = await fetch(action, { method: 'POST', body, headers: { accept: 'text/html' } });
    const page = await read(answer);
    if (!page) return void location.assign(answer.url);
    if (next && new URL(page.address).pathname === path && page.nodes.some((node) => node instanceof Element && waits(node))) tell(page);
    else show(page);
    live.textContent = [textIn(document, '.problems') || textIn(document, '[data-said]'), textIn(document, 'h1')].join(' ');
    ahead = readAhead();
  } catch {
    if (next) show(before);
    delete form.dataset.sent;
    document.querySelector('[data-broken]')?.removeAttribute('hidden');
    live.textContent = textIn(document, '[data-broken]');
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post' || !form.closest('main')) return;
  event.preventDefault();
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  sending = sending.then(() => send(form, body));
});

// Back and forward among letters: as they stand now.
addEventListener('popstate', () => {
  if (location.pathname !== path) location.reload();
});

ahead = readAhead();
