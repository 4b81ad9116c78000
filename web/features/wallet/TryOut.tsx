"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { House, UserPlus, UserRoundCog } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { useWalletStore } from "@/kit/wallet/WalletProvider";
import { chooseLocalnetAccount, createLocalnetAccount, localnetAccounts } from "@/lib/wallet/localnet";

const ways = [
  { way: "household", Icon: House, account: () => accountNamed("household-1") },
  { way: "operator", Icon: UserRoundCog, account: () => accountNamed("grid-operator") },
  { way: "join", Icon: UserPlus, account: createLocalnetAccount },
] as const;

/** Ways into a localnet that need no wallet: one press, and somebody is there. */
export function TryOut() {
  const t = useTranslations("tryOut");
  const store = useWalletStore();
  const queryClient = useQueryClient();
  const enter = useMutation({
    mutationFn: async (account: (typeof ways)[number]["account"]) => {
      const { address } = await account();
      await queryClient.invalidateQueries({ queryKey: ["localnet", "accounts"] });
      chooseLocalnetAccount(address);
      await store.connect("localnet");
    },
  });
  return (
    <Card title={t("title")} hint={t("hint")}>
      {enter.isError && <Notice tone="bad" title={t("failed")} live className="mb-3" />}
      <div className="flex flex-wrap gap-2">
        {ways.map(({ way, Icon, account }) => (
          <Button
            key={way}
            variant={way === "household" ? "primary" : "secondary"}
            disabled={enter.isPending}
            onClick={() => enter.mutate(account)}
          >
            <Icon aria-hidden="true" />
            {t(way)}
          </Button>
        ))}
      </div>
    </Card>
  );
}

async function accountNamed(name: string): Promise<{ address: string }> {
  const account = (await localnetAccounts()).find((one) => one.name === name);
  if (account === undefined) throw new Error(`this localnet has no account ${name}`);
  return account;
}
