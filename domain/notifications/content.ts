import type { Param } from '#words/index.ts';

/** Words by their key, with what they need, already written in the mail's language: amounts and dates as text. */
export interface Words {
  key: string;
  params?: Record<string, Exclude<Param, bigint>>;
}

export type Surface = 'family' | 'staff' | 'ops';

export type Block =
  | { kind: 'text' | 'soft'; text: Words }
  /** A path of one of our surfaces. Where that is, the configuration says. */
  | { kind: 'button'; text: Words; path: string; surface?: Surface }
  | { kind: 'rows'; title: Words; rows: readonly { label: Words; value: string; total?: boolean }[]; notes?: readonly Words[] }
  | { kind: 'steps'; steps: readonly { state: 'done' | 'now' | 'next' | 'stop'; title: Words; when?: string }[] };

/** What a mail says, before anybody knows how it looks. JSON, so that it can wait in the queue. No secret belongs in it. */
export interface MailContent {
  subject: Words;
  heading: Words;
  blocks: readonly Block[];
}

/** The one button that leads through a one-time link. Made while sending, so it never waits anywhere. */
export interface LinkButton {
  text: Words;
  url: string;
  /** Whether the address stands in words below, for who can't press the button. */
  spelledOut: boolean;
}
