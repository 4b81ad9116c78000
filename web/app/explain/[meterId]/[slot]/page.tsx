import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ExplainPage } from "./ExplainPage";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("explain"))("title") };
}

const MOST = 0xffff_ffff;

export default async function Page({ params }: PageProps<"/explain/[meterId]/[slot]">) {
  const { meterId, slot } = await params;
  const [meter, at] = [meterId, slot].map((text) => (/^\d{1,10}$/.test(text) ? Number(text) : Number.NaN));
  if (meter === undefined || at === undefined || !(meter <= MOST && at <= MOST)) notFound();
  return <ExplainPage meterId={meter} slot={at} />;
}
