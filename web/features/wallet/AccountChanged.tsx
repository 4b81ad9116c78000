"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useNameOf } from "@/kit/names/useNameOf";
import { useWallet, useWalletStore } from "@/kit/wallet/WalletProvider";

/** Says that the wallet has changed to another account, so that nobody signs for the wrong house. */
export function AccountChanged() {
  const wallet = useWallet();
  if (wallet.status !== "connected" || wallet.former === undefined) return null;
  return <Changed now={wallet.account.address} before={wallet.former} />;
}

function Changed({ now, before }: { now: string; before: string }) {
  const t = useTranslations("connect.changed");
  const store = useWalletStore();
  const name = useNameOf();
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
      {t("text", { now: name(now), before: name(before) })}
    </Notice>
  );
}
