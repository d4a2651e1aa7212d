import type { StateKind } from '#domain/transfers/index.ts';

/** The shape a state is drawn with. */
export function lookOf(state: StateKind): 'done' | 'wait' | 'next' | 'stop' | 'back' {
  switch (state) {
    case 'posted':
    case 'onward':
      return 'done';
    case 'paid':
    case 'applied':
    case 'handed_over':
      return 'wait';
    case 'created':
    case 'payment_started':
      return 'next';
    case 'failed':
    case 'expired':
    case 'in_question':
    case 'cancelled':
    case 'withheld':
    case 'return_stuck':
      return 'stop';
    case 'kept':
    case 'returning':
    case 'returned':
    case 'return_settled':
      return 'back';
  }
}
