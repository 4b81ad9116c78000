"use client";

import { FlaskConical, LoaderCircle, WalletMinimal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { useConfig } from "@/kit/ConfigProvider";
import { useWallet, useWalletStore } from "@/kit/wallet/WalletProvider";
import { chooseLocalnetAccount } from "@/lib/wallet/localnet";
import type { WalletErrorKind } from "@/lib/wallet/port";
import { LocalnetAccounts } from "./LocalnetAccounts";

const KEPLR_URL = "https://www.keplr.app/get";

/** Connects a wallet; each way in which that can fail has its own words and its own way out. */
export function ConnectPanel() {
  const t = useTranslations("connect");
  const { localnet } = useConfig();
  const store = useWalletStore();
  const state = useWallet();
  const [choosing, setChoosing] = useState(false);
  const busy = state.status === "connecting";
  const failure = state.status === "failed" && state.wallet === "keplr" ? state.kind : undefined;
  return (
    <Card title={t("title")} hint={t("hint")}>
      <div className="flex flex-col gap-3">
        {failure !== undefined && <Failure kind={failure} detail={state.status === "failed" ? state.detail : ""} />}
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => void store.connect("keplr")} disabled={busy}>
            {busy && state.wallet === "keplr" ? (
              <LoaderCircle className="motion-safe:animate-spin" />
            ) : (
              <WalletMinimal />
            )}
            {busy && state.wallet === "keplr" ? t("asking") : t(failure === undefined ? "keplr" : "again")}
          </Button>
          {localnet && (
            <Button variant="secondary" onClick={() => setChoosing(!choosing)} aria-expanded={choosing}>
              <FlaskConical />
              {t("localnet")}
            </Button>
          )}
        </div>
        {localnet && choosing && (
          <LocalnetAccounts
            onChoose={(address) => {
              chooseLocalnetAccount(address);
              void store.connect("localnet");
            }}
          />
        )}
      </div>
    </Card>
  );
}

function Failure({ kind, detail }: { kind: WalletErrorKind; detail: string }) {
  const t = useTranslations("connect");
  return (
    <Notice
      tone={kind === "failed" ? "bad" : "warn"}
      title={t(`failure.${kind}.title`)}
      live
      action={
        kind === "notInstalled" ? (
          <a
            href={KEPLR_URL}
            target="_blank"
            rel="noreferrer"
            className={buttonStyle({ variant: "secondary", size: "sm" })}
          >
            {t("install")}
          </a>
        ) : undefined
      }
    >
      <p>{t(`failure.${kind}.text`)}</p>
      {(kind === "failed" || kind === "cannotSign") && (
        <p className="mt-1">
          {t("itsWords")} <q>{detail}</q>
        </p>
      )}
    </Notice>
  );
}
