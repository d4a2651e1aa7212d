/** Every "no" of this module; the words stand at `duty.refusal.<code>`. */
export const refusals = ['unknown_queue'] as const;
