import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

interface StatProps {
  label: ReactNode;
  value: ReactNode;
  hint?: ReactNode;
  strong?: boolean;
}

/** A number with its name, inside of a `<dl>`. */
export function Stat({ label, value, hint, strong = false }: StatProps) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-soft text-sm">{label}</dt>
      <dd className={cn("tabular-nums", strong ? "font-semibold text-2xl tracking-tight" : "font-medium")}>
        {value}
        {hint !== undefined && <span className="block font-normal text-ink-soft text-sm tracking-normal">{hint}</span>}
      </dd>
    </div>
  );
}
