import { ANSWER_LINES_SHOWN, readAnswerView } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { reach: _reach, ...answer } = await readAnswerView(event.locals.app, event.locals.scope, event.params.answer);
    return { answer, most: ANSWER_LINES_SHOWN };
  });
