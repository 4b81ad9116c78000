/** In which line of a TOML text each key stands, by its path: `zones[1].name` counts as the second `[[zones]]` has it. */
export function keyLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const counts = new Map<string, number>();
  let table = "";
  text.split("\n").forEach((line, index) => {
    const [, list, single] = /^\s*\[(?:\[\s*([^\]]+?)\s*\]|\s*([^[\]]+?)\s*)\]/.exec(line) ?? [];
    const key = /^\s*((?:[A-Za-z0-9_-]+|"[^"]*")(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"))*)\s*=/.exec(line)?.[1];
    if (list !== undefined) {
      const count = counts.get(list) ?? 0;
      counts.set(list, count + 1);
      table = `${list}[${count}]`;
      lines.set(table, index + 1);
      if (count === 0) lines.set(list, index + 1);
    } else if (single !== undefined) {
      table = single;
      lines.set(table, index + 1);
    } else if (key !== undefined) {
      const path = key.replaceAll(/["\s]/g, "");
      lines.set(table === "" ? path : `${table}.${path}`, index + 1);
    }
  });
  return lines;
}

/** The line of a key, or of the nearest table or list that holds it; nothing when the text has neither. */
export function lineOf(lines: ReadonlyMap<string, number>, key: string): number | undefined {
  for (let path = key; path !== ""; path = path.replace(/(?:\.[^.[\]]+|\[[^\]]*\]|^[^.[\]]+)$/, "")) {
    const line = lines.get(path);
    if (line !== undefined) return line;
  }
  return undefined;
}
