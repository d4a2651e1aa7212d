import type { Job, Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { lookUpPayment } from './look-up-payment.ts';
import { readCost } from './read-cost.ts';
import { detachCard } from './cards/keep-card.ts';
import { tellExpiring } from './cards/tell-expiring.ts';
import { closePage } from './close-page.ts';
import { readRefundCost } from './refunds/read-refund-cost.ts';
import { resolveRefunds, sendRefund } from './refunds/send-refund.ts';
import { returnMoney } from './media/give-back-money.ts';
import { lookForPayouts } from './payouts/look-for-payouts.ts';
import { reconcileDue } from './reconciliation/run-reconciliation.ts';
import { resolveUnknown } from './resolve-unknown.ts';
import { emptyWallet } from './wallet/empty-wallet.ts';
import { finishSpends } from './wallet/finish-spends.ts';

export const jobs: Record<string, Job> = {
  'payments.look_up': async (app, payload: { payment: string }) =>
    void (await lookUpPayment(app, `look-${payload.payment}`, payload.payment)),
  'payments.read_cost': readCost,
  'payments.close_page': closePage,
  'payments.detach_card': detachCard,
  'payments.send_refund': sendRefund,
  'payments.read_refund_cost': readRefundCost,
  'payments.empty_wallet': async (app, { customer }: { customer: string }) =>
    void (await emptyWallet(app, { ...systemScope('empty-wallet'), realm: 'customer', actor: customer })),
};

export const sweeps: Sweep[] = [
  { name: 'payments.resolve_unknown', everySeconds: 15, run: async (app) => void (await resolveUnknown(app)) },
  { name: 'payments.resolve_refunds', everySeconds: 15, run: async (app) => void (await resolveRefunds(app)) },
  { name: 'payments.finish_spends', everySeconds: 60, run: async (app) => void (await finishSpends(app)) },
  { name: 'payments.look_for_payouts', everySeconds: 3600, run: async (app) => void (await lookForPayouts(app)) },
  { name: 'payments.return_money', everySeconds: 3600, run: returnMoney },
  { name: 'payments.tell_expiring', everySeconds: 600, run: async (app) => void (await tellExpiring(app)) },
  { name: 'payments.reconcile', everySeconds: 5, run: async (app) => void (await reconcileDue(app)) },
];
