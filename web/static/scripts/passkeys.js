// @ts-check
// Asks the browser to make or use a passkey, puts its answer into the form and sends the form. Everything is decided by the server.
// The page's words stand in the page: this shows and hides them. See web/identity/PasskeyBox.svelte.

/** @param {ArrayBuffer} bytes */
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
/** @param {string} text */
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
/** @param {{ id: string }[]} [list] */
const named = (list) => list?.map((one) => ({ ...one, type: 'public-key', id: toBytes(one.id) }));

/** One question to the browser at a time: the quiet one in the e-mail field gives way to the button. @type {AbortController | undefined} */
let open;

/** @param {HTMLElement} box @param {string} what */
function show(box, what) {
  for (const part of box.querySelectorAll('[data-part]')) {
    if (part instanceof HTMLElement && part.dataset.part !== 'offer') part.hidden = part.dataset.part !== what;
  }
}

/** @param {HTMLElement} box @param {boolean} quiet */
async function ask(box, quiet) {
  open?.abort();
  const mine = (open = new AbortController());
  const use = box.dataset.passkey;
  const answer = await fetch(`/passkey/${use}`, { cache: 'no-store' });
  const options = await answer.json();
  if (!answer.ok) throw new Error('no offer');
  if (mine.signal.aborted) return;
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    allowCredentials: named(options.allowCredentials),
    excludeCredentials: named(options.excludeCredentials),
  };
  const isNew = options.user !== undefined;
  if (isNew) publicKey.user = { ...options.user, id: toBytes(options.user.id) };
  const made = isNew
    ? await navigator.credentials.create({ publicKey, signal: mine.signal })
    : await navigator.credentials.get({ publicKey, signal: mine.signal, mediation: quiet ? 'conditional' : 'optional' });
  if (made instanceof PublicKeyCredential) send(box, made);
}

/** @param {HTMLElement} box @param {PublicKeyCredential} made */
function send(box, made) {
  const said = /** @type {any} */ (made.response);
  /** @type {Record<string, unknown>} */
  const response = { clientDataJSON: toText(said.clientDataJSON) };
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (said[name]) response[name] = toText(said[name]);
  if (said.getTransports) response.transports = said.getTransports();
  const field = /** @type {HTMLInputElement} */ (box.querySelector('input[name=passkey]'));
  field.value = JSON.stringify({ id: made.id, response });
  show(box, 'sent');
  field.form?.submit();
}

/** @param {HTMLElement} box */
async function press(box) {
  show(box, 'asking');
  try {
    await ask(box, false);
  } catch (error) {
    show(box, error instanceof DOMException && error.name === 'InvalidStateError' ? 'there' : 'failed');
  }
}

/** Passkeys in the list of the e-mail field, where the browser can. A challenge lasts five minutes: a new one every four. @param {HTMLElement} box */
async function offerQuietly(box) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  for (;;) {
    const renew = setTimeout(() => open?.abort('renew'), 240_000);
    try {
      return await ask(box, true);
    } catch (reason) {
      if (reason !== 'renew') return;
    } finally {
      clearTimeout(renew);
    }
  }
}

const able = typeof PublicKeyCredential === 'function' && navigator.credentials !== undefined;
for (const box of document.querySelectorAll('[data-passkey]')) {
  if (!(box instanceof HTMLElement)) continue;
  if (!able) {
    show(box, 'none');
    continue;
  }
  const offer = /** @type {HTMLElement} */ (box.querySelector('[data-part=offer]'));
  show(box, '');
  offer.hidden = false;
  offer.querySelector('button')?.addEventListener('click', () => void press(box));
  if (box.dataset.passkey === 'sign-in') void offerQuietly(box);
  // A form that is for nothing else: the Enter key means the button.
  if (box.dataset.passkey !== 'new') continue;
  box.closest('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void press(box);
  });
}
