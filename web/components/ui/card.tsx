import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

interface CardProps extends Omit<ComponentProps<"section">, "title"> {
  title?: ReactNode;
  /** A sentence below the title. */
  hint?: ReactNode;
  /** At the title's right. */
  aside?: ReactNode;
  headingLevel?: 2 | 3;
}

export function Card({ title, hint, aside, headingLevel = 2, className, children, ...rest }: CardProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <section className={cn("min-w-0 rounded-card border border-edge bg-card p-4 sm:p-5", className)} {...rest}>
      {title !== undefined && (
        <header className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-1 sm:flex-nowrap">
          <div className="min-w-0">
            <Heading className="font-semibold text-[0.9375rem] leading-6">{title}</Heading>
            {hint !== undefined && <p className="text-ink-soft text-sm">{hint}</p>}
          </div>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
