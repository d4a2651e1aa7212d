import { readTransfer, receiptsOf } from '#domain/transfers/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { locals, params } = event;
    const transfer = await readTransfer(locals.app, locals.scope, params.id);
    const receipts = receiptsOf(transfer, locals.lang);
    if (receipts.length === 0) refuse('transfers.unknown_transfer');
    return { transfer, receipts };
  });
