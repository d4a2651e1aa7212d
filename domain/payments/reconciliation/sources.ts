import type { App } from '#kernel/app.ts';
import type { TheirPage, TheirWindow } from './their-line.ts';

export type SourceName = 'processor' | 'bank';

/** Whose word is held against which account of ours. */
export interface Source {
  readonly name: SourceName;
  readonly account: string;
  /** Two sides that note one thing may be this far apart over midnight. */
  readonly slackMinutes: number;
  /** What is younger may still be on its way. */
  readonly graceHours: number;
  page(app: App, window: TheirWindow, after: string | null): Promise<TheirPage>;
}

export const SOURCES: readonly Source[] = [
  {
    name: 'processor',
    account: 'processor_clearing',
    slackMinutes: 60,
    graceHours: 24,
    page: (app, window, after) => app.processor.listBalance(window, after),
  },
];
