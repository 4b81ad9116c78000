/** What a file of the indexer has at most. */
export const FILE_LINES = 1_000;

/** Where a list of the indexer is a file: the newest of it. */
export const csvFile = (path: string): string => `${path}?format=csv&limit=${FILE_LINES}`;
