"use client";

import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";

interface SwitchFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** A switch with its words at the left; the whole row takes the finger. */
export function SwitchField({ label, hint, checked, onCheckedChange, disabled = false }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4 py-2.5">
      <label htmlFor={id} className="min-w-0 flex-1 cursor-pointer">
        <span className="block font-medium text-sm">{label}</span>
        {hint !== undefined && (
          <span id={`${id}-hint`} className="block text-ink-soft text-sm">
            {hint}
          </span>
        )}
      </label>
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        disabled={disabled}
        {...(hint !== undefined && { "aria-describedby": `${id}-hint` })}
        className="relative mt-0.5 h-7 w-12 shrink-0 rounded-full border border-edge-strong bg-sunken transition-colors disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-5 translate-x-1 rounded-full bg-ink-soft transition-transform data-[state=checked]:translate-x-[1.35rem] data-[state=checked]:bg-accent-ink" />
      </Radix.Root>
    </div>
  );
}
