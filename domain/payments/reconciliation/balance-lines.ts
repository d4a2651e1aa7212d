import type Stripe from 'stripe';
import type { TheirLine } from './their-line.ts';

type Movement = Stripe.BalanceTransaction;
type Source = Exclude<Movement['source'], string | null>;

/** A movement of our balance at the processor. `source` is expected whole, so that it says which payment it belongs to. */
export function balanceLine(moved: Movement): TheirLine {
  const source = typeof moved.source === 'object' ? moved.source : null;
  const object = idOf(moved.source) ?? moved.id;
  return {
    line: moved.id,
    ...named(moved, object, source),
    amountCents: BigInt(moved.amount),
    feeCents: BigInt(moved.fee),
    currency: moved.currency.toLowerCase(),
    at: new Date(moved.created * 1000),
    about: aboutOf(source),
    // Whatever is paid out to our bank is ours.
    ...(moved.type.startsWith('payout') ? { isKnown: true, reference: object } : {}),
  };
}

/** One key for what is one thing: a charge goes by its intent, which is what we know of it before anything else. */
function named({ type, reporting_category }: Movement, object: string, source: Source | null): Pick<TheirLine, 'matchKey' | 'kind'> {
  switch (reporting_category) {
    case 'charge':
      return { matchKey: `charge:${intentOf(source) ?? object}`, kind: 'line' };
    case 'charge_failure':
      return { matchKey: `charge:${intentOf(source) ?? object}`, kind: 'reversal' };
    case 'refund':
      return { matchKey: `refund:${object}`, kind: 'line' };
    case 'refund_failure':
      return { matchKey: `refund:${object}`, kind: 'reversal' };
    case 'dispute':
      return { matchKey: `dispute_withdrawn:${object}`, kind: 'line' };
    case 'dispute_reversal':
      return { matchKey: `dispute_reinstated:${object}`, kind: 'line' };
    case 'payout_reversal':
      return { matchKey: `payout:${object}`, kind: 'reversal' };
    default:
      return { matchKey: `${type}:${object}`, kind: 'line' };
  }
}

function intentOf(source: Source | null): string | null {
  return source !== null && 'payment_intent' in source ? idOf(source.payment_intent) : null;
}

function aboutOf(source: Source | null): string | null {
  const metadata = source !== null && 'metadata' in source ? source.metadata : null;
  return metadata?.['payment_id'] ?? intentOf(source);
}

function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}
