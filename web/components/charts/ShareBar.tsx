import { cn } from "@/lib/cn";

/** A share as a bar; the number stands beside it. */
export function ShareBar({ share, look = "bg-neighbours" }: { share: number; look?: string }) {
  return (
    <div aria-hidden="true" className="mt-1.5 h-2.5 overflow-hidden rounded-full bg-sunken">
      <div className={cn("h-full rounded-full", look)} style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </div>
  );
}
