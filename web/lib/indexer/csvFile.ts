/** What a file of the indexer has at most. */
export const FILE_LINES = 1_000;

/** Where a list of the indexer is a file: the newest of it, or of what is asked for. */
export const csvFile = (path: string, asked: Readonly<Record<string, string>> = {}): string =>
  `${path}?${new URLSearchParams({ ...asked, format: "csv", limit: String(FILE_LINES) })}`;
