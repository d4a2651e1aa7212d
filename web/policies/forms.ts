import type { PolicyBodies } from '#domain/directory/index.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { emptyTier, feesFromForm, feesToForm } from './fee-form.ts';
import { emptyColumn, handoffFromForm, handoffToForm } from './handoff-form.ts';
import { emptyHold, holdsFromForm, holdsToForm } from './hold-form.ts';
import type { PageKind } from './kinds.ts';
import { deductionsFromForm, deductionsToForm, emptyDeduction, emptyLimit, limitsFromForm, limitsToForm } from './money-forms.ts';
import {
  approvalsFromForm,
  approvalsToForm,
  emptyPack,
  emptyReason,
  nameSearchFromForm,
  nameSearchToForm,
  postingFromForm,
  postingToForm,
  reviewFromForm,
  reviewHereFromForm,
  reviewHereToForm,
  reviewToForm,
  servicesFromForm,
  servicesToForm,
  stampsFromForm,
  stampsToForm,
} from './rule-forms.ts';
import { stampsHereFromForm, stampsHereToForm } from './stamps-here.ts';
import { rowsOf, type Values, withoutRow, withRow } from './values.ts';

interface PolicyForm<T> {
  /** Null: what stands there before the first rule. */
  toForm(body: T | null): Values;
  /** With errors the body is not to be used. */
  fromForm(values: Values): { body: T; errors: FieldError[] };
  /** The rows that can be added and removed. */
  rows?: { prefix: string; fresh: Values };
}

const forms: { [K in PageKind]: PolicyForm<PolicyBodies[K]> } = {
  fee_schedule: { toForm: feesToForm, fromForm: feesFromForm, rows: { prefix: 't', fresh: emptyTier } },
  limits: { toForm: limitsToForm, fromForm: limitsFromForm, rows: { prefix: 'l', fresh: emptyLimit } },
  deductions: { toForm: deductionsToForm, fromForm: deductionsFromForm, rows: { prefix: 'd', fresh: emptyDeduction } },
  holds: { toForm: holdsToForm, fromForm: holdsFromForm, rows: { prefix: 'h', fresh: emptyHold } },
  posting: { toForm: postingToForm, fromForm: postingFromForm },
  services: { toForm: servicesToForm, fromForm: servicesFromForm },
  approvals: { toForm: approvalsToForm, fromForm: approvalsFromForm, rows: { prefix: 'r', fresh: emptyReason } },
  stamps: { toForm: stampsToForm, fromForm: stampsFromForm, rows: { prefix: 'p', fresh: emptyPack } },
  name_search: { toForm: nameSearchToForm, fromForm: nameSearchFromForm },
  review: { toForm: reviewToForm, fromForm: reviewFromForm },
  review_here: { toForm: reviewHereToForm, fromForm: reviewHereFromForm },
  stamps_here: { toForm: stampsHereToForm, fromForm: stampsHereFromForm },
  handoff: { toForm: handoffToForm, fromForm: handoffFromForm, rows: { prefix: 'c', fresh: emptyColumn } },
};

export function formOf<K extends PageKind>(kind: K): PolicyForm<PolicyBodies[K]> {
  return forms[kind];
}

/** "add" or "remove-3" on the form's rows. A new price begins as a copy of the last one's way. */
export function changeRows(kind: PageKind, values: Values, what: string): Values {
  const { rows } = formOf(kind);
  if (!rows) return values;
  const removed = /^remove-(\d{1,4})$/.exec(what);
  if (removed) {
    const rest = withoutRow(values, rows.prefix, Number(removed[1]));
    return rowsOf(rest, rows.prefix).length > 0 ? rest : withRow(rest, rows.prefix, rows.fresh);
  }
  const last = rowsOf(values, rows.prefix).at(-1);
  const like = (field: string, fresh: string): string =>
    fresh === '' || last === undefined ? fresh : (values[`${rows.prefix}${last}-${field}`] ?? fresh);
  const fresh = Object.fromEntries(Object.entries(rows.fresh).map(([field, value]) => [field, like(field, value)]));
  return withRow(values, rows.prefix, fresh);
}
