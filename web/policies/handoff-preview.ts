import { answerParts, type HandoffPolicy, wholeHandoff } from '#domain/directory/index.ts';
import { formatClock } from '#words/format.ts';
import type { Say } from './preview.ts';

/** What a way of handing over says, line by line. */
export function handoff(stored: HandoffPolicy | null, _other: HandoffPolicy | null, { lang, t }: Say): Map<string, string> {
  const said = new Map<string, string>();
  if (stored === null) return said.set(t('policies.handoff.how'), t('policies.handoff.how_clerk'));
  const body = wholeHandoff(stored);
  said.set(t('policies.handoff.how'), t(`policies.handoff.how_${body.how}`));
  if (body.how === 'api') said.set(t('policies.handoff.address'), body.address);
  said.set(t('policies.handoff.file_at'), formatClock(body.fileAt, lang));
  said.set(t('policies.handoff.answer_days'), `${body.answerDays}`);
  said.set(t('policies.handoff.silent'), t(`policies.handoff.silent_${body.ifSilent}`));
  said.set(t('policies.handoff.moved'), t(`policies.handoff.moved_${body.ifMoved}`));
  said.set(t('policies.handoff.cancel'), t('policies.handoff.cancel_minutes', { minutes: body.cancelMinutes }));
  said.set(t('policies.handoff.delimiter'), t(`policies.handoff.delimiter_${body.layout.delimiter}`));
  said.set(t('policies.handoff.dates'), t(`policies.handoff.dates_${body.layout.dates}`));
  const columns = body.layout.columns.map(({ field, heading }) => `${heading} (${t(`policies.handoff.field_${field}`)})`);
  said.set(t('policies.handoff.columns'), columns.join(', '));
  for (const part of answerParts) {
    if (body.answer[part] !== '') said.set(t(`policies.handoff.answer_${part}`), body.answer[part]);
  }
  return said;
}
