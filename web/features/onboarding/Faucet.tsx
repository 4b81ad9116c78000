"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { askAgain } from "@/kit/queries/askAgain";

/** Play money of a localnet. It also makes the chain know a new address. */
export function Faucet({ address }: { address: string }) {
  const t = useTranslations("faucet");
  const queryClient = useQueryClient();
  const ask = useMutation({
    mutationFn: async () => {
      const response = await fetch("/dev/faucet", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ address }),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    // Also after an error: it may be that nobody knows what became of it.
    onSettled: () => askAgain(queryClient, [["chain"]]),
  });
  return (
    <Notice
      title={t("title")}
      action={
        <Button size="sm" variant="secondary" onClick={() => ask.mutate()} disabled={ask.isPending}>
          {ask.isPending ? t("asking") : t("ask")}
        </Button>
      }
    >
      {ask.isError ? ask.error.message : t("text")}
    </Notice>
  );
}
