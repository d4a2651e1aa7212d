// Made by `node scripts/words.ts`. Do not edit.
import enUi from './en/ui.json' with { type: 'json' };
import esUi from './es/ui.json' with { type: 'json' };

function under(module: string, texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${module}.${key}`, text]));
}

export const catalogue: Record<'en' | 'es', Record<string, string>> = {
  en: {
    ...under('ui', enUi),
  },
  es: {
    ...under('ui', esUi),
  },
};
