const DAY_MS = 86_400_000;

/** Whether this is a day ("1980-02-03") on which somebody alive by now may have been born: a real day, not ahead, not 130 years ago. */
export function isBirthDate(text: string, now: Date): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) return false;
  const age = now.getTime() - day.getTime();
  return age >= 0 && age < 130 * 365.25 * DAY_MS;
}
