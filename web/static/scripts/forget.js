// @ts-check
// Letters that could not be kept wait in the tab for who wrote them (write.js). Whoever else signs in here finds none of them.
const who = document.querySelector('[data-who]')?.getAttribute('data-who');
for (const key of Object.keys(sessionStorage))
  if (key.startsWith('letter ') && !key.startsWith(`letter ${who} `)) sessionStorage.removeItem(key);
