import { describe, expect, test } from 'vitest';
import { chargebackErrors, nameSearchErrors } from './choice-policies.ts';
import { houseReview, reviewErrors } from './review-policy.ts';
import { type StampsPolicy, stampsPolicyErrors } from './stamps-policy.ts';

const seed: StampsPolicy = {
  packs: [
    { stamps: 5, priceCents: 175n },
    { stamps: 10, priceCents: 330n },
    { stamps: 20, priceCents: 640n },
    { stamps: 40, priceCents: 1200n },
  ],
  costs: { letter: 1, photo: 1, ecard: 1, snap: 1, videogram: 3, reply: 1, video_message: 6 },
  letterLength: 6000,
  freePerMonth: 4,
};
const newYork: StampsPolicy = {
  packs: [
    { stamps: 10, priceCents: 150n },
    { stamps: 30, priceCents: 420n },
    { stamps: 60, priceCents: 780n },
    { stamps: 100, priceCents: 1200n },
  ],
  costs: { letter: 1, photo: 1, ecard: 2, snap: 1, videogram: 3, reply: 1, video_message: null },
  letterLength: 6000,
  freePerMonth: 8,
};

describe('stampsPolicyErrors', () => {
  test.each([
    ['seed', seed],
    ['New York', newYork],
  ])('%s is whole', (_name, policy) => expect(stampsPolicyErrors(policy)).toEqual([]));

  test.each<[string, Partial<StampsPolicy>, string]>([
    ['no packs', { packs: [] }, 'packs: directory.no_packs'],
    ['a pack of none', { packs: [{ stamps: 0, priceCents: 1n }] }, 'packs.0: directory.bad_count'],
    ['half a stamp', { packs: [{ stamps: 1.5, priceCents: 1n }] }, 'packs.0: directory.bad_count'],
    ['what is no number', { packs: [{ stamps: Number.NaN, priceCents: 1n }] }, 'packs.0: directory.bad_count'],
    ['packs in the wrong order', { packs: [...seed.packs].reverse() }, 'packs.1: directory.pack_order'],
    ['a size twice', { packs: [seed.packs[0]!, seed.packs[0]!] }, 'packs.1: directory.pack_order'],
    ['a larger pack that is dearer', { packs: [seed.packs[0]!, { stamps: 10, priceCents: 351n }] }, 'packs.1: directory.pack_dearer'],
    ['a price below nothing', { packs: [{ stamps: 1, priceCents: -1n }] }, 'packs.0: directory.negative_fee'],
    ['a cost below nothing', { costs: { ...seed.costs, photo: -1 } }, 'costs.photo: directory.bad_count'],
    ['letters of no length', { letterLength: 0 }, 'letterLength: directory.bad_count'],
    ['room for no letter', { lettersMost: { day: 0, week: null, waiting: null } }, 'lettersMost.day: directory.bad_count'],
    ['too many free stamps', { freePerMonth: 101 }, 'freePerMonth: directory.bad_count'],
  ])('%s', (_what, over, expected) => {
    expect(stampsPolicyErrors({ ...seed, ...over }).map(({ field, code }) => `${field}: ${code}`)[0]).toBe(expected);
  });

  test('the same price for a stamp in each pack is allowed', () => {
    expect(stampsPolicyErrors({ ...seed, packs: [seed.packs[0]!, { stamps: 10, priceCents: 350n }] })).toEqual([]);
  });
});

describe('choices', () => {
  test('are those that there are', () => {
    expect(nameSearchErrors({ who: 'public' }).concat(nameSearchErrors({ who: 'signed_in' }))).toEqual([]);
    expect(nameSearchErrors({ who: '' as 'public' })).toHaveLength(1);
    expect(reviewErrors({ ...houseReview, mode: 'flagged' })).toEqual([]);
    expect(reviewErrors({ ...houseReview, mode: 'none' as 'flagged', deadlineHours: 0, looks: 3 })).toHaveLength(3);
    expect(chargebackErrors({ policy: 'classic' })).toEqual([]);
    expect(chargebackErrors({ policy: '' as 'classic' })).toHaveLength(1);
  });
});
