export type { Block, MailContent, Surface, Words } from './content.ts';
export { jobs } from './jobs.ts';
export { listDeliveries } from './list-deliveries.ts';
export { type Mail, type Mailer, makeMailer } from './mailer.ts';
export { ownData } from './own-data.ts';
export { type RenderedMail, renderMail } from './render.ts';
export { type MailOrder, sendMail } from './send-mail.ts';
export { subscribers } from './subscribers.ts';
