"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { TxProgress } from "./TxProgress";
import type { useTransaction } from "./TxProvider";

type SubmitRowProps = Omit<ComponentProps<typeof Button>, "type"> & {
  transaction: Pick<ReturnType<typeof useTransaction>, "busy" | "last">;
};

/** The end of a form: what signs and sends it, once at a time, and how far that is. `className` is the row's. */
export function SubmitRow({ transaction, disabled, className, ...button }: SubmitRowProps) {
  return (
    <div className={cn("flex flex-wrap items-center gap-3", className)}>
      <Button {...button} type="submit" disabled={transaction.busy || disabled} />
      <TxProgress record={transaction.last} />
    </div>
  );
}
