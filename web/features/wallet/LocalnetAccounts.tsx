"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Loading } from "@/kit/Loading";
import { useNameOf } from "@/kit/names/useNameOf";
import { useParticipants } from "@/kit/queries/getParticipants";
import { Unanswered } from "@/kit/Unanswered";
import { createLocalnetAccount, type LocalnetAccount, localnetAccounts } from "@/lib/wallet/localnet";
import { readableName } from "@/lib/wallet/readableName";

const queryKey = ["localnet", "accounts"] as const;
const homes: readonly string[] = ["consumer", "prosumer"];

/** The dev wallet's accounts: a new one, the households by their names, and who runs the community. */
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
  const isHome = ({ address, name }: LocalnetAccount) => {
    const role = participants.data?.find((one) => one.address === address)?.role;
    return role === undefined ? /^(household|visitor)-/.test(name) : homes.includes(role);
  };
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="warn" title={t("localnetTitle")}>
        {t("localnetText")}
      </Notice>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button variant="secondary" onClick={() => create.mutate()} disabled={create.isPending}>
          <Plus />
          {t("newAccount")}
        </Button>
        <span className="text-ink-soft text-sm">{t("newAccountHint")}</span>
      </div>
      {accounts.isPending && <Loading className="h-40" />}
      <Unanswered title={t("localnetUnreachable")} of={[accounts]} />
      {accounts.data && (
        <>
          <Accounts title={t("households")} accounts={accounts.data.filter(isHome)} onChoose={onChoose} />
          <Accounts
            title={t("others")}
            accounts={accounts.data.filter((account) => !isHome(account))}
            onChoose={onChoose}
          />
        </>
      )}
    </div>
  );
}

interface AccountsProps {
  title: string;
  accounts: LocalnetAccount[];
  onChoose: (address: string) => void;
}

function Accounts({ title, accounts, onChoose }: AccountsProps) {
  const nameOf = useNameOf();
  if (accounts.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-medium text-sm">{title}</h3>
      <ul className="grid grid-cols-2 gap-1.5 sm:grid-cols-3">
        {accounts.map(({ name, address }) => {
          const [shown, below] = [nameOf(address), readableName(name)];
          const isNamed = !shown.includes("…");
          return (
            <li key={address}>
              <button
                type="button"
                title={address}
                onClick={() => onChoose(address)}
                className="flex min-h-12 w-full flex-col justify-center rounded-xl border px-3 py-1.5 text-left [overflow-wrap:anywhere] hover:bg-sunken"
              >
                <span className="block font-medium text-sm">{isNamed ? shown : below}</span>
                {isNamed && shown !== below && <span className="block text-ink-soft text-xs">{below}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
