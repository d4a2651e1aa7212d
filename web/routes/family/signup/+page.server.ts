import { redirect } from '@sveltejs/kit';
import { leastLength, makePassphrase, paymentTerms, signUpCustomer } from '#domain/identity/index.ts';
import { isId } from '#kernel/ids.ts';
import { runForm } from '#web/form.ts';
import { noteAddress } from '#web/identity/cookies.ts';
import { offerPhrase } from '#web/identity/phrase.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
  if (locals.session) redirect(303, '/home');
  const person = url.searchParams.get('person');
  return {
    person: isId('res', person) ? person : '',
    least: leastLength(false),
    termsVersion: paymentTerms.version,
    cookiesWork: locals.cookiesWork,
    // for a link that leads here and asks for one; the button on the page keeps what was typed
    ...(url.searchParams.has('suggest') ? { answer: { values: { shown: makePassphrase(locals.lang) } } } : {}),
  };
};

export const actions: Actions = {
  default: (event) =>
    runForm(event, { email: 'text', password: 'secret', agreed: 'check', person: 'text', phrase: 'text', shown: 'text' }, async (typed) => {
      const { app, scope, lang, source } = event.locals;
      const { email, password, agreed, person } = typed;
      if (typed.phrase !== '') return offerPhrase(lang, { email, agreed: agreed ? 'yes' : '' });
      const sent = await signUpCustomer(app, scope, { email, password, agreed, residentId: person, source });
      noteAddress(event.cookies, sent.email);
      redirect(303, '/signup/sent');
    }),
};
