/** How what somebody says of himself compares with what is kept. All three must fit before an operator may act on it. */
export interface Match {
  name: boolean;
  address: boolean;
}

/** Lower case, without accents and signs: "O'Brien-Núñez" and "obrien nunez" are one. */
function pieces(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => piece !== '');
}

const SHORT: Readonly<Record<string, string>> = {
  st: 'street',
  ave: 'avenue',
  av: 'avenue',
  rd: 'road',
  dr: 'drive',
  ln: 'lane',
  blvd: 'boulevard',
  apt: 'apartment',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
};
const street = (text: string): string[] => pieces(text).map((piece) => SHORT[piece] ?? piece);

export function matchOwn(
  said: { name: string; address: string },
  kept: { firstName: string; lastName: string | null; addressLine1: string; city: string; postalCode: string | null },
): Match {
  const name = pieces(said.name);
  const first = pieces(kept.firstName)[0] ?? '';
  const last = pieces(kept.lastName ?? '');
  const address = street(said.address);
  const line = street(kept.addressLine1);
  const place = [...pieces(kept.city), ...pieces((kept.postalCode ?? '').slice(0, 5))];
  return {
    name: name.includes(first) && last.every((piece) => name.includes(piece)),
    address: line.length > 0 && line.every((piece) => address.includes(piece)) && place.some((piece) => address.includes(piece)),
  };
}

/** "d•••@e•••.com": enough for its owner to remember, too little for anybody else to use. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return `${email.slice(0, 1)}•••@${domain.slice(0, 1)}•••${domain.slice(dot)}`;
}
