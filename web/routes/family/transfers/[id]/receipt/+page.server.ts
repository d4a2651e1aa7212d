import { givenBack, isPaid, readTransfer, receiptLanguages, receiptOf } from '#domain/transfers/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { locals, params } = event;
    const transfer = await readTransfer(locals.app, locals.scope, params.id);
    const paidAt = transfer.states.find((state) => state.kind === 'paid')?.at;
    if (!isPaid(transfer.state) || paidAt === undefined) refuse('transfers.unknown_transfer');
    // The reader's own language first, then those the law wants.
    const languages = [...new Set([locals.lang, ...receiptLanguages(transfer)])];
    return { transfer, receipts: languages.map((lang) => receiptOf(transfer, paidAt, lang, givenBack(transfer))) };
  });
