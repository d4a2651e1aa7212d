// Made by `node scripts/words.ts`. Do not edit.
import enApi from './en/api.json' with { type: 'json' };
import esApi from './es/api.json' with { type: 'json' };
import enApp from './en/app.json' with { type: 'json' };
import esApp from './es/app.json' with { type: 'json' };
import enBooks from './en/books.json' with { type: 'json' };
import esBooks from './es/books.json' with { type: 'json' };
import enClock from './en/clock.json' with { type: 'json' };
import esClock from './es/clock.json' with { type: 'json' };
import enContacts from './en/contacts.json' with { type: 'json' };
import esContacts from './es/contacts.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import esDesk from './es/desk.json' with { type: 'json' };
import enDevelopers from './en/developers.json' with { type: 'json' };
import esDevelopers from './es/developers.json' with { type: 'json' };
import enDevices from './en/devices.json' with { type: 'json' };
import esDevices from './es/devices.json' with { type: 'json' };
import enDirectory from './en/directory.json' with { type: 'json' };
import esDirectory from './es/directory.json' with { type: 'json' };
import enDuty from './en/duty.json' with { type: 'json' };
import esDuty from './es/duty.json' with { type: 'json' };
import enFiles from './en/files.json' with { type: 'json' };
import esFiles from './es/files.json' with { type: 'json' };
import enHistory from './en/history.json' with { type: 'json' };
import esHistory from './es/history.json' with { type: 'json' };
import enHome from './en/home.json' with { type: 'json' };
import esHome from './es/home.json' with { type: 'json' };
import enIdentity from './en/identity.json' with { type: 'json' };
import esIdentity from './es/identity.json' with { type: 'json' };
import enIncoming from './en/incoming.json' with { type: 'json' };
import esIncoming from './es/incoming.json' with { type: 'json' };
import enInside from './en/inside.json' with { type: 'json' };
import esInside from './es/inside.json' with { type: 'json' };
import enKernel from './en/kernel.json' with { type: 'json' };
import esKernel from './es/kernel.json' with { type: 'json' };
import enLedger from './en/ledger.json' with { type: 'json' };
import esLedger from './es/ledger.json' with { type: 'json' };
import enLegal from './en/legal.json' with { type: 'json' };
import esLegal from './es/legal.json' with { type: 'json' };
import enMail from './en/mail.json' with { type: 'json' };
import esMail from './es/mail.json' with { type: 'json' };
import enMonths from './en/months.json' with { type: 'json' };
import esMonths from './es/months.json' with { type: 'json' };
import enNotices from './en/notices.json' with { type: 'json' };
import esNotices from './es/notices.json' with { type: 'json' };
import enNotifications from './en/notifications.json' with { type: 'json' };
import esNotifications from './es/notifications.json' with { type: 'json' };
import enOversight from './en/oversight.json' with { type: 'json' };
import esOversight from './es/oversight.json' with { type: 'json' };
import enPayments from './en/payments.json' with { type: 'json' };
import esPayments from './es/payments.json' with { type: 'json' };
import enPlaces from './en/places.json' with { type: 'json' };
import esPlaces from './es/places.json' with { type: 'json' };
import enPolicies from './en/policies.json' with { type: 'json' };
import esPolicies from './es/policies.json' with { type: 'json' };
import enRemittance from './en/remittance.json' with { type: 'json' };
import esRemittance from './es/remittance.json' with { type: 'json' };
import enReview from './en/review.json' with { type: 'json' };
import esReview from './es/review.json' with { type: 'json' };
import enScreening from './en/screening.json' with { type: 'json' };
import esScreening from './es/screening.json' with { type: 'json' };
import enSheet from './en/sheet.json' with { type: 'json' };
import esSheet from './es/sheet.json' with { type: 'json' };
import enStamps from './en/stamps.json' with { type: 'json' };
import esStamps from './es/stamps.json' with { type: 'json' };
import enSupport from './en/support.json' with { type: 'json' };
import esSupport from './es/support.json' with { type: 'json' };
import enTrail from './en/trail.json' with { type: 'json' };
import esTrail from './es/trail.json' with { type: 'json' };
import enTransfers from './en/transfers.json' with { type: 'json' };
import esTransfers from './es/transfers.json' with { type: 'json' };
import enUi from './en/ui.json' with { type: 'json' };
import esUi from './es/ui.json' with { type: 'json' };
import enWebhooks from './en/webhooks.json' with { type: 'json' };
import esWebhooks from './es/webhooks.json' with { type: 'json' };

function under(module: string, texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${module}.${key}`, text]));
}

export const catalogue: Record<'en' | 'es', Record<string, string>> = {
  en: {
    ...under('api', enApi),
    ...under('app', enApp),
    ...under('books', enBooks),
    ...under('clock', enClock),
    ...under('contacts', enContacts),
    ...under('desk', enDesk),
    ...under('developers', enDevelopers),
    ...under('devices', enDevices),
    ...under('directory', enDirectory),
    ...under('duty', enDuty),
    ...under('files', enFiles),
    ...under('history', enHistory),
    ...under('home', enHome),
    ...under('identity', enIdentity),
    ...under('incoming', enIncoming),
    ...under('inside', enInside),
    ...under('kernel', enKernel),
    ...under('ledger', enLedger),
    ...under('legal', enLegal),
    ...under('mail', enMail),
    ...under('months', enMonths),
    ...under('notices', enNotices),
    ...under('notifications', enNotifications),
    ...under('oversight', enOversight),
    ...under('payments', enPayments),
    ...under('places', enPlaces),
    ...under('policies', enPolicies),
    ...under('remittance', enRemittance),
    ...under('review', enReview),
    ...under('screening', enScreening),
    ...under('sheet', enSheet),
    ...under('stamps', enStamps),
    ...under('support', enSupport),
    ...under('trail', enTrail),
    ...under('transfers', enTransfers),
    ...under('ui', enUi),
    ...under('webhooks', enWebhooks),
  },
  es: {
    ...under('api', esApi),
    ...under('app', esApp),
    ...under('books', esBooks),
    ...under('clock', esClock),
    ...under('contacts', esContacts),
    ...under('desk', esDesk),
    ...under('developers', esDevelopers),
    ...under('devices', esDevices),
    ...under('directory', esDirectory),
    ...under('duty', esDuty),
    ...under('files', esFiles),
    ...under('history', esHistory),
    ...under('home', esHome),
    ...under('identity', esIdentity),
    ...under('incoming', esIncoming),
    ...under('inside', esInside),
    ...under('kernel', esKernel),
    ...under('ledger', esLedger),
    ...under('legal', esLegal),
    ...under('mail', esMail),
    ...under('months', esMonths),
    ...under('notices', esNotices),
    ...under('notifications', esNotifications),
    ...under('oversight', esOversight),
    ...under('payments', esPayments),
    ...under('places', esPlaces),
    ...under('policies', esPolicies),
    ...under('remittance', esRemittance),
    ...under('review', esReview),
    ...under('screening', esScreening),
    ...under('sheet', esSheet),
    ...under('stamps', esStamps),
    ...under('support', esSupport),
    ...under('trail', esTrail),
    ...under('transfers', esTransfers),
    ...under('ui', esUi),
    ...under('webhooks', esWebhooks),
  },
};
