/** A shape as the font reader gives it: moves, lines and quadratic curves. */
export interface Outline {
  commands: readonly { command: string; args: readonly number[] }[];
}

/** What we need of the font reader below pdfkit. */
interface Glyph {
  advanceWidth: number;
  path: Outline;
  _getMetrics(): { leftBearing: number };
}
interface Subset {
  font: Font;
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(id: number): number;
}
export interface Font {
  characterSet: number[];
  hasGlyphForCodePoint(point: number): boolean;
  glyphForCodePoint(point: number): Glyph;
  getGlyph(id: number): Glyph;
}
export interface EmbeddedFont {
  font: Font;
  subset: Subset;
}

/**
 * Lets a web font (WOFF2) into a PDF. The reader shows its letters but can't cut them out again: their outlines stand in another form than in a
 * plain font, and letters with accents lose their base. So each letter that is used is written anew from its outline, without instructions.
 */
export function mendSubset({ font, subset }: EmbeddedFont): void {
  // Asked for by character first, or a letter that came in as part of another ("u" of "ú") could not be copied out of the file as text.
  for (const point of font.characterSet) font.glyphForCodePoint(point);
  subset._addGlyph = function (this: Subset, id) {
    const glyph = this.font.getGlyph(id);
    const bytes = encodeOutline(glyph.path);
    this.glyf.push(bytes);
    this.loca.offsets.push(this.offset);
    this.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing });
    this.offset += bytes.length;
    return this.glyf.length - 1;
  };
}

/** A simple TrueType glyph: every point a flag and two words. What packing would save, the file's compression saves. */
function encodeOutline({ commands }: Outline): Uint8Array {
  const ends: number[] = [];
  const points: { x: number; y: number; onCurve: boolean }[] = [];
  for (const { command, args } of commands) {
    if (command === 'closePath') ends.push(points.length - 1);
    for (let i = 0; i < args.length; i += 2) {
      const onCurve = !(command === 'quadraticCurveTo' && i === 0);
      points.push({ x: Math.round(args[i]!), y: Math.round(args[i + 1]!), onCurve });
    }
  }
  if (points.length === 0) return new Uint8Array(0);
  const bytes = new Uint8Array(Math.ceil((10 + 2 * ends.length + 2 + 5 * points.length) / 4) * 4);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const word = (value: number): void => {
    view.setInt16(at, value);
    at += 2;
  };
  const axes = [points.map(({ x }) => x), points.map(({ y }) => y)];
  word(ends.length);
  for (const axis of axes) word(Math.min(...axis));
  for (const axis of axes) word(Math.max(...axis));
  ends.forEach(word);
  word(0);
  for (const { onCurve } of points) bytes[at++] = onCurve ? 1 : 0;
  for (const axis of axes) axis.forEach((value, i) => word(value - (axis[i - 1] ?? 0)));
  return bytes;
}
