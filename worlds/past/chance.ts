/** Chance that falls the same way every time: a number from 0 to 1 for each name. */
export function chance(name: string): number {
  let hash = 2166136261;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** One of several, by the same chance. */
export function oneOf<T>(name: string, choices: readonly T[]): T {
  return choices[Math.floor(chance(name) * choices.length)]!;
}
