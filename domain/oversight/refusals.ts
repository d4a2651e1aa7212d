/** Every "no" of this module; the words stand at `oversight.refusal.<code>`. */
export const refusals = ['unknown_flag', 'flag_answered', 'note_missing', 'note_unreadable', 'whole_agency_only'] as const;
