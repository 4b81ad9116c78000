/** Each value below `wanted` that is another one below `found`: by its path in the names of a file, what it was, and what it is to be. */
export function differences(found: unknown, wanted: unknown): Difference[] {
  const was = new Map(leaves(found, ""));
  return leaves(wanted, "")
    .filter(([path, value]) => was.get(path) !== value)
    .map(([path, value]) => ({ key: path, was: was.get(path), is: value }));
}

export interface Difference {
  key: string;
  /** What the chain says, as text; nothing when it says nothing of it. */
  was: string | undefined;
  is: string;
}

/** `retail_micro_per_kwh 320000 → 300000`. */
export const inWords = (differing: Difference[]): string =>
  differing.map(({ key, was, is }) => `${key} ${was ?? "(none)"} → ${is}`).join(", ");

function leaves(value: unknown, path: string): [string, string][] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [[path, String(value)]];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, `${path}[${index}]`));
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, path === "" ? snake(key) : `${path}.${snake(key)}`),
  );
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
