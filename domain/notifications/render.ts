import { type Lang, tr } from '#words/index.ts';
import type { Block, LinkButton, MailContent, Surface, Words } from './content.ts';
import { renderHtml } from './render-html.ts';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** A block with its words written and its addresses whole. */
export type WrittenBlock =
  | { kind: 'text' | 'soft'; text: string }
  | { kind: 'button'; text: string; url: string }
  /** The button's address, to copy. */
  | { kind: 'address'; url: string }
  | { kind: 'rows'; title: string; rows: readonly { label: string; value: string; total: boolean }[]; notes: readonly string[] }
  | { kind: 'steps'; steps: readonly { state: 'done' | 'now' | 'next' | 'stop'; title: string; when: string }[] };

export interface WrittenMail {
  lang: Lang;
  subject: string;
  /** What a mail program shows beside the subject. */
  preview: string;
  heading: string;
  blocks: readonly WrittenBlock[];
  other: { lang: Lang; name: string; url: string };
  foot: string;
  /** The way to get no more mails of this kind. */
  unsubscribe: { name: string; url: string } | null;
}

/** The mail as text and as HTML that say the same. A link button comes first after the opening text. */
export function renderMail(
  origins: Readonly<Record<Surface, string>>,
  lang: Lang,
  content: MailContent,
  link?: LinkButton,
  unsubscribeToken: string | null = null,
): RenderedMail {
  const write = (words: Words) => tr(lang, words.key, words.params);
  const blocks: WrittenBlock[] = content.blocks.map((block) => writeBlock(block, origins, write));
  if (link) {
    blocks.splice(1, 0, { kind: 'button', text: write(link.text), url: link.url });
    if (link.spelledOut) blocks.push({ kind: 'address', url: link.url });
  }
  const button = blocks.find((block) => block.kind === 'button');
  const other: Lang = lang === 'en' ? 'es' : 'en';
  const mail: WrittenMail = {
    lang,
    subject: oneLine(write(content.subject)),
    preview: tr(lang, 'notifications.preview'),
    heading: write(content.heading),
    blocks,
    other: { lang: other, name: tr(lang, 'notifications.other_language'), url: inLanguage(button?.url ?? `${origins.family}/`, other) },
    foot: tr(lang, 'notifications.foot'),
    unsubscribe:
      unsubscribeToken === null
        ? null
        : { name: tr(lang, 'notices.unsubscribe.foot'), url: `${origins.family}/unsubscribe/${unsubscribeToken}` },
  };
  return { subject: mail.subject, text: renderText(mail), html: renderHtml(mail) };
}

function writeBlock(block: Block, origins: Readonly<Record<Surface, string>>, write: (words: Words) => string): WrittenBlock {
  switch (block.kind) {
    case 'text':
    case 'soft':
      return { kind: block.kind, text: write(block.text) };
    case 'button':
      return { kind: 'button', text: write(block.text), url: ownUrl(origins[block.surface ?? 'family'], block.path) };
    case 'rows':
      return {
        kind: 'rows',
        title: write(block.title),
        rows: block.rows.map((row) => ({ label: write(row.label), value: row.value, total: row.total ?? false })),
        notes: (block.notes ?? []).map(write),
      };
    case 'steps':
      return { kind: 'steps', steps: block.steps.map((step) => ({ state: step.state, title: write(step.title), when: step.when ?? '' })) };
  }
}

function ownUrl(origin: string, path: string): string {
  const url = new URL(path, origin);
  if (url.origin !== origin) throw new Error(`a mail's button leads to ${url.origin}, not to us`);
  return url.href;
}

function inLanguage(url: string, lang: Lang): string {
  const changed = new URL(url);
  changed.searchParams.set('lang', lang);
  return changed.href;
}

/** A header is one line, whatever a name holds. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function renderText(mail: WrittenMail): string {
  const parts = mail.blocks.map((block) => {
    switch (block.kind) {
      case 'text':
      case 'soft':
        return block.text;
      case 'button':
        return `${block.text}:\n${block.url}`;
      case 'address':
        return block.url;
      case 'rows':
        return [block.title, ...block.rows.map((row) => `${row.label}: ${row.value}`), ...block.notes].join('\n');
      case 'steps':
        return block.steps.map((step) => `${MARKS[step.state]} ${step.title}${step.when ? `. ${step.when}` : ''}`).join('\n');
    }
  });
  return `${[mail.heading, ...parts, mail.foot, ...(mail.unsubscribe ? [`${mail.unsubscribe.name}: ${mail.unsubscribe.url}`] : []), `${mail.other.name}: ${mail.other.url}`].join('\n\n')}\n`;
}

const MARKS = { done: '[x]', now: '[>]', next: '[ ]', stop: '[!]' } as const;
