import { z } from '@hono/zod-openapi';
import { errorTypes } from './errors.ts';

// The words of the API: what comes in and what goes out. The served document and its page are made of these.

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the day like 1985-12-31')
  .meta({ format: 'date', example: '1985-12-31' });
const moment = z.iso.datetime('Write the moment in UTC, like 2026-11-21T15:04:05Z').meta({ example: '2026-11-21T15:04:05.000Z' });

const problem = { code: z.string(), param: z.string().nullable(), message: z.string() };
export const errorSchema = z
  .object({
    error: z.object({
      type: z.enum(errorTypes),
      code: z.string().meta({ description: 'Stable: what your program looks at.', example: 'directory.unknown_facility' }),
      param: z.string().nullable().meta({ description: 'The field, parameter or header it is about.' }),
      message: z.string().meta({ description: 'For a person to read; may be worded anew.' }),
      request_id: z.string().meta({ description: 'Tell us this number when you ask about the call.' }),
      errors: z.array(z.object(problem)).optional().meta({ description: 'All that is wrong, where it is more than one thing.' }),
    }),
  })
  .openapi('Error');

export const agencySchema = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    short_name: z.string(),
    state: z.string().meta({ example: 'FL' }),
    kind: z.enum(['prison', 'jail', 'community']),
    time_zone: z.string().meta({ example: 'America/New_York' }),
    number_example: z.string().meta({ description: 'How its numbers look.', example: 'S123456' }),
  })
  .openapi('Agency');

export const facilitySchema = z
  .object({
    id: z.string(),
    agency_id: z.string(),
    name: z.string(),
    city: z.string(),
    time_zone: z.string(),
    closed_at: moment.nullable(),
  })
  .openapi('Facility');

export const unitSchema = z
  .object({ id: z.string(), facility_id: z.string(), name: z.string(), closed_at: moment.nullable() })
  .openapi('Unit');

const statusOut = z.enum(['here', 'released', 'deceased', 'hidden']);
export const residentSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    given_name: z.string(),
    family_name: z.string(),
    other_names: z.string(),
    birth_date: day.nullable(),
    facility_id: z.string(),
    unit: z.string(),
    status: statusOut.meta({ description: 'hidden: Kinline keeps this person out of every search.' }),
    arrived_on: day.nullable().meta({ description: 'The day of intake, where you told it.' }),
    changed_at: moment,
  })
  .openapi('Resident');

export const residentNewsSchema = z
  .strictObject({
    given_name: z.string(),
    family_name: z.string(),
    other_names: z.string().nullable().optional(),
    birth_date: z.string().nullable().optional().meta({ format: 'date' }),
    facility: z.string().optional().meta({ description: 'Its id, its name, or your own code for it. Needed while the person is here.' }),
    unit: z.string().nullable().optional(),
    status: z.enum(['here', 'released', 'deceased']).optional().meta({ description: 'here when left out.' }),
    arrived_on: z.string().nullable().optional().meta({ format: 'date', description: 'The day of intake.' }),
  })
  .openapi('ResidentNews');

export const residentToldSchema = z
  .object({ recorded: z.enum(['added', 'changed', 'nothing']), resident: residentSchema })
  .openapi('ResidentTold');

const counts = z
  .object({
    added: z.int(),
    changed: z.int(),
    moved: z.int(),
    released: z.int(),
    died: z.int(),
    unchanged: z.int(),
    unknown: z.int().meta({ description: 'Told as gone, and not known to us.' }),
    left: z.int().meta({ description: 'Of those who were there, how many are not any more.' }),
  })
  .openapi('RosterCounts');

export const rosterStates = ['uploaded', 'reading', 'comparing', 'waiting', 'applying', 'done', 'stopped', 'failed'] as const;
export const rosterSchema = z
  .object({
    id: z.string(),
    state: z.enum(rosterStates).meta({
      description:
        'reading and comparing → applying → done. waiting: somebody must confirm it. stopped: dropped, or a dry run that has ended. failed: see trouble.',
    }),
    kind: z.enum(['whole', 'delta']),
    dry_run: z.boolean(),
    file_name: z.string(),
    rows_read: z.int(),
    bad_rows: z.int().meta({ description: 'Rows that were kept out. The people in them stay as they are.' }),
    unreadable_rows: z.int().meta({ description: 'Bad rows whose number nobody can read.' }),
    report: counts.nullable().meta({ description: 'What the file would do, as soon as it is compared.' }),
    result: counts.nullable().meta({ description: 'What it has done, when it is done.' }),
    leaving: z
      .object({
        left: z.int(),
        here_before: z.int(),
        percent: z.int(),
        must_confirm: z.boolean(),
        because: z.enum(['too_many', 'unreadable']).nullable(),
      })
      .nullable(),
    unknown_status_words: z.array(z.object({ word: z.string(), rows: z.int() })).meta({
      description: 'Words in the status column that have no meaning yet. They are never guessed: send the file again with `status`.',
    }),
    trouble: z.object({ code: z.string(), message: z.string() }).nullable(),
    sent_at: moment,
    confirmed_at: moment.nullable(),
    ended_at: moment.nullable(),
  })
  .openapi('Roster');

export const badRowSchema = z
  .object({ line: z.int(), field: z.string(), code: z.string(), message: z.string(), value: z.string() })
  .openapi('BadRow');

export const callName = z.object({
  'idempotency-key': z.string().optional().meta({
    description:
      'A name of your own for this call (1 to 100 signs). The same call under the same name is done once and gets the same answer for 24 hours.',
  }),
});

/** Which agency a call is about. */
export const agencyAsked = z
  .string()
  .max(60)
  .optional()
  .meta({ description: 'The agency (its id). May be left out where the key is for one alone.' });

export const cursor = z.string().max(300).optional().meta({ description: 'From where to go on: `next_cursor` of the page before.' });
export const limit = (most: number) => {
  const wanted = `Write a whole number from 1 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,4}$/, wanted)
    .transform(Number)
    .pipe(z.int().min(1, wanted).max(most, wanted))
    .optional()
    .openapi({ type: 'integer', pattern: undefined, minimum: 1, maximum: most, description: `How many, 1 to ${most}.`, example: 50 });
};

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(item: T, name: string) =>
  z
    .object({
      data: z.array(item),
      has_more: z.boolean().meta({ description: 'There is more right now.' }),
      next_cursor: z.string().nullable().meta({ description: 'From where to go on.' }),
    })
    .openapi(name);
