import { type RawBuilder, sql } from 'kysely';

/** Names and numbers of a transfer in small letters without accents, as `fold` makes them of what is typed. */
export function folded(...columns: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`regexp_replace(lower(normalize(${sql.join(columns, sql` || ' ' || `)}, nfd)), '[\u0300-\u036f]', '', 'g')
    || ' ' || lower(t.reference) || ' ' || lower(replace(t.reference, '-', ''))`;
}

/** Whether each of the words stands somewhere in it. */
export function hasWords(words: readonly string[], text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`not exists (select from unnest(${[...words]}::text[]) as word where position(word in ${text}) = 0)`;
}
