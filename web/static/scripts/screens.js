// @ts-check
// The button by which a browser shows news (web/notices/Screens.svelte). Nothing is asked of anybody before it is pressed.
const box = document.querySelector('[data-screens]');
const form = box?.querySelector('form');
const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** Shows the one thing that is true now. @param {string} what */
const show = (what) =>
  box?.querySelectorAll('[data-when]').forEach((part) => part.toggleAttribute('hidden', part.getAttribute('data-when') !== what));

if (form && can) {
  show(Notification.permission === 'denied' ? 'denied' : 'can');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    add(form).catch(() => show('failed'));
  });
}

/** @param {HTMLFormElement} form */
async function add(form) {
  if ((await Notification.requestPermission()) !== 'granted') return show('denied');
  await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'all' });
  const { pushManager } = await navigator.serviceWorker.ready;
  // One made for another key, or for whoever used this browser before, is of no use.
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.key ?? '' });
  const { endpoint = '', keys = {} } = made.toJSON();
  for (const [name, value] of Object.entries({ endpoint, ...keys })) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  form.submit();
}
