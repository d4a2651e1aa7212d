import { renderPdf } from '#domain/files/index.ts';
import { readTransfer, receiptPaper, receiptsOf } from '#domain/transfers/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { download } from '#web/download.ts';
import { runLoad } from '#web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const transfer = await readTransfer(app, scope, event.params.id);
    const receipts = receiptsOf(transfer, lang);
    if (receipts.length === 0) refuse('transfers.unknown_transfer');
    const paper = receiptPaper(transfer, receipts, app.clock.now());
    return download(await renderPdf(paper), { name: `kinline-${transfer.reference}`, kind: 'pdf' });
  });
