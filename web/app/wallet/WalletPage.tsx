"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copyText";
import { PageHeader } from "@/components/ui/pageHeader";
import { Stat } from "@/components/ui/stat";
import { useEnergyBalance } from "@/features/account/getEnergyBalance";
import { MoneyForm } from "@/features/account/MoneyForms";
import { MoneyNotices } from "@/features/account/MoneyNotices";
import { Transactions } from "@/features/account/Transactions";
import { TransferEnergyForm } from "@/features/account/TransferEnergyForm";
import { Faucet } from "@/features/onboarding/Faucet";
import { ConnectPanel } from "@/features/wallet/ConnectPanel";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { PointPicker } from "@/kit/points/PointPicker";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { usePoint } from "@/kit/queries/getPoint";
import { useStanding } from "@/kit/queries/getStanding";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { useWallet, useWalletStore } from "@/kit/wallet/WalletProvider";
import type { WalletAccount, WalletId } from "@/lib/wallet/port";

export function WalletPage() {
  const t = useTranslations("walletPage");
  const wallet = useWallet();
  if (wallet.status === "starting") return <Loading className="h-40" />;
  if (wallet.status !== "connected") {
    return (
      <>
        <PageHeader title={t("title")} lead={t("leadDisconnected")} />
        <ConnectPanel />
      </>
    );
  }
  return <Connected account={wallet.account} id={wallet.wallet} />;
}

function Connected({ account, id }: { account: WalletAccount; id: WalletId }) {
  const t = useTranslations("walletPage");
  const store = useWalletStore();
  const { localnet } = useConfig();
  return (
    <>
      <PageHeader title={t("title")} aside={<PointPicker />} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <MoneyCard />
        <EnergyCard />
        <Card
          title={t("account")}
          aside={id === "localnet" ? <Badge tone="warn">{t("devWallet")}</Badge> : <Badge>Keplr</Badge>}
        >
          <p className="text-sm">{account.name}</p>
          <CopyText text={account.address} label={t("copy")} done={t("copied")} />
          <div className="mt-3 flex flex-wrap gap-2">
            <Button variant="secondary" size="sm" onClick={() => void store.disconnect()}>
              <LogOut />
              {t("disconnect")}
            </Button>
          </div>
        </Card>
        <Transactions />
        {localnet && <Faucet address={account.address} />}
      </div>
    </>
  );
}

function MoneyCard() {
  const t = useTranslations("money");
  const format = useFormat();
  const standing = useStanding();
  const { point } = usePointChoice();
  const account = usePoint(point?.meterId);
  if (standing.isPending || (point && account.isPending)) {
    return (
      <Card title={t("title")} aria-busy="true">
        <Loading className="h-44" />
      </Card>
    );
  }
  if (standing.data === undefined || account.isLoadingError) {
    return (
      <Card title={t("title")}>
        <Unanswered title={t("unreachable")} of={[standing, account]} />
      </Card>
    );
  }
  const { coinsMicro } = standing.data;
  if (point === undefined || account.data === undefined) {
    return (
      <Card title={t("title")}>
        <dl>
          <Stat label={t("coins")} value={format.money(coinsMicro)} />
        </dl>
        <p className="mt-2 text-ink-soft text-sm">{t("noPoint")}</p>
      </Card>
    );
  }
  const { availableMicro, reservedMicro, debtMicro, claimMicro, creditMicro, withdrawal, meterId } = account.data;
  return (
    <Card title={t("title")} hint={t("hintOf", { serial: point.serial })}>
      <dl className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-2 xl:grid-cols-4">
        <Stat label={t("available")} value={format.money(availableMicro)} strong />
        <Stat label={t("reserved")} value={format.money(reservedMicro)} />
        {claimMicro > 0n && <Stat label={t("claim")} value={format.money(claimMicro)} />}
        {debtMicro > 0n && <Stat label={t("debt")} value={format.money(debtMicro)} />}
        <Stat label={t("credit")} value={format.money(creditMicro)} />
        <Stat label={t("coins")} value={format.money(coinsMicro)} />
      </dl>
      <MoneyNotices claimMicro={claimMicro} debtMicro={debtMicro} withdrawal={withdrawal} />
      <div className="grid gap-5 sm:grid-cols-2">
        <MoneyForm key={`in${meterId}`} verb="deposit" meterId={meterId} mostMicro={coinsMicro} />
        <MoneyForm key={`out${meterId}`} verb="withdraw" meterId={meterId} mostMicro={availableMicro} />
      </div>
    </Card>
  );
}

function EnergyCard() {
  const t = useTranslations("energy");
  const format = useFormat();
  const balance = useEnergyBalance();
  return (
    <Card title={t("title")} hint={t("hint")}>
      {balance.isPending && <Loading className="h-28" />}
      <Unanswered title={t("unreachable")} of={[balance]} />
      {balance.data !== undefined && (
        <>
          <dl className="mb-4">
            <Stat label={t("balance")} value={format.energy(balance.data)} strong />
          </dl>
          <TransferEnergyForm mostWh={balance.data} />
        </>
      )}
    </Card>
  );
}
