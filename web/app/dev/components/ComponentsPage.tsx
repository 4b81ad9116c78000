"use client";

import { QueryClient, QueryClientProvider, useInfiniteQuery } from "@tanstack/react-query";
import { Sun } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Entry, Figures } from "@/components/ui/entry";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/pageHeader";
import { ListCard } from "@/kit/ListCard";
import { useFormat } from "@/kit/useFormat";
import { csvFile } from "@/lib/indexer/csvFile";

/** Answers of made-up lists: each page, or what asking for it comes to. */
type Answer = number[] | "never" | "failure";

const lists: readonly { title: string; pages: Answer[] }[] = [
  { title: "A list with more pages, and its file", pages: [[9, 8], [7, 6], [5]] },
  { title: "A list whose next page does not come", pages: [[9, 8], "failure"] },
  { title: "An empty list", pages: [[]] },
  { title: "A list that is waited for", pages: ["never"] },
  { title: "A list that does not come", pages: ["failure"] },
];

async function answerOf(answer: Answer | undefined): Promise<number[]> {
  if (answer === "never") return new Promise(() => undefined);
  if (answer === undefined || answer === "failure") throw new Error("nothing answers here");
  return answer;
}

/** What pages are made of, in every state that it can be in, with made-up contents: for who changes it, and on a localnet only. */
export function ComponentsPage() {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  return (
    <QueryClientProvider client={client}>
      <PageHeader title="Components" lead="What pages are made of, in every state. Contents are made up." />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {lists.map((list) => (
          <MadeUpList key={list.title} {...list} />
        ))}
        <Card title="Notices">
          <div className="flex flex-col gap-3">
            <Notice title="Something to know">And what it means.</Notice>
            <Notice tone="warn" title="Something to look at">
              And what it means.
            </Notice>
            <Notice tone="bad" title="Something to do" action={<Button size="sm">Do it</Button>}>
              And what it means.
            </Notice>
          </div>
        </Card>
        <Card title="Badges and buttons" hint="A sentence below a title.">
          <div className="mb-3 flex flex-wrap gap-2">
            <Badge>neutral</Badge>
            <Badge tone="good">good</Badge>
            <Badge tone="warn">warn</Badge>
            <Badge tone="bad">bad</Badge>
          </div>
          <div className="flex flex-wrap gap-2">
            <Button>Primary</Button>
            <Button variant="secondary">Secondary</Button>
            <Button variant="quiet">Quiet</Button>
            <Button variant="danger">Danger</Button>
            <Button disabled>Disabled</Button>
          </div>
        </Card>
        <Card>
          <Empty Icon={Sun} title="Nothing yet">
            What will be here, and how to get there.
          </Empty>
        </Card>
      </div>
    </QueryClientProvider>
  );
}

function MadeUpList({ title, pages }: { title: string; pages: Answer[] }) {
  const format = useFormat();
  const list = useInfiniteQuery({
    queryKey: ["dev", "components", title],
    queryFn: ({ pageParam }) => answerOf(pages[pageParam]),
    initialPageParam: 0,
    getNextPageParam: (_, { length }) => (length < pages.length ? length : null),
  });
  return (
    <ListCard
      title={title}
      hint="A sentence below a title."
      asked={list}
      items={list.data?.pages.flat()}
      keyOf={(item) => item}
      unreachable="It cannot be shown right now."
      none="Nothing is in it."
      files={[{ href: csvFile("/v1/zones/1/cuts"), name: "All as CSV" }]}
    >
      {(item) => (
        <Entry title={`Entry ${item}`} badge={<Badge tone="good">done</Badge>}>
          <Figures
            className="sm:grid-cols-3"
            of={[
              ["Needed", format.energy(900n)],
              ["Delivered", format.energy(BigInt(item) * 100n)],
              ["Paid", format.money(BigInt(item) * 25_000n)],
            ]}
          />
        </Entry>
      )}
    </ListCard>
  );
}
