import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Contained, MOST_FILE_BYTES, recordsIn } from "./container.ts";

/** Files of a folder that are looked at. */
const MOST_FILES = 100_000;

interface Seen {
  readonly mtimeMs: number;
  readonly size: number;
}

/** A file, or the files of a folder, into which a charging station's records are put; each is read when it is new or has changed. */
export class RecordFiles {
  readonly #path: string;
  #seen = new Map<string, Seen>();

  constructor(path: string) {
    this.#path = path;
  }

  /** What is in files that are new or have changed since this was asked last. `refuse` hears of those that cannot be read. */
  read(refuse: (file: string, reason: string) => void): Contained[] {
    const records: Contained[] = [];
    const seen = new Map<string, Seen>();
    for (const file of this.#files(refuse)) {
      try {
        const { mtimeMs, size } = statSync(file);
        seen.set(file, { mtimeMs, size });
        const before = this.#seen.get(file);
        if (before?.mtimeMs === mtimeMs && before.size === size) continue;
        if (size > MOST_FILE_BYTES) throw new Error(`${size} bytes, at most ${MOST_FILE_BYTES}`);
        records.push(...recordsIn(readFileSync(file)));
      } catch (error) {
        refuse(file, (error as Error).message);
      }
    }
    this.#seen = seen;
    return records;
  }

  #files(refuse: (file: string, reason: string) => void): string[] {
    try {
      if (!statSync(this.#path).isDirectory()) return [this.#path];
      const entries = readdirSync(this.#path, { withFileTypes: true }).filter(
        (entry) => entry.isFile() && !entry.name.startsWith("."),
      );
      if (entries.length > MOST_FILES)
        refuse(this.#path, `${entries.length} files, of which the first ${MOST_FILES} by name are read`);
      return entries
        .map(({ name }) => join(this.#path, name))
        .sort()
        .slice(0, MOST_FILES);
    } catch (error) {
      refuse(this.#path, (error as Error).message);
      return [];
    }
  }
}
