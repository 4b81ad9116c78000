"use client";

import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FILE_LINES } from "@/lib/indexer/csvFile";
import { Loading } from "./Loading";
import { Unanswered } from "./Unanswered";

interface ListCardProps<Item> extends Omit<ComponentProps<typeof Card>, "children"> {
  /** The question for its pages. */
  asked: Pick<
    UseInfiniteQueryResult,
    | "isPending"
    | "isLoadingError"
    | "error"
    | "refetch"
    | "hasNextPage"
    | "isFetchingNextPage"
    | "isFetchNextPageError"
    | "fetchNextPage"
  >;
  /** Those of all pages so far; nothing before the first is answered. */
  items: readonly Item[] | undefined;
  keyOf: (item: Item) => string | number;
  /** One of them. */
  children: (item: Item) => ReactNode;
  /** Above the list, whatever is answered. */
  lead?: ReactNode;
  /** What cannot be shown. */
  unreachable: string;
  /** Said in the place of an empty list. */
  none: string;
  /** Where it is a file, by `csvFile`, and what that is called. */
  files?: readonly { href: string; name: string }[];
}

/** A list that comes page by page, and as files: while it is waited for, when there is nothing, and when it does not come. */
export function ListCard<Item>({
  asked,
  items,
  keyOf,
  children,
  lead,
  unreachable,
  none,
  files = [],
  ...card
}: ListCardProps<Item>) {
  const t = useTranslations("list");
  const isEmpty = items === undefined || items.length === 0;
  return (
    <Card aria-busy={asked.isPending} {...card}>
      {lead}
      {asked.isPending && <Loading className="h-24" />}
      <Unanswered title={unreachable} of={[asked]} />
      {items && isEmpty && <p className="text-ink-soft text-sm">{none}</p>}
      {!isEmpty && (
        <>
          <ul className="divide-y">
            {items.map((item) => (
              <li key={keyOf(item)} className="py-3 text-sm first:pt-0">
                {children(item)}
              </li>
            ))}
          </ul>
          {(asked.hasNextPage || files.length > 0) && (
            <div className="mt-3 flex flex-wrap items-center gap-2">
              {asked.hasNextPage && (
                <Button
                  variant="secondary"
                  size="sm"
                  disabled={asked.isFetchingNextPage}
                  onClick={() => void asked.fetchNextPage()}
                >
                  {t("more")}
                </Button>
              )}
              {files.map(({ href, name }) => (
                <a key={href} href={href} download className={buttonStyle({ variant: "secondary", size: "sm" })}>
                  <Download aria-hidden="true" />
                  {name}
                </a>
              ))}
              <span role="status" className="text-bad-ink text-sm empty:hidden">
                {asked.isFetchNextPageError && t("moreFailed")}
              </span>
            </div>
          )}
          {files.length > 0 && (
            <p className="mt-2 text-ink-soft text-sm">{t("fileHint", { files: files.length, most: FILE_LINES })}</p>
          )}
        </>
      )}
    </Card>
  );
}
