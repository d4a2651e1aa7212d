/** Nine figures whose weighted sum (3, 7, 1, over and over) divides by ten: the American Bankers Association's check. */
export function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text) || /^0+$/.test(text)) return false;
  const weights = [3, 7, 1];
  return [...text].reduce((sum, digit, place) => sum + Number(digit) * weights[place % 3]!, 0) % 10 === 0;
}
