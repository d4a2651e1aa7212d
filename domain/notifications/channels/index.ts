import type { ChannelName } from '../kinds.ts';
import type { Channel } from './channel.ts';
import { email } from './email.ts';
import { push } from './push.ts';
import { sms } from './sms.ts';

/** Every way to somebody by its name. A channel without a row is offered nowhere. */
export const channels: Partial<Record<ChannelName, Channel>> = { email, push, sms };
