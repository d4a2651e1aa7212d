// Made by `node scripts/words.ts`. Do not edit.
import enClock from './en/clock.json' with { type: 'json' };
import esClock from './es/clock.json' with { type: 'json' };
import enHome from './en/home.json' with { type: 'json' };
import esHome from './es/home.json' with { type: 'json' };
import enKernel from './en/kernel.json' with { type: 'json' };
import esKernel from './es/kernel.json' with { type: 'json' };
import enLegal from './en/legal.json' with { type: 'json' };
import esLegal from './es/legal.json' with { type: 'json' };
import enPayments from './en/payments.json' with { type: 'json' };
import esPayments from './es/payments.json' with { type: 'json' };
import enUi from './en/ui.json' with { type: 'json' };
import esUi from './es/ui.json' with { type: 'json' };

function under(module: string, texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${module}.${key}`, text]));
}

export const catalogue: Record<'en' | 'es', Record<string, string>> = {
  en: {
    ...under('clock', enClock),
    ...under('home', enHome),
    ...under('kernel', enKernel),
    ...under('legal', enLegal),
    ...under('payments', enPayments),
    ...under('ui', enUi),
  },
  es: {
    ...under('clock', esClock),
    ...under('home', esHome),
    ...under('kernel', esKernel),
    ...under('legal', esLegal),
    ...under('payments', esPayments),
    ...under('ui', esUi),
  },
};
