import { redirect, type RequestEvent } from '@sveltejs/kit';
import { addScreen, listScreens, removeScreen, type Screen } from '#domain/notifications/index.ts';
import { runForm } from '#web/form.ts';

/** What a browser hands over when its owner says yes. */
interface Offer {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface ScreensView {
  /** What browsers bind to; null where this installation sends nothing to screens. */
  key: string | null;
  list: Screen[];
  /** Only in the sandbox: a phone of the stand-in, by the link on its page. */
  offer: Offer | null;
  note: 'added' | 'taken' | null;
}

export async function readScreens({ locals: { app, scope }, url }: RequestEvent): Promise<ScreensView> {
  const given = (name: string): string => url.searchParams.get(name) ?? '';
  const offer = { endpoint: given('endpoint'), p256dh: given('p256dh'), auth: given('auth') };
  return {
    key: app.push?.publicKey ?? null,
    list: await listScreens(app, scope),
    // Elsewhere a link could have somebody add a stranger's phone.
    offer: app.mode === 'sandbox' && offer.endpoint !== '' ? offer : null,
    note: url.searchParams.has('added') ? 'added' : url.searchParams.has('taken') ? 'taken' : null,
  };
}

export const screenActions = {
  addScreen: (event: RequestEvent) =>
    runForm(event, { endpoint: 'text', p256dh: 'text', auth: 'text' }, async (offer) => {
      const userAgent = event.request.headers.get('user-agent');
      await addScreen(event.locals.app, event.locals.scope, { ...offer, userAgent });
      redirect(303, '/notices?added#screens');
    }),
  removeScreen: (event: RequestEvent) =>
    runForm(event, { screen: 'text' }, async ({ screen }) => {
      await removeScreen(event.locals.app, event.locals.scope, { screen });
      redirect(303, '/notices?taken#screens');
    }),
};
