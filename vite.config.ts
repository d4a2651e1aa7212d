import { basename } from 'node:path';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

// The outer server replaces this name in `form-action` by the card processor's origin, which is known only at run time.
const PROCESSOR = 'https://processor.invalid';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: process.env['WEB_OUT'] ?? '.build/web', precompress: true }),
      outDir: '.build/svelte-kit',
      // The same sources are the same version on every machine: the app's worker on phones is renewed by it.
      version: { name: basename(process.env['WEB_OUT'] ?? 'dev', '.making') },
      files: { src: 'web', routes: 'web/routes', appTemplate: 'web/app.html', assets: 'web/static', hooks: { server: 'web/hooks.server' } },
      // Surfaces are told apart by a prefix that only the server sees, so addresses of assets can't be relative to the page's.
      paths: { relative: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'worker-src': ['self'],
          'form-action': ['self', PROCESSOR],
          'frame-ancestors': ['none'],
          'base-uri': ['none'],
          'object-src': ['none'],
        },
      },
    }),
  ],
  build: { target: 'es2020' },
});
