"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useConfig } from "@/kit/ConfigProvider";
import { CsvButton } from "@/kit/CsvButton";
import { Loading } from "@/kit/Loading";
import { useNameOf } from "@/kit/names/useNameOf";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { csvText } from "@/lib/files/csv";
import { type AuditLine, actorIn, isAudited, matches, type Subject, subjects } from "./audited";
import { useAudit, useSenders } from "./getAudit";
import { useAuditWords } from "./useAuditWords";

/** Who did what, newest first: what the chain has of it, searched and taken along as a file. */
export function Audit() {
  const t = useTranslations("audit");
  const { indexer } = useConfig();
  return indexer ? <Log /> : <Notice tone="warn" title={t("noIndexer")} />;
}

function Log() {
  const t = useTranslations("audit");
  const [subject, setSubject] = useState<Subject | "all">("all");
  const [search, setSearch] = useState("");
  const events = useAudit(subject);
  const lines = useLines(events.data?.pages.flatMap(({ items }) => items) ?? []);
  const found = lines.filter((line) => matches(line, search));
  return (
    <Card
      title={t("title")}
      hint={t("hint")}
      aria-busy={events.isPending}
      aside={lines.length > 0 && <LogFile lines={found} />}
    >
      <div className="mb-2 grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t("subject")}
          value={subject}
          onChange={({ target }) => setSubject(subjects.find((one) => one === target.value) ?? "all")}
        >
          <option value="all">{t("subjects.all")}</option>
          {subjects.map((one) => (
            <option key={one} value={one}>
              {t(`subjects.${one}`)}
            </option>
          ))}
        </SelectField>
        <Field
          type="search"
          label={t("search")}
          hint={t("searchHint")}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </div>
      {events.isPending && <Loading className="h-72" />}
      <Unanswered title={t("unreachable")} of={[events]} />
      {events.data && (
        <>
          <p aria-live="polite" className="text-ink-soft text-sm">
            {t("found", { found: found.length, all: lines.length })}
          </p>
          <ol className="divide-y">
            {found.map((line) => (
              <Line key={`${line.height} ${line.type} ${line.what} ${line.txHash}`} line={line} />
            ))}
          </ol>
          {events.hasNextPage && (
            <Button
              variant="secondary"
              size="sm"
              className="mt-3"
              disabled={events.isFetchingNextPage}
              onClick={() => void events.fetchNextPage()}
            >
              {t("more")}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}

function useLines(items: NonNullable<ReturnType<typeof useAudit>["data"]>["pages"][number]["items"]): AuditLine[] {
  const t = useTranslations("audit");
  const nameOf = useNameOf();
  const inWords = useAuditWords();
  const events = items.flatMap((event) => (isAudited(event.type) ? [{ ...event, type: event.type }] : []));
  const unnamed = events.flatMap(({ tx_hash, attributes }) =>
    tx_hash !== null && actorIn(attributes) === undefined ? [tx_hash] : [],
  );
  const senders = useSenders([...new Set(unnamed)]);
  return events.map(({ type, attributes, time, height, tx_hash }) => {
    const actor = tx_hash === null ? undefined : (actorIn(attributes) ?? senders.get(tx_hash));
    return {
      at: Date.parse(time),
      actor,
      actorName: actor !== undefined ? nameOf(actor) : t(tx_hash === null ? "clock" : "unknown"),
      type,
      what: inWords(type, attributes),
      height,
      txHash: tx_hash,
    };
  });
}

function Line({ line: { at, actorName, what, height, txHash } }: { line: AuditLine }) {
  const t = useTranslations("audit");
  const format = useFormat();
  return (
    <li className="py-2.5 text-sm">
      <p className="flex flex-wrap justify-between gap-x-4 text-ink-soft">
        <span className="font-medium text-ink">{actorName}</span>
        <time dateTime={new Date(at).toISOString()}>
          {format.date(at / 1000)} {format.time(at / 1000)}
        </time>
      </p>
      <p className="[overflow-wrap:anywhere]">{what}</p>
      <details className="text-ink-soft text-xs">
        <summary className="inline-flex min-h-6 cursor-pointer items-center underline underline-offset-4">
          {t("proof")}
        </summary>
        <p>{t("block", { block: height })}</p>
        {txHash !== null && <code className="[overflow-wrap:anywhere]">{txHash}</code>}
      </details>
    </li>
  );
}

function LogFile({ lines }: { lines: readonly AuditLine[] }) {
  const t = useTranslations("audit");
  const head = ["when", "who", "address", "event", "what", "block", "transaction"] as const;
  const rows = useMemo(
    () =>
      lines.map(({ at, actor, actorName, type, what, height, txHash }) => [
        new Date(at).toISOString(),
        actorName,
        actor ?? "",
        type,
        what,
        String(height),
        txHash ?? "",
      ]),
    [lines],
  );
  return (
    <CsvButton
      name="wattmesh-log.csv"
      textIn={(form) => csvText([head.map((name) => t(`columns.${name}`)), ...rows], form)}
    />
  );
}
