import type { IncomingMessage } from 'node:http';
import type { App } from '#kernel/app.ts';

/** What the server in front tells the pages about a request, on `event.platform.req`. */
export interface PageRequest extends IncomingMessage {
  kinline: { app: App; arrival: Arrival; requestId: string; processorOrigin: string; workerOn: boolean; apiDocument: object };
}

export interface Arrival {
  surface: 'family' | 'staff' | 'ops' | 'inside' | 'sandbox';
  /** http or https as the person's browser sees it. */
  protocol: 'http' | 'https';
  /** Where the request comes from, for budgets against guessing. Never shown, never stored in clear. */
  source: string;
}
