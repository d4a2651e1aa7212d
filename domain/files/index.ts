export { type PdfBlock, type PdfColumn, type PdfPaper, renderPdf } from './pdf/render-pdf.ts';
