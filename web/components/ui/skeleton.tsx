import { cn } from "@/lib/cn";

/** Stands where something is being loaded. The text around it says so to those who do not see it. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("motion-safe:animate-pulse rounded-lg bg-sunken", className)} />;
}
