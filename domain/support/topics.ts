/** What a message can be about; words at `support.topic.<topic>`. */
export const topics = ['fees', 'arrival', 'wrong_person', 'locked', 'not_approved', 'find', 'privacy', 'other'] as const;
/** `report`: about a person, from that person's page; never chosen on the form. */
export type Topic = (typeof topics)[number] | 'report';

export function isTopic(text: unknown): text is (typeof topics)[number] {
  return typeof text === 'string' && (topics as readonly string[]).includes(text);
}
