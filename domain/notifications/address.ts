/** An e-mail address as it is looked up. */
export function keyOf(address: string): string {
  return address.trim().toLowerCase().normalize('NFC');
}
