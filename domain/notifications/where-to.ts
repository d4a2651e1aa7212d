import { type ChannelName, channelNames, type Kind, ruleOf } from './kinds.ts';

/** What somebody has said, by kind and channel. */
export type Choices = ReadonlyMap<`${Kind} ${ChannelName}`, boolean>;

/** Whether this kind is to come by this channel: what can't be switched off, what was said, else the default. */
export function wants(kind: Kind, channel: ChannelName, choices: Choices): boolean {
  const rule = ruleOf(kind);
  if (!rule.by.includes(channel)) return false;
  return rule.always.includes(channel) || (choices.get(`${kind} ${channel}`) ?? rule.on.includes(channel));
}

/**
 * The channels a notice takes. `asked`: its reader asked for it just now, so it comes by e-mail whatever was said. When e-mail does not
 * reach somebody, what can't be switched off takes every other way there is. `phonesOnly`: a warning beside its mail takes every phone.
 */
export function channelsFor(
  notice: { kind: Kind; asked: boolean; phonesOnly?: boolean },
  choices: Choices,
  mailArrives: boolean,
): ChannelName[] {
  if (notice.asked) return ['email'];
  const rule = ruleOf(notice.kind);
  if (notice.phonesOnly) return rule.by.filter((channel) => channel !== 'email');
  const must = rule.always.length > 0 && !mailArrives;
  return channelNames.filter((channel) => wants(notice.kind, channel, choices) || (must && rule.by.includes(channel)));
}
