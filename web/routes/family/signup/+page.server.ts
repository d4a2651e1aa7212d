import { redirect } from '@sveltejs/kit';
import { readPerson } from '#domain/directory/index.ts';
import { leastLength, makePassphrase, mobileTerms, paymentTerms, signUpCustomer } from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';
import { noteAddress } from '#web/identity/cookies.ts';
import { offerPhrase } from '#web/identity/phrase.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
  const reference = url.searchParams.get('person') ?? '';
  if (locals.session) redirect(303, reference === '' ? '/home' : `/person/${encodeURIComponent(reference)}`);
  return {
    // the sealed reference of a search; one too old or made up stands for nobody
    person: (await readPerson(locals.app, locals.scope, reference))?.reference ?? '',
    least: leastLength(false),
    termsVersion: paymentTerms.version,
    // Who comes by the app agrees to its own terms beside the others.
    mobileVersion: url.searchParams.has('app') ? mobileTerms.version : null,
    cookiesWork: locals.cookiesWork,
    // for a link that leads here and asks for one; the button on the page keeps what was typed
    ...(url.searchParams.has('suggest') ? { answer: { values: { shown: makePassphrase(locals.lang) } } } : {}),
  };
};

const FIELDS = {
  email: 'text',
  password: 'secret',
  agreed: 'check',
  mobile: 'check',
  person: 'text',
  phrase: 'text',
  shown: 'text',
} as const;

export const actions: Actions = {
  default: (event) =>
    runForm(event, FIELDS, async (typed) => {
      const { app, scope, lang, source } = event.locals;
      const { email, password, agreed, person, mobile } = typed;
      const kept = { email, agreed: agreed ? 'yes' : '', mobile: mobile ? 'yes' : '' };
      if (typed.phrase !== '') return offerPhrase(lang, kept);
      const residentId = (await readPerson(app, scope, person))?.residentId;
      const mobileAgreed = event.url.searchParams.has('app') ? mobile : undefined;
      const sent = await signUpCustomer(app, scope, { email, password, agreed, mobileAgreed, residentId, source });
      noteAddress(event.cookies, sent.email);
      redirect(303, '/signup/sent');
    }),
};
