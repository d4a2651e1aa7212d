// Has the browser read the letter aloud, where it has a voice of this device; a voice from the network would carry the letter out of the house.
const place = document.getElementById('aloud');
const letter = document.getElementById('letter');
const button = place.querySelector('button');
const [read, stop] = [button.textContent, button.dataset.stop];
const voices = () => speechSynthesis.getVoices().filter((voice) => voice.localService);

function offer() {
  place.hidden = voices().length === 0;
}

function silence() {
  speechSynthesis.cancel();
  button.textContent = read;
}

if ('speechSynthesis' in window) {
  offer();
  speechSynthesis.addEventListener('voiceschanged', offer);
  addEventListener('pagehide', silence);
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) return silence();
    const said = new SpeechSynthesisUtterance([...document.querySelectorAll('[data-aloud]')].map((part) => part.textContent).join('\n'));
    said.lang = letter.lang;
    said.voice = voices().find((voice) => voice.lang.startsWith(letter.lang)) ?? voices()[0];
    said.onend = silence;
    button.textContent = stop;
    speechSynthesis.speak(said);
  });
}
