"use client";

import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";

export const tableParts = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });

// biome-ignore lint/suspicious/noExplicitAny: each column has a value type of its own
export type Column<TData extends RowData> = ColumnDef<typeof tableParts, TData, any>;

interface DataTableProps<TData extends RowData> {
  caption: string;
  columns: Column<TData>[];
  data: TData[];
  rowId: (row: TData) => string;
}

const arrows = { asc: ArrowUp, desc: ArrowDown, false: ArrowUpDown };
const sorts = { asc: "ascending", desc: "descending", false: "none" } as const;

/** A table that sorts by any column. */
export function DataTable<TData extends RowData>({ caption, columns, data, rowId }: DataTableProps<TData>) {
  const table = useTable({ features: tableParts, columns, data, getRowId: rowId });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section aria-label={caption} tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b">
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                const Arrow = arrows[`${sorted}`];
                return (
                  <th
                    key={header.id}
                    scope="col"
                    {...(header.column.getCanSort() && { "aria-sort": sorts[`${sorted}`] })}
                    className="whitespace-nowrap px-2 py-1 text-left font-medium text-ink-soft"
                  >
                    {header.column.getCanSort() ? (
                      <button
                        type="button"
                        onClick={header.column.getToggleSortingHandler()}
                        className="inline-flex min-h-9 items-center gap-1 hover:text-ink"
                      >
                        <table.FlexRender header={header} />
                        <Arrow aria-hidden="true" className="size-3.5" />
                      </button>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody className="divide-y">
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className="whitespace-nowrap px-2 py-2 tabular-nums">
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
