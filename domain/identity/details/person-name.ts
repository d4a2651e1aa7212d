import { cleanText } from '#kernel/text.ts';

export type CheckedName = { ok: true; value: string } | { ok: false; reason: 'empty' | 'too_long' | 'control_characters' | 'characters' };

// Letters of any script with their marks, and what stands between the parts of a name: O'Brien, Jean-Luc, María de la Cruz,
// Martin Jr., Ó Dálaigh, d’Arc, ʻOkina, Catalan l·l. Joiners are letters' glue in Persian and Indic names.
const NAME = /^[\p{L}\p{M}\u200c\u200d '’ʼʻ`´·.,‐-]+$/u;

/** A person's name in any script; at least one letter, no figures, no signs that a name does not hold. */
export function checkPersonName(raw: unknown, most: number): CheckedName {
  const text = cleanText(typeof raw === 'string' ? raw.replace(/\s+/gu, (space) => (/^[\n\r\t]/.test(space) ? space : ' ')) : raw, {
    max: most,
  });
  if (!text.ok) return { ok: false, reason: text.reason === 'wrong_type' ? 'characters' : text.reason };
  if (!NAME.test(text.value) || !/\p{L}/u.test(text.value)) return { ok: false, reason: 'characters' };
  return { ok: true, value: text.value };
}
