import type { Thing } from './queries/objects.ts';

/** Fields that only the sandbox needs; the API never shows them. */
const HIDDEN: Record<string, readonly string[]> = { item: ['session'] };

/** An object as the API shows it at a moment (`null` = as it was written). */
export function presentObject<T extends Thing>(body: T, now: number | null): T {
  const shown = { ...body } as T & { status?: string; available_on?: number };
  for (const field of HIDDEN[body.object] ?? []) delete shown[field as keyof T];
  if (body.object === 'balance_transaction' && now !== null) {
    shown.status = shown.available_on! <= now ? 'available' : 'pending';
  }
  return shown;
}
