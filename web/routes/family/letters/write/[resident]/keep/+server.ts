import { draftMark, keepDraft, readDraft } from '#domain/mail/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { refusalWords } from '#web/form.ts';
import { formatDateTime } from '#words/format.ts';
import { tr } from '#words/index.ts';
import type { RequestHandler } from './$types';

/** Keeps a letter while it is typed: what the page's script sends, and what it says to whoever types. */
export const POST: RequestHandler = async ({ request, params, locals: { app, scope, lang } }) => {
  const sent = await request.formData();
  const seen = sent.get('seen');
  try {
    const draft = await keepDraft(app, scope, {
      resident: params.resident,
      body: sent.get('body'),
      withReply: sent.has('reply'),
      ...(typeof seen === 'string' && { seen }),
    });
    const { resident } = await readDraft(app, scope, params.resident);
    const time = formatDateTime(draft.savedAt, lang, resident.facility.timeZone);
    return Response.json({ seen: draftMark(draft), said: tr(lang, 'mail.write.kept', { time }) });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { code, params: about } = error.fields[0] ?? error;
    return Response.json({ said: refusalWords(lang, code, about ?? {}) }, { status: 422 });
  }
};
