import { error } from '@sveltejs/kit';
import { isLang, tr, translator } from '#words/index.ts';
import type { RequestHandler } from './$types';

/** What a phone is told of the app. Browsers ask without cookies, so the language stands in the address; `id` makes both the same app. */
export const GET: RequestHandler = ({ params, locals }) => {
  if (!isLang(params.lang)) error(404, tr(locals.lang, 'ui.error.not_found'));
  const t = translator(params.lang);
  const icon = (size: number, purpose: 'any' | 'maskable') => ({
    src: `/icons/${purpose === 'any' ? 'app' : 'maskable'}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: '/app',
    name: t('app.manifest.name'),
    short_name: 'Kinline',
    description: t('ui.description'),
    lang: params.lang,
    dir: 'ltr',
    start_url: '/app',
    scope: '/',
    display: 'standalone',
    theme_color: '#fbf9f4',
    background_color: '#fbf9f4',
    icons: [icon(192, 'any'), icon(512, 'any'), icon(192, 'maskable'), icon(512, 'maskable')],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'max-age=3600' },
  });
};
