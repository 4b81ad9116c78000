export const sparing: readonly string[];
