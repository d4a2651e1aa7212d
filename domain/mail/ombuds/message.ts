import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import { openText, sealText } from '#kernel/seal.ts';
import { cleanText } from '#kernel/text.ts';
import type { MessageRow } from './queries.ts';

/** The longest message to and from the ombuds. */
export const OMBUDS_LENGTH = 20_000;
export const ON_A_PAGE = 20;

/** As whom it is for reads it. */
export interface Message extends Pick<MessageRow, 'messageId' | 'author' | 'at' | 'readAt'> {
  body: string;
}

/** Under a key that nothing else is sealed with; bound to what it belongs to. */
export function sealBody(app: App, about: string, body: string): Buffer {
  return sealText(app.secret('mail.ombuds'), about, body);
}

export function openBody(app: App, about: string, sealed: Buffer): string {
  return openText(app.secret('mail.ombuds'), about, sealed);
}

export function asMessage(app: App, { messageId, author, at, readAt, sealed }: MessageRow): Message {
  return { messageId, author, at, readAt, body: openBody(app, messageId, sealed) };
}

/** As typed. Refuses at `body`: mail.body_empty, body_too_long, body_unreadable. */
export function readMessage(typed: unknown): string {
  const clean = cleanText(typed, { max: OMBUDS_LENGTH, multiline: true });
  if (clean.ok) return clean.value;
  if (clean.reason === 'empty') return refuse('mail.body_empty', {}, 'body');
  if (clean.reason !== 'too_long') return refuse('mail.body_unreadable', {}, 'body');
  const over = typeof typed === 'string' ? [...typed.trim()].length - OMBUDS_LENGTH : 0;
  return refuse('mail.body_too_long', { most: OMBUDS_LENGTH, over }, 'body');
}
