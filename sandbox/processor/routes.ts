import { listBalanceTransactions, retrieveBalanceTransaction } from './balance-transactions.ts';
import { listCharges, retrieveCharge } from './charges.ts';
import { createCustomer, listCustomers, retrieveCustomer } from './customers.ts';
import { closeDisputeEndpoint, listDisputes, retrieveDispute, updateDispute } from './disputes.ts';
import type { Endpoint } from './endpoint.ts';
import { listEvents, retrieveEvent } from './event-endpoints.ts';
import { cancelIntentEndpoint, listIntents, retrieveIntent } from './payment-intents.ts';
import { retrievePaymentMethod } from './payment-methods.ts';
import { listPayouts, retrievePayout } from './payouts.ts';
import { createRefund, listRefunds, listRefundsOfCharge, retrieveRefund, updateRefund } from './refunds.ts';
import { createIntent, detachMethod } from './saved-cards.ts';
import { createSession, expireSession, listLineItems, listSessions, retrieveSession, updateSession } from './sessions.ts';

function route(method: 'GET' | 'POST', path: string, to: Endpoint): [string, RegExp, Endpoint] {
  return [method, new RegExp(`^/v1/${path.replaceAll(':id', '([^/]+)')}$`), to];
}

export const ROUTES: [string, RegExp, Endpoint][] = [
  route('POST', 'checkout/sessions', createSession),
  route('GET', 'checkout/sessions', listSessions),
  route('GET', 'checkout/sessions/:id', retrieveSession),
  route('POST', 'checkout/sessions/:id', updateSession),
  route('GET', 'checkout/sessions/:id/line_items', listLineItems),
  route('POST', 'checkout/sessions/:id/expire', expireSession),
  route('GET', 'payment_intents', listIntents),
  route('GET', 'payment_intents/:id', retrieveIntent),
  route('POST', 'payment_intents', createIntent),
  route('POST', 'payment_intents/:id/cancel', cancelIntentEndpoint),
  route('GET', 'payment_methods/:id', retrievePaymentMethod),
  route('POST', 'payment_methods/:id/detach', detachMethod),
  route('GET', 'charges', listCharges),
  route('GET', 'charges/:id', retrieveCharge),
  route('GET', 'charges/:id/refunds', listRefundsOfCharge),
  route('POST', 'refunds', createRefund),
  route('GET', 'refunds', listRefunds),
  route('GET', 'refunds/:id', retrieveRefund),
  route('POST', 'refunds/:id', updateRefund),
  route('GET', 'balance_transactions', listBalanceTransactions),
  route('GET', 'balance_transactions/:id', retrieveBalanceTransaction),
  route('GET', 'events', listEvents),
  route('GET', 'events/:id', retrieveEvent),
  route('POST', 'customers', createCustomer),
  route('GET', 'customers', listCustomers),
  route('GET', 'customers/:id', retrieveCustomer),
  route('GET', 'disputes', listDisputes),
  route('GET', 'disputes/:id', retrieveDispute),
  route('POST', 'disputes/:id', updateDispute),
  route('POST', 'disputes/:id/close', closeDisputeEndpoint),
  route('GET', 'payouts', listPayouts),
  route('GET', 'payouts/:id', retrievePayout),
];
