/** What a browser says of itself, in the few words that help somebody recognise his own phone. */
export interface Device {
  browser: 'chrome' | 'safari' | 'firefox' | 'edge' | 'samsung' | 'opera' | 'other';
  system: 'android' | 'iphone' | 'ipad' | 'windows' | 'mac' | 'chromebook' | 'linux' | 'other';
}

export function readDevice(userAgent: string): Device {
  return { browser: browserOf(userAgent), system: systemOf(userAgent) };
}

function browserOf(text: string): Device['browser'] {
  if (/\bEdgA?i?O?S?\//.test(text)) return 'edge';
  if (/\bOPR\/|\bOpera\b/.test(text)) return 'opera';
  if (/\bSamsungBrowser\//.test(text)) return 'samsung';
  if (/\b(Firefox|FxiOS)\//.test(text)) return 'firefox';
  if (/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//.test(text)) return 'chrome';
  if (/\bSafari\//.test(text)) return 'safari';
  return 'other';
}

function systemOf(text: string): Device['system'] {
  if (/\biPad\b/.test(text)) return 'ipad';
  if (/\biPhone\b|\biPod\b/.test(text)) return 'iphone';
  if (/\bAndroid\b/.test(text)) return 'android';
  if (/\bCrOS\b/.test(text)) return 'chromebook';
  if (/\bWindows\b/.test(text)) return 'windows';
  if (/\bMac OS X\b|\bMacintosh\b/.test(text)) return 'mac';
  if (/\bLinux\b|\bX11\b/.test(text)) return 'linux';
  return 'other';
}

/** Kept for the session list: printable, and no longer than it is useful. */
export function cleanUserAgent(raw: string | null | undefined): string {
  return (raw ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 300);
}
