// @ts-check
// Letters that could not be kept wait in the tab for who wrote them (write.js). Whoever else signs in here finds none of them,
// and what has arrived (`data-arrived`, and the letter) waits no longer: it would stand in the next letter.
const page = document.querySelector('[data-who]');
const { who, arrived } = page instanceof HTMLElement ? page.dataset : {};
const letter = document.querySelector('.letter')?.textContent;
for (const [key, kept] of Object.entries(sessionStorage)) {
  const isHers = key.startsWith(`letter ${who} `);
  const isHere = key === `letter ${who} ${arrived}` && JSON.parse(kept).text.replace(/\r\n?/g, '\n').normalize('NFC').trim() === letter;
  if (key.startsWith('letter ') && (!isHers || isHere)) sessionStorage.removeItem(key);
}
