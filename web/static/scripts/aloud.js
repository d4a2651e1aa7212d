// Has the browser read the letter aloud, where the device has a voice of its language: no other is understood, and one from the network would carry the letter out of the house.
const place = document.getElementById('aloud');
const letter = document.getElementById('letter');
const button = place.querySelector('button');
const [read, stop] = [button.textContent, button.dataset.stop];
const voiceOf = () => speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.startsWith(letter.lang));

function offer() {
  place.hidden = voiceOf() === undefined;
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
    said.voice = voiceOf();
    said.onend = silence;
    button.textContent = stop;
    speechSynthesis.speak(said);
  });
}
