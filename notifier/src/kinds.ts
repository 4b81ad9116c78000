/** What somebody wants to be woken for: their line's state, and calls and cuts of theirs, their meter, or their account and standing. */
export const kinds = ["line", "meter", "account"] as const;

export type Kind = (typeof kinds)[number];
