"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

interface ConfirmChangeProps {
  /** What will be so, a sentence each. */
  consequences: string[];
  /** Why this is hardly meant. It is signed only when somebody says that it is. */
  doubt?: string | undefined;
  /** What the button that signs says. */
  sign: string;
  busy: boolean;
  onSign: () => void;
  onBack: () => void;
}

/** Stands between a change for everybody and its signature: what it will bring, from when on, and for whom. */
export function ConfirmChange({ consequences, doubt, sign, busy, onSign, onBack }: ConfirmChangeProps) {
  const t = useTranslations("confirm");
  const id = useId();
  const title = useRef<HTMLParagraphElement>(null);
  const [meant, setMeant] = useState(false);
  useEffect(() => title.current?.focus(), []);
  return (
    <section aria-labelledby={id} className="rounded-xl border border-edge-strong bg-sunken p-4 text-sm">
      <p id={id} ref={title} tabIndex={-1} className="font-medium outline-none">
        {t("title")}
      </p>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {doubt !== undefined && (
        <div className="mt-3 rounded-lg bg-warn-soft p-3 text-warn-ink">
          <p className="flex items-start gap-2 font-medium">
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            {doubt}
          </p>
          <label className="mt-2 flex min-h-9 items-center gap-2">
            <input
              type="checkbox"
              checked={meant}
              onChange={(event) => {
                // The form around it takes any change for one of what is confirmed.
                event.stopPropagation();
                setMeant(event.target.checked);
              }}
            />
            {t("meant")}
          </label>
        </div>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" disabled={busy || (doubt !== undefined && !meant)} onClick={onSign}>
          {sign}
        </Button>
        <Button size="sm" variant="secondary" onClick={onBack}>
          {t("back")}
        </Button>
      </div>
    </section>
  );
}
