import type { ServerResponse } from 'node:http';

/** On every answer, whoever makes it. The pages add their content security policy with its nonce. */
export function setSecurityHeaders(res: ServerResponse, protocol: 'http' | 'https'): void {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'same-origin');
  res.setHeader('X-Frame-Options', 'DENY');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  if (protocol === 'https') res.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
}
