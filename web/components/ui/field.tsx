import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

interface FieldProps extends Omit<ComponentProps<"input">, "id"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Stands behind the value: `ct/kWh`. */
  unit?: string | undefined;
}

const box =
  "w-full min-h-11 rounded-xl border border-edge-strong/70 bg-card px-3 text-base text-ink outline-offset-1 placeholder:text-ink-soft disabled:bg-sunken disabled:text-ink-soft aria-invalid:border-bad sm:text-[0.9375rem]";

/** A labelled input, its hint and its error, tied together for those who do not see them. */
export function Field({ label, hint, error, unit, className, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          className={cn(box, unit && "pr-20")}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-about`}
          {...rest}
        />
        {unit && (
          <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-soft text-sm">
            {unit}
          </span>
        )}
      </div>
      <About id={`${id}-about`} hint={hint} error={error} />
    </div>
  );
}

interface SelectFieldProps extends Omit<ComponentProps<"select">, "id"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}

export function SelectField({ label, hint, error, className, children, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        {label}
      </label>
      <select
        id={id}
        className={cn(box, "appearance-auto")}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-about`}
        {...rest}
      >
        {children}
      </select>
      <About id={`${id}-about`} hint={hint} error={error} />
    </div>
  );
}

interface TextAreaFieldProps extends Omit<ComponentProps<"textarea">, "id"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}

export function TextAreaField({ label, hint, error, className, ...rest }: TextAreaFieldProps) {
  const id = useId();
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        {label}
      </label>
      <textarea
        id={id}
        className={cn(box, "py-2 font-mono text-sm [overflow-wrap:anywhere]")}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-about`}
        {...rest}
      />
      <About id={`${id}-about`} hint={hint} error={error} />
    </div>
  );
}

function About({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) {
  return (
    <p id={id} aria-live="polite" className={cn("mt-1 text-sm empty:hidden", error ? "text-bad-ink" : "text-ink-soft")}>
      {error ?? hint}
    </p>
  );
}
