import PDFDocument from 'pdfkit';
import type { Lang } from '#kernel/scope.ts';
import { translator } from '#words/index.ts';
import type { PdfFigure } from './figure.ts';
import { Sheet } from './sheet.ts';

/** A piece of a page. `lang` where it is in another language than the paper. */
export type PdfBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'text'; text: string; bold?: boolean; soft?: boolean }
  | { kind: 'table'; caption: string; columns: readonly PdfColumn[]; rows: readonly (readonly string[])[]; total?: readonly string[] }
  | { kind: 'facts'; rows: readonly { label: string; value: string; bold?: boolean; number?: boolean }[] }
  /** Lines to sign on, each with a place for the date. */
  | { kind: 'sign'; labels: readonly string[]; date: string }
  | ({ kind: 'figure' } & PdfFigure)
  | { kind: 'page' };

export interface PdfColumn {
  text: string;
  /** Right-aligned. */
  number?: boolean;
  /** How much of the width, measured against the other columns; 1 when left out. */
  share?: number;
}

export interface PdfPaper {
  lang: Lang;
  title: string;
  /** At the foot of each page, before its number. */
  foot: string;
  madeAt: Date;
  parts: readonly { lang: Lang; blocks: readonly PdfBlock[] }[];
}

/**
 * A paper as PDF: letter size, the house's font embedded, tagged for screen readers, with title and language. Text can be copied out.
 * Other scripts and pictures are drawn in fonts of their own. A letter none has is its number in Unicode, and a note says so.
 */
export async function renderPdf(paper: PdfPaper): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'LETTER',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/UA' as 'PDF/A-2a', // its types do not know it yet
    lang: paper.lang,
    displayTitle: true,
    bufferPages: true,
    // pdfkit would look for Helvetica's measures otherwise.
    font: null as unknown as string,
    info: { Title: paper.title, Author: 'Kinline', Creator: 'Kinline', CreationDate: paper.madeAt, ModDate: paper.madeAt },
  });
  const bytes: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => bytes.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const sheet = new Sheet(pdf);
  for (const part of paper.parts) await sheet.part(part.lang, part.blocks);
  const t = translator(paper.lang);
  if (sheet.hasGaps) await sheet.part(paper.lang, [{ kind: 'text', text: t('files.pdf.gaps'), soft: true }]);
  sheet.end((page, pages) => `${paper.foot} · ${t('files.pdf.page', { page: String(page), pages: String(pages) })}`);
  await done;
  return Buffer.concat(bytes);
}
