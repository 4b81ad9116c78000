"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { SwitchField } from "@/components/ui/switch";
import { clockOf, minuteOf, type QuietHours } from "@/lib/time/quietHours";
import { type InboxNotice, type Seen, seenAll } from "./notices";
import { PushError } from "./pushDoor";
import type { PushAccount } from "./pushKept";
import { pushKinds } from "./pushNews";
import { change, refresh, subscribe, unsubscribe } from "./pushSubscription";
import type { Thresholds } from "./thresholds";
import { usePushNow } from "./usePushNow";

/** Of whoever wants quiet hours and has not said which. */
const NIGHT: QuietHours = { fromMinute: 22 * 60, toMinute: 6 * 60 };

const explained = [
  "unknown_account",
  "account_full",
  "all_full",
  "endpoint_not_allowed",
  "endpoint_refused",
  "too_many_requests",
] as const;

type Trouble = (typeof explained)[number] | "other";

interface PushSettingsProps {
  address: string;
  meterId: number | undefined;
  /** What the bell has now: it is not told again. */
  notices: readonly InboxNotice[];
  seen: Seen;
  thresholds: Thresholds;
}

/** Whether this browser is woken for the account's news, for which, and when without sound. */
export function PushSettings({ address, meterId, notices, seen, thresholds }: PushSettingsProps) {
  const t = useTranslations("inbox.push");
  const now = usePushNow(meterId, seen, thresholds);
  const [account, setAccount] = useState<PushAccount>();
  const [isDenied, setDenied] = useState(Notification.permission === "denied");
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(true);

  useEffect(() => {
    void refresh(address, now)
      .then(setAccount, () => undefined)
      .finally(() => setBusy(false));
  }, [address, now]);

  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await work();
    } catch (error) {
      const code = error instanceof PushError ? error.code : "other";
      if (code === "denied") setDenied(Notification.permission === "denied");
      else setTrouble(explained.find((one) => one === code) ?? "other");
    }
    setBusy(false);
  };
  const turnOn = async () => {
    const wanted = { ...now, address, kinds: pushKinds, quiet: undefined, renewedMs: 0 };
    setAccount(await subscribe(wanted, seenAll(notices, seen)));
  };
  const turnOff = async () => {
    await unsubscribe(address);
    setAccount(undefined);
  };
  const put = (changed: Partial<PushAccount>) => {
    if (account === undefined) return;
    const after = { ...account, ...changed };
    // What is chosen next is chosen on top of it, whether it is kept by then or not.
    setAccount(after);
    void attempt(async () => {
      try {
        await change(account, after);
      } catch (error) {
        setAccount(account);
        throw error;
      }
    });
  };

  if (isDenied) return <p className="mt-3 border-t pt-3 text-ink-soft text-sm">{t("denied")}</p>;
  return (
    <div className="mt-3 border-t pt-1">
      <SwitchField
        label={t("label")}
        hint={t("hint")}
        checked={account !== undefined}
        disabled={isBusy}
        onCheckedChange={(on) => void attempt(on ? turnOn : turnOff)}
      />
      <p role="status" className="text-bad-ink text-sm empty:hidden">
        {trouble && t(`failed.${trouble}`)}
      </p>
      {account !== undefined && <Choices account={account} isBusy={isBusy} onChange={put} />}
    </div>
  );
}

interface ChoicesProps {
  account: PushAccount;
  isBusy: boolean;
  onChange: (changed: Partial<PushAccount>) => void;
}

function Choices({ account: { kinds, quiet }, isBusy, onChange }: ChoicesProps) {
  const t = useTranslations("inbox.push");
  const putClock = (of: keyof QuietHours, clock: string) => {
    const minute = minuteOf(clock);
    if (quiet !== undefined && minute !== undefined) onChange({ quiet: { ...quiet, [of]: minute } });
  };
  return (
    <>
      <fieldset className="py-1">
        <legend className="font-medium text-sm">{t("about")}</legend>
        {pushKinds.map((kind) => {
          const isOn = kinds.includes(kind);
          const after = pushKinds.filter((one) => (one === kind ? !isOn : kinds.includes(one)));
          return (
            <label key={kind} className="flex min-h-11 items-center gap-3 text-sm">
              <input
                type="checkbox"
                className="size-5 accent-accent"
                checked={isOn}
                // Of nothing nobody has to be told.
                disabled={isBusy || after.length === 0}
                onChange={() => onChange({ kinds: after })}
              />
              {t(`kinds.${kind}`)}
            </label>
          );
        })}
      </fieldset>
      <SwitchField
        label={t("quiet")}
        checked={quiet !== undefined}
        disabled={isBusy}
        onCheckedChange={(on) => onChange({ quiet: on ? NIGHT : undefined })}
      />
      {quiet !== undefined && (
        <div className="grid grid-cols-2 gap-3">
          <Field
            type="time"
            label={t("from")}
            value={clockOf(quiet.fromMinute)}
            onChange={({ target }) => putClock("fromMinute", target.value)}
          />
          <Field
            type="time"
            label={t("to")}
            value={clockOf(quiet.toMinute)}
            onChange={({ target }) => putClock("toMinute", target.value)}
          />
        </div>
      )}
    </>
  );
}
