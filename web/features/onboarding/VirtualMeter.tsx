"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { cn } from "@/lib/cn";

/** For who tries a localnet and has no device: asks its meters for one, and hands on the code. */
export function VirtualMeter({ owner, onCode }: { owner: string; onCode: (code: string) => void }) {
  const t = useTranslations("meter.virtual");
  const make = useMutation({
    mutationFn: async (): Promise<{ code: string }> => {
      const response = await fetch("/dev/devices", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ owner }),
      });
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    onSuccess: ({ code }) => onCode(code),
  });
  return (
    <Notice title={t("title")} className="mb-4">
      <p>{t("text")}</p>
      <Button size="sm" variant="secondary" className="mt-2" onClick={() => make.mutate()} disabled={make.isPending}>
        {make.isPending ? t("making") : t("make")}
      </Button>
      <p role="status" className={cn("mt-2", make.isError && "text-bad-ink", make.isIdle && "sr-only")}>
        {make.isError ? make.error.message : make.isSuccess && t("made")}
      </p>
    </Notice>
  );
}
