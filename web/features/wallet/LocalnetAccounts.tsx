"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Loading } from "@/kit/Loading";
import { useParticipants } from "@/kit/queries/getParticipants";
import { Unanswered } from "@/kit/Unanswered";
import { shortAddress } from "@/lib/format/address";
import { createLocalnetAccount, localnetAccounts } from "@/lib/wallet/localnet";

const queryKey = ["localnet", "accounts"] as const;

/** The dev wallet's accounts, with the names they have in the community. */
export function LocalnetAccounts({ onChoose }: { onChoose: (address: string) => void }) {
  const t = useTranslations("connect");
  const queryClient = useQueryClient();
  const accounts = useQuery({ queryKey, queryFn: localnetAccounts });
  const participants = useParticipants();
  const create = useMutation({
    mutationFn: createLocalnetAccount,
    onSuccess: async ({ address }) => {
      await queryClient.invalidateQueries({ queryKey });
      onChoose(address);
    },
  });
  const profileName = (address: string) => participants.data?.find((one) => one.address === address)?.profile.name;
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warn" title={t("localnetTitle")}>
        {t("localnetText")}
      </Notice>
      {accounts.isPending && <Loading className="h-40" />}
      <Unanswered title={t("localnetUnreachable")} of={[accounts]} />
      {accounts.data && (
        <ul className="grid gap-1.5 sm:grid-cols-2 xl:grid-cols-3">
          {accounts.data.map(({ name, address }) => (
            <li key={address}>
              <button
                type="button"
                onClick={() => onChoose(address)}
                className="flex min-h-12 w-full items-baseline justify-between gap-3 rounded-xl border px-3 py-2 text-left hover:bg-sunken"
              >
                <span className="min-w-0">
                  <span className="block truncate font-medium text-sm">{profileName(address) ?? name}</span>
                  {profileName(address) !== undefined && <span className="block text-ink-soft text-xs">{name}</span>}
                </span>
                <span className="font-mono text-ink-soft text-xs">{shortAddress(address)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button variant="secondary" className="self-start" onClick={() => create.mutate()} disabled={create.isPending}>
        <Plus />
        {t("newAccount")}
      </Button>
    </div>
  );
}
