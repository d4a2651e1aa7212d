/** What a message can be about; words at `support.topic.<topic>`. */
export const topics = ['fees', 'arrival', 'wrong_person', 'locked', 'not_approved', 'find', 'privacy', 'other'] as const;
export type Topic = (typeof topics)[number];

export function isTopic(text: unknown): text is Topic {
  return typeof text === 'string' && (topics as readonly string[]).includes(text);
}
