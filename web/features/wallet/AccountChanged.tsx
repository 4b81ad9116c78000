"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useWallet, useWalletStore } from "@/kit/wallet/WalletProvider";
import { shortAddress } from "@/lib/format/address";

/** Says that the wallet has changed to another account, so that nobody signs for the wrong house. */
export function AccountChanged() {
  const t = useTranslations("connect.changed");
  const store = useWalletStore();
  const wallet = useWallet();
  if (wallet.status !== "connected" || wallet.former === undefined) return null;
  return (
    <Notice
      className="mb-4"
      title={t("title")}
      live
      action={
        <Button size="sm" variant="secondary" onClick={() => store.acknowledgeChange()}>
          {t("ok")}
        </Button>
      }
    >
      {t("text", { now: shortAddress(wallet.account.address), before: shortAddress(wallet.former) })}
    </Notice>
  );
}
