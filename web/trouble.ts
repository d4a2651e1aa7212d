/** Why a request can't go on, where no page of its own can say it: see the hooks, which lead here. */
const TROUBLES = ['cookie', 'form', 'not_allowed', 'missing'] as const;
export type Trouble = (typeof TROUBLES)[number];

interface Asked {
  url: URL;
  locals: Pick<App.Locals, 'cookiesWork'>;
}

export const loadTrouble = ({ url, locals }: Asked): { why: Trouble; cookiesWork: boolean } => ({
  why: TROUBLES.find((why) => why === url.searchParams.get('why')) ?? 'not_allowed',
  cookiesWork: locals.cookiesWork,
});
