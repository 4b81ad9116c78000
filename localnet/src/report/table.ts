/** Lines up columns: the first to the left, the others to the right, two spaces between. */
export function table(rows: string[][], leftColumns = 1): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) => alignRow(row, widths, leftColumns));
}

export function alignRow(row: string[], widths: number[], leftColumns = 1): string {
  const cells = row.map((cell, column) =>
    column < leftColumns ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
  );
  return cells.join("  ").trimEnd();
}
