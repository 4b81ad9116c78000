/** Characters of a wrong value that an error shows. */
const MOST_SHOWN = 40;

/** What stands in a record, as far as an error shows it. */
export const shownText = (text: string): string => JSON.stringify([...text].slice(0, MOST_SHOWN).join(""));
