export { closeMessage } from './close-message.ts';
export { stampForm } from './form-stamp.ts';
export { sweeps } from './jobs.ts';
export { type Inbox, listMessages } from './list-messages.ts';
export { type Message, readMessage } from './read-message.ts';
export { reportPerson } from './report-person.ts';
export { type ContactForm, readSent, sendMessage } from './send-message.ts';
export { ownData } from './own-data.ts';
export { isTopic, type Topic, topics } from './topics.ts';
