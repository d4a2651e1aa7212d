import { AGES_HOURS, type ReviewFigures } from '#domain/review/index.ts';
import { csvOf } from '#kernel/csv.ts';
import type { Series } from '#web/ui/index.ts';
import { formatNumber, formatShortDay } from '#words/format.ts';
import { type Lang, translator } from '#words/index.ts';

/** A table of figures as it stands on the page and in the file, with the plot over it. */
export interface FigureSheet {
  id: string;
  title: string;
  columns: { text: string; number?: boolean }[];
  rows: string[][];
  /** null where nothing is drawn. */
  plot: { title: string; label: string; points: string[]; series: Series[] } | null;
}

/** "4.5 h", within the first hour "12 min"; nothing where nothing was decided. */
export function hours(seconds: number | null, lang: Lang): string {
  if (seconds === null) return '';
  const t = translator(lang);
  if (seconds < 3600) return t('review.figures.minutes', { minutes: Math.max(1, Math.round(seconds / 60)) });
  return t('review.figures.hours', { hours: Math.round(seconds / 360) / 10 });
}

const whole = (seconds: number | null): bigint => BigInt(Math.round((seconds ?? 0) / 3600));

/** All figures of a page as tables, those that have something in them. `nameOf` says who a reviewer is. */
export function figureSheets(figures: ReviewFigures, nameOf: (login: string) => string, lang: Lang): FigureSheet[] {
  const sheets = [volume(figures, lang), times(figures, lang), waiting(figures, lang), reasons(figures, lang)];
  return [...sheets, dismissed(figures, lang), reviewers(figures, nameOf, lang), looks(figures, lang)].filter(
    ({ rows }) => rows.length > 0,
  );
}

export function figuresCsv(sheets: readonly FigureSheet[]): string {
  return csvOf(sheets.flatMap(({ title, columns, rows }) => [[title], columns.map(({ text }) => text), ...rows, []]));
}

const percent = (part: number, all: number, lang: Lang): string =>
  all === 0 ? '' : translator(lang)('review.figures.percent', { percent: Math.round((100 * part) / all) });

const shortDays = ({ steps }: ReviewFigures, lang: Lang): string[] =>
  steps.map(({ day }) => formatShortDay(day, lang).replace(/,? \d{4}$/, ''));

function volume(figures: ReviewFigures, lang: Lang): FigureSheet {
  const t = translator(lang);
  const count = (of: 'arrived' | 'decided' | 'returned' | 'passed' | 'late') => figures.steps.map((step) => BigInt(step[of]));
  return {
    id: 'volume',
    title: t(figures.step === 'day' ? 'review.figures.volume_day' : 'review.figures.volume_week'),
    columns: [
      { text: t(figures.step === 'day' ? 'review.figures.day' : 'review.figures.week') },
      ...(['arrived', 'decided', 'returned', 'passed', 'late'] as const).map((name) => ({
        text: t(`review.figures.${name}`),
        number: true,
      })),
    ],
    rows: figures.steps.map((step) => [
      formatShortDay(step.day, lang),
      ...[step.arrived, step.decided, step.returned, step.passed, step.late].map((value) => formatNumber(value, lang)),
    ]),
    plot: {
      title: t('review.figures.volume'),
      label: t('review.figures.volume_plot'),
      points: shortDays(figures, lang),
      series: [
        { name: t('review.figures.arrived'), look: 'teal', values: count('arrived') },
        { name: t('review.figures.decided'), look: 'leaf', values: count('decided') },
        { name: t('review.figures.late'), look: 'brick', values: count('late') },
      ],
    },
  };
}

function times(figures: ReviewFigures, lang: Lang): FigureSheet {
  const t = translator(lang);
  const decided = figures.steps.filter(({ medianSeconds }) => medianSeconds !== null);
  return {
    id: 'times',
    title: t('review.figures.times'),
    columns: [
      { text: t(figures.step === 'day' ? 'review.figures.day' : 'review.figures.week') },
      { text: t('review.figures.median'), number: true },
      { text: t('review.figures.slow'), number: true },
    ],
    rows: decided.map(({ day, medianSeconds, slowSeconds }) => [
      formatShortDay(day, lang),
      hours(medianSeconds, lang),
      hours(slowSeconds, lang),
    ]),
    plot: {
      title: t('review.figures.times_hours'),
      label: t('review.figures.times_plot'),
      points: shortDays({ ...figures, steps: decided }, lang),
      series: [
        { name: t('review.figures.median'), look: 'teal', values: decided.map(({ medianSeconds }) => whole(medianSeconds)) },
        { name: t('review.figures.slow'), look: 'amber', values: decided.map(({ slowSeconds }) => whole(slowSeconds)) },
      ],
    },
  };
}

function waiting({ waiting: { byAge, late } }: ReviewFigures, lang: Lang): FigureSheet {
  const t = translator(lang);
  const names = AGES_HOURS.map((from, n) => {
    const to = AGES_HOURS[n + 1];
    return to === undefined ? t('review.figures.age_over', { from }) : t('review.figures.age_to', { from, to });
  });
  const counts = [...byAge, late];
  const points = [...names, t('review.figures.is_late')];
  return {
    id: 'waiting',
    title: t('review.figures.waiting'),
    columns: [{ text: t('review.figures.age') }, { text: t('review.figures.letters'), number: true }],
    rows: counts.every((count) => count === 0) ? [] : points.map((name, n) => [name, formatNumber(counts[n]!, lang)]),
    plot: {
      title: t('review.figures.waiting_hours'),
      label: t('review.figures.waiting_plot'),
      points,
      series: [{ name: t('review.figures.letters'), look: 'amber', values: counts.map(BigInt) }],
    },
  };
}

function reasons(figures: ReviewFigures, lang: Lang): FigureSheet {
  const t = translator(lang);
  const all = figures.reasons.reduce((sum, { count }) => sum + count, 0);
  return {
    id: 'reasons',
    title: t('review.figures.reasons'),
    columns: [
      { text: t('review.figures.reason') },
      { text: t('review.figures.letters'), number: true },
      { text: t('review.figures.share'), number: true },
    ],
    rows: figures.reasons.map(({ reason, count }) => [t(`review.reason.${reason}`), formatNumber(count, lang), percent(count, all, lang)]),
    plot: null,
  };
}

function dismissed(figures: ReviewFigures, lang: Lang): FigureSheet {
  const t = translator(lang);
  return {
    id: 'dismissed',
    title: t('review.figures.dismissed'),
    columns: [
      { text: t('review.terms.column_term') },
      { text: t('review.terms.column_found'), number: true },
      { text: t('review.terms.column_false'), number: true },
      { text: t('review.figures.share'), number: true },
    ],
    rows: figures.dismissed.map((row) => [
      row.phrase,
      formatNumber(row.decided, lang),
      formatNumber(row.dismissed, lang),
      percent(row.dismissed, row.decided, lang),
    ]),
    plot: null,
  };
}

function reviewers(figures: ReviewFigures, nameOf: (login: string) => string, lang: Lang): FigureSheet {
  const t = translator(lang);
  return {
    id: 'reviewers',
    title: t('review.figures.reviewers'),
    columns: [
      { text: t('review.figures.reviewer') },
      { text: t('review.figures.decided'), number: true },
      { text: t('review.figures.returned'), number: true },
      { text: t('review.figures.share'), number: true },
      { text: t('review.figures.late'), number: true },
      { text: t('review.figures.median'), number: true },
    ],
    rows: figures.reviewers.map((row) => [
      nameOf(row.reviewer),
      ...[row.decided, row.returned].map((value) => formatNumber(value, lang)),
      percent(row.returned, row.decided, lang),
      formatNumber(row.late, lang),
      hours(row.medianSeconds, lang),
    ]),
    plot: null,
  };
}

function looks(figures: ReviewFigures, lang: Lang): FigureSheet {
  const t = translator(lang);
  return {
    id: 'looks',
    title: t('review.figures.looks'),
    columns: [
      { text: t('review.figures.look') },
      { text: t('review.figures.letters'), number: true },
      { text: t('review.figures.otherwise'), number: true },
      { text: t('review.figures.share'), number: true },
    ],
    rows: figures.looks.map(({ look, count, otherwise }) => [
      t(`review.figures.look_${look}`),
      formatNumber(count, lang),
      formatNumber(otherwise, lang),
      percent(otherwise, count, lang),
    ]),
    plot: null,
  };
}
