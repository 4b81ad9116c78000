import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

interface EntryProps {
  title: ReactNode;
  /** At the title's right: how far it is with it. */
  badge?: ReactNode;
  children?: ReactNode;
}

/** One of a list's: what it is, how far it is, and what there is to say of it. */
export function Entry({ title, badge, children }: EntryProps) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        {badge}
      </div>
      {children}
    </>
  );
}

interface FiguresProps {
  /** Name and value of each, no two of a name. */
  of: readonly (readonly [name: string, value: ReactNode])[];
  /** How many stand side by side where there is room for more than two. */
  className: string;
}

/** Numbers with their names, side by side. */
export function Figures({ of, className }: FiguresProps) {
  return (
    <dl className={cn("mt-2 grid grid-cols-2 gap-x-4 gap-y-1", className)}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt className="text-ink-soft text-xs">{name}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
