/** Where a pattern stands in a text. */
export function* matches(text: string, pattern: RegExp): Generator<{ from: number; to: number }> {
  for (const match of text.matchAll(pattern)) yield { from: match.index, to: match.index + match[0].length };
}
