import QRCode from 'qrcode';

export interface ShownKey {
  /** In groups of four, to read and type. */
  key: string;
  /** The address of a picture that holds the same. */
  qr: string;
}

/** A second factor's secret as the person sets it up: to scan, or to type. */
export async function showKey(secret: string, uri: string): Promise<ShownKey> {
  const svg = await QRCode.toString(uri, { type: 'svg', margin: 3, errorCorrectionLevel: 'M' });
  const qr = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return { key: secret.replace(/(.{4})(?=.)/g, '$1 '), qr };
}
