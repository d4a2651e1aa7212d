export { FIGURE_HEIGHT, FIGURE_WIDTH } from './pdf/figure.ts';
export { type PdfBlock, type PdfColumn, type PdfPaper, renderPdf } from './pdf/render-pdf.ts';
