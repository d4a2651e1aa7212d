/**
 * What is typed in one order and drawn in another, where the font reader does not know: in Thai and Lao the tone stands above the ring of "am", and in
 * Burmese a vowel and an "r" stand before the letter they are spoken after. (It knows the scripts of India and Khmer.)
 */
export function drawingOrder(text: string): string {
  return text
    .replaceAll(/([\u0e48-\u0e4b]?)\u0e33/g, '\u0e4d$1\u0e32')
    .replaceAll(/([\u0ec8-\u0ecb]?)\u0eb3/g, '\u0ecd$1\u0eb2')
    .replaceAll(/([\u1000-\u1021\u103f](?:\u1039[\u1000-\u1021])*)(\u103b?)(\u103c?)(\u103d?\u103e?)(\u1031?)/g, '$5$3$1$2$4');
}

/** The joined shapes of Burmese, which the reader does not ask a font for; others have them anyway or have none. */
export const SHAPES_OF_MYANMAR = { pref: true, pres: true, abvf: true, abvs: true, blwf: true, blws: true, pstf: true, psts: true };
