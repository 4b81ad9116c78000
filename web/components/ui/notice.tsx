import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

const looks = {
  info: { style: "bg-accent-soft text-accent-soft-ink", Icon: Info },
  warn: { style: "bg-warn-soft text-warn-ink", Icon: TriangleAlert },
  bad: { style: "bg-bad-soft text-bad-ink", Icon: CircleAlert },
};

interface NoticeProps {
  tone?: keyof typeof looks;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Said at once to those who do not see it. */
  live?: boolean;
  className?: string;
}

export function Notice({ tone = "info", title, children, action, live = false, className }: NoticeProps) {
  const { style, Icon } = looks[tone];
  return (
    <div
      className={cn("flex items-start gap-3 rounded-xl px-3.5 py-3 text-sm", style, className)}
      {...(live && { role: tone === "info" ? "status" : "alert" })}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">
          {title !== undefined && <p className="font-medium">{title}</p>}
          {children}
        </div>
        {action}
      </div>
    </div>
  );
}
