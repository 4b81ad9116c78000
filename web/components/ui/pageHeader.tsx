import type { ReactNode } from "react";

export function PageHeader({
  title,
  lead,
  aside,
}: {
  title: ReactNode;
  lead?: ReactNode | undefined;
  aside?: ReactNode;
}) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2 lg:mb-6">
      <div className="min-w-0">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {lead !== undefined && <p className="mt-0.5 max-w-2xl text-ink-soft">{lead}</p>}
      </div>
      {aside}
    </header>
  );
}
