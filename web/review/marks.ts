import type { Category, Hit } from '#domain/review/index.ts';

/** A stretch of a text: plain, or marked for one hit or for several that overlap. Hits are numbered in the order of the text, from 1. */
export interface Stretch {
  text: string;
  marks: readonly { number: number; hit: Hit }[];
}

export function stretchesOf(text: string, hits: readonly Hit[]): Stretch[] {
  const numbered = hits.toSorted((a, b) => a.from - b.from || a.to - b.to).map((hit, n) => ({ number: n + 1, hit }));
  const stretches: Stretch[] = [];
  let at = 0;
  while (numbered.length > 0) {
    const marks = [numbered.shift()!];
    const { from } = marks[0]!.hit;
    let { to } = marks[0]!.hit;
    while (numbered[0] && numbered[0].hit.from < to) {
      to = Math.max(to, numbered[0].hit.to);
      marks.push(numbered.shift()!);
    }
    if (from > at) stretches.push({ text: text.slice(at, from), marks: [] });
    stretches.push({ text: text.slice(from, to), marks });
    at = to;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), marks: [] });
  return stretches;
}

/** Four ways a mark may look; number and word stand beside each, so none of them carries the meaning alone. */
export function lookOf(category: Category): 'harm' | 'smuggle' | 'money' | 'words' {
  if (['threat', 'weapons', 'self_harm', 'abuse'].includes(category)) return 'harm';
  if (['escape', 'drugs', 'contraband', 'gang'].includes(category)) return 'smuggle';
  if (['fraud', 'gambling', 'third_party', 'contact', 'staff'].includes(category)) return 'money';
  return 'words';
}
