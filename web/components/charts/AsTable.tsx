"use client";

import { type ReactNode, useState } from "react";

interface AsTableProps {
  /** What opens it: "As a table". */
  summary: string;
  caption: string;
  /** Names of columns, no two the same. */
  head: string[];
  rows: () => Row[];
}

interface Row {
  key: string | number;
  cells: ReactNode[];
}

/** The numbers of a picture, for whoever reads tables or cannot see pictures. The first cell of a row names it. */
export function AsTable({ summary, caption, head, rows }: AsTableProps) {
  // Hundreds of rows are made when somebody wants them.
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="mt-3" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="inline-flex min-h-9 cursor-pointer items-center text-accent text-sm underline-offset-4 hover:underline">
        {summary}
      </summary>
      {isOpen && <ScrollingTable caption={caption} head={head} rows={rows()} />}
    </details>
  );
}

export function ScrollingTable({ caption, head, rows }: Pick<AsTableProps, "caption" | "head"> & { rows: Row[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="relative mt-2 max-h-96 overflow-auto rounded-lg border" tabIndex={0} aria-label={caption}>
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-sunken">
          <tr>
            {head.map((name, index) => (
              <th
                key={name}
                scope="col"
                className={index === 0 ? "px-3 py-2 text-left font-medium" : "px-3 py-2 text-right font-medium"}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={head[index]} scope="row" className="px-3 py-1.5 text-left font-normal">
                    {cell}
                  </th>
                ) : (
                  <td key={head[index]} className="whitespace-nowrap px-3 py-1.5 text-right tabular-nums">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
