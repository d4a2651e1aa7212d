import type { StateKind } from '#domain/transfers/index.ts';

/** The shape a state is drawn with. */
export function lookOf(state: StateKind): 'done' | 'wait' | 'next' | 'stop' {
  switch (state) {
    case 'posted':
      return 'done';
    case 'paid':
    case 'applied':
      return 'wait';
    case 'created':
    case 'payment_started':
      return 'next';
    case 'failed':
    case 'expired':
    case 'in_question':
    case 'kept':
      return 'stop';
  }
}
