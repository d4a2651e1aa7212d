import { drawingOrder, SHAPES_OF_MYANMAR } from './drawing-order.ts';

/** A shape as the font reader gives it: moves, lines and quadratic curves. */
interface Outline {
  commands: readonly { command: string; args: readonly number[] }[];
}

/** What we need of the font reader below pdfkit. */
interface Glyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
  path: Outline;
  _getMetrics(): { leftBearing: number };
}
interface Subset {
  font: Font;
  glyphs: (number | Composed)[];
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(shape: number | Composed): number;
}
/** A shape on another, moved by this. */
interface Part {
  id: number;
  x: number;
  y: number;
}
interface Composed {
  id: number;
  parts: readonly Part[];
}
/** A point of an outline, or where a part of a letter that is made of parts stands. */
interface Point {
  x: number;
  y: number;
  onCurve: boolean;
  endContour: boolean;
  copy(): Point;
}
interface Decoded {
  points?: Point[];
  components?: { dx: number; dy: number }[];
}
interface Position {
  xAdvance: number;
  xOffset: number;
  yOffset: number;
}
interface Shaped {
  glyphs: Glyph[];
  positions: readonly Position[];
}
interface Positioner {
  applyAnchor(mark: { markAnchor: unknown }, base: unknown, index: number): void;
}
interface Engine {
  GPOSProcessor: Positioner | null;
  glyphInfos: readonly { codePoints: number[] }[];
  substitute(shaped: Shaped): void;
}
export interface Font {
  characterSet: number[];
  fvar?: { axis: readonly { axisTag: string; defaultValue: number }[] };
  variationCoords: readonly number[] | null;
  hasGlyphForCodePoint(point: number): boolean;
  glyphForCodePoint(point: number): Glyph;
  glyphsForString(text: string): Glyph[];
  getGlyph(id: number): Glyph;
  layout(text: string, features?: object, script?: string, language?: string, direction?: Direction): Shaped;
  readonly _variationProcessor: { transformPoints(id: number, points: Point[]): void } | null;
  readonly _layoutEngine: { engine: Engine | null };
  _transformedGlyphs?: Decoded[];
  _decompress(): void;
  _transformGlyfTable(): void;
  _getBaseGlyph(id: number, points?: number[]): Glyph | undefined;
}
export type Direction = 'ltr' | 'rtl';
export interface EmbeddedFont {
  font: Font;
  subset: Subset;
  ascender: number;
  scale: number;
  widths: number[];
  unicode: number[][];
  layout(text: string, features?: object): Shaped;
  encode(text: string, features?: object): [codes: string[], positions: readonly Position[]];
}

const REGULAR = 400;

/**
 * Lets a web font (WOFF2) into a PDF. The reader shows its letters but can't cut them out again: their outlines stand in another form than in a
 * plain font, and letters with accents lose their base. So each letter that is used is written anew from its outline, without instructions.
 */
export function mendSubset({ subset }: EmbeddedFont): void {
  subset._addGlyph = function (this: Subset, shape) {
    const { id, parts } = typeof shape === 'number' ? { id: shape, parts: [] } : shape;
    const glyph = this.font.getGlyph(id);
    const bytes = encodeOutline([{ id, x: 0, y: 0 }, ...parts].map((part) => moved(this.font.getGlyph(part.id).path, part)));
    this.glyf.push(bytes);
    this.loca.offsets.push(this.offset);
    this.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing });
    this.offset += bytes.length;
    return this.glyf.length - 1;
  };
}

/** Asked for by character first, or a letter that came in as part of another ("u" of "ú") could not be copied out of the file as text. */
export function readLetters(font: Font): void {
  for (const point of font.characterSet) font.glyphForCodePoint(point);
}

/**
 * Mends what the font reader does to scripts beside ours: it asks the letters which way they run (of figures in Arabic it is wrong), stops at a mark
 * that has no place on its letter, and leaves some scripts in the order they are typed in.
 */
export function mendShaping(font: Font): void {
  const layout = font.layout.bind(font);
  font.layout = (text, features) => {
    const { direction } = (features ?? {}) as { direction?: Direction };
    return direction === undefined ? layout(text) : layout(drawingOrder(text), SHAPES_OF_MYANMAR, undefined, undefined, direction);
  };
  const positioner = font._layoutEngine.engine?.GPOSProcessor;
  if (!positioner) return;
  const apply = positioner.applyAnchor.bind(positioner);
  positioner.applyAnchor = (mark, base, index) => {
    if (base && mark.markAnchor) apply(mark, base, index);
  };
}

/**
 * Lets text be copied out of joined letters. One shape can stand for many letters (the same tooth is b, t and n in Arabic), and its dots are shapes of
 * their own that stand for none; pdfkit keeps one text for each shape. Here a letter is drawn whole, and is in the file once for each text it stands for.
 */
export function mendReading(embedded: EmbeddedFont): void {
  const { font, subset, widths, unicode, scale } = embedded;
  const saying = (glyph: Glyph, codePoints: number[]): Glyph => Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph;
  // The reader remembers of a shape the first letter it stood for; here it is the one that was typed.
  font.glyphsForString = (text) =>
    Array.from(text, (one) => one.codePointAt(0)!).map((point) => saying(font.glyphForCodePoint(point), [point]));
  const engine = font._layoutEngine.engine;
  if (engine) {
    const substitute = engine.substitute.bind(engine);
    engine.substitute = (shaped) => {
      substitute(shaped);
      shaped.glyphs = shaped.glyphs.map((glyph, i) => saying(glyph, engine.glyphInfos[i]!.codePoints));
    };
  }
  const places = new Map<string, number>();
  embedded.encode = (text, features) => {
    const letters = wholeLetters(embedded.layout(text, features), (features as { direction: Direction }).direction);
    const codes = letters.map(({ glyph, parts }) => {
      const key = [glyph.id, ...glyph.codePoints, ...parts.flatMap(({ id, x, y }) => [id, x, y])].join(' ');
      let place = places.get(key);
      if (place === undefined) {
        place = subset.glyphs.push({ id: glyph.id, parts: parts.map(({ id, x, y }) => ({ id, x: x / scale, y: y / scale })) }) - 1;
        places.set(key, place);
        widths[place] = glyph.advanceWidth * scale;
        unicode[place] = glyph.codePoints;
      }
      return place.toString(16).padStart(4, '0');
    });
    return [codes, letters.map(({ position }) => position)];
  };
}

interface WholeLetter {
  glyph: Glyph;
  position: Position;
  /** Its dots, measured from where it stands itself. */
  parts: Part[];
}

/** Shapes that say nothing belong to the letter they were made of: it stands before them, where text runs to the left after them. */
function wholeLetters({ glyphs, positions }: Shaped, direction: Direction): WholeLetter[] {
  const letters: WholeLetter[] = [];
  const places: { x: number; y: number }[] = [];
  let pen = 0;
  let loose: { id: number; x: number; y: number }[] = [];
  const join = (letter: number): void => {
    const at = places[letter]!;
    letters[letter]!.parts.push(...loose.map(({ id, x, y }) => ({ id, x: x - at.x, y: y - at.y })));
    loose = [];
  };
  glyphs.forEach((glyph, i) => {
    const position = positions[i]!;
    const place = { x: pen + position.xOffset, y: position.yOffset };
    pen += position.xAdvance;
    if (position.xAdvance === 0 && glyph.codePoints.length === 0) loose.push({ id: glyph.id, ...place });
    // What is not seen at all stands there as a space without width.
    else if (position.xAdvance !== 0 || glyph.codePoints[0] !== 0x20) {
      letters.push({ glyph, position, parts: [] });
      places.push(place);
      if (direction === 'rtl') join(letters.length - 1);
    }
    if (direction === 'ltr' && letters.length > 0) join(letters.length - 1);
  });
  return letters;
}

/** Makes a font of all thicknesses as thick as print is; the reader does so for plain fonts, but not for web fonts. Before its first letter. */
export function makeRegular(font: Font): void {
  const axes = font.fvar?.axis ?? [];
  const coords = axes.map(({ axisTag, defaultValue }) => (axisTag === 'wght' ? REGULAR : defaultValue));
  if (axes.every(({ defaultValue }, i) => defaultValue === coords[i])) return;
  // The reader takes the outlines apart as they stand: while it does, nothing may ask for another thickness.
  font._decompress();
  const thin = Object.create(font, { _variationProcessor: { value: null } }) as Font;
  thin._transformGlyfTable();
  font._transformedGlyphs = thin._transformedGlyphs!;
  font.variationCoords = coords;
  const baseGlyph = font._getBaseGlyph.bind(font);
  const done = new Set<number>();
  font._getBaseGlyph = (id, codePoints) => {
    const glyph = baseGlyph(id, codePoints);
    const decoded = font._transformedGlyphs![id];
    if (decoded && !done.has(id)) thicken(font, id, decoded);
    done.add(id);
    return glyph;
  };
}

function thicken(font: Font, id: number, { points, components }: Decoded): void {
  const parts = points ?? components?.map(({ dx, dy }) => pointAt(dx, dy)) ?? [];
  // Four more, for the letter's own room: it is read from elsewhere.
  const all = [...parts, ...Array.from({ length: 4 }, () => pointAt(0, 0))];
  font._variationProcessor?.transformPoints(id, all);
  components?.forEach((part, i) => {
    [part.dx, part.dy] = [all[i]!.x, all[i]!.y];
  });
}

function pointAt(x: number, y: number): Point {
  return {
    x,
    y,
    onCurve: true,
    endContour: true,
    copy() {
      return pointAt(this.x, this.y);
    },
  };
}

function moved({ commands }: Outline, { x, y }: Part): Outline {
  return { commands: commands.map(({ command, args }) => ({ command, args: args.map((value, i) => value + (i % 2 === 0 ? x : y)) })) };
}

/** A simple TrueType glyph: every point a flag and two words. What packing would save, the file's compression saves. */
function encodeOutline(outlines: readonly Outline[]): Uint8Array {
  const commands = outlines.flatMap((one) => one.commands);
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
