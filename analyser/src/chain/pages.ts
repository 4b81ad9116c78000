const PAGE = 100;

/** Everything of a list that comes in pages, `key` telling where the next one starts. */
export async function allPages<Item, Key>(
  key: (item: Item) => Key,
  ask: (page: { limit: number; startAfter?: Key }) => Promise<readonly Item[]>,
): Promise<Item[]> {
  const all: Item[] = [];
  for (let last: Item | undefined; ; ) {
    const page = await ask({ limit: PAGE, ...(last !== undefined && { startAfter: key(last) }) });
    all.push(...page);
    last = page.at(-1);
    if (page.length < PAGE || last === undefined) return all;
  }
}
