import { createHmac } from 'node:crypto';
import { pinProblem } from '#domain/devices/index.ts';
import type { App } from '#kernel/app.ts';

// Easy to read out and to type on a phone.
const WORDS = `amber anchor apple arrow autumn bakery balcony banjo barley basket beacon biscuit blanket blossom bottle branch breeze bridge
bucket butter button cabin candle canyon carpet castle cedar cherry chimney cinnamon circle clover cobble comet copper coral cotton cradle cricket
crystal curtain daisy desert dolphin dragon drawer drum eagle ember engine falcon feather fiddle forest fountain garden ginger glacier guitar hammer
harbor harvest hazel helmet honey island ivory jacket jungle kettle ladder lantern lemon lily lizard magnet maple marble meadow melon mirror mitten
mountain napkin needle nutmeg oasis ocean olive orange orchard otter paddle pancake parrot pebble pepper pillow planet pocket pumpkin puzzle quartz
rabbit raccoon ribbon river rocket saddle salmon satin shadow silver sparrow spoon sunset teapot thimble thunder tulip turtle umbrella valley velvet
violet walnut whistle willow window winter`.split(/\s+/);

/** The PIN of somebody held, in the same way. */
export function demoPin(app: App, number: string): string {
  for (let i = 0; ; i++) {
    const pin = String(
      createHmac('sha256', app.secret('demo world')).update(`${number} ${i}`).digest().readUInt32BE() % 1_000_000,
    ).padStart(6, '0');
    if (pinProblem(pin, number) === null) return pin;
  }
}

/**
 * The password of a demo login: four words that follow from this installation's secret, so that an interrupted start
 * finds them again and no two installations share them. For the sandbox only.
 */
export function demoPassword(app: App, email: string): string {
  const digest = createHmac('sha256', app.secret('demo world')).update(email).digest();
  const chosen: string[] = [];
  for (let i = 0; chosen.length < 4; i += 2) {
    const word = WORDS[digest.readUInt16BE(i) % WORDS.length]!;
    if (!chosen.includes(word)) chosen.push(word);
  }
  return chosen.join(' ');
}
