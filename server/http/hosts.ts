import type { IncomingMessage } from 'node:http';
import type { Config, Surface } from '#server/config/config.ts';
import type { Arrival } from '#web/page-request.ts';

/** Finds the surface by host name. In the sandbox an address without a name (a phone on the same network) reaches the families' pages. */
export function arrivalOf(config: Config, req: IncomingMessage): Arrival | null {
  const proxied = config.trustProxy;
  const header = (name: string) =>
    String(req.headers[name] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? '';
  const host = (proxied && header('x-forwarded-host') ? header('x-forwarded-host') : header('host')).toLowerCase();
  const encrypted = 'encrypted' in req.socket && req.socket.encrypted === true;
  const protocol = encrypted || (proxied && header('x-forwarded-proto') === 'https') ? 'https' : 'http';
  const surface = surfaceOf(config, host);
  return surface ? { surface, protocol, source: sourceOf(config, req) } : null;
}

/** Where somebody comes from: the last hop that our own proxy saw, or the other end of the line. */
export function sourceOf(config: Config, req: IncomingMessage): string {
  const forwarded = config.trustProxy
    ? String(req.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return forwarded || req.socket.remoteAddress || 'unknown';
}

function surfaceOf(config: Config, host: string): Surface | null {
  const named = config.surfaces.find((surface) => new URL(config.origins[surface]).host === host);
  if (named) return named;
  const bare = host.replace(/:\d+$/, '');
  const address = /^[\d.]+$|^\[.*\]$/.test(bare) || bare === 'localhost';
  return config.mode === 'sandbox' && address && config.surfaces.includes('family') ? 'family' : null;
}
