"use client";

import dynamic from "next/dynamic";
import { useConfig } from "@/kit/ConfigProvider";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { untilLoaded } from "@/lib/untilLoaded";
import { cutsToSay, lastOf } from "./cutState";
import { useCutsOf } from "./getCuts";

/** Hardly ever needed. */
const CutBanner = dynamic(() => untilLoaded(() => import("./CutBanner").then((module) => module.CutBanner)));

/** Says on every page that a metering point of one's own is cut, and for some slots what came of it. Nothing while there is none. */
export function CutNotice() {
  return useConfig().indexer ? <Cuts /> : null;
}

function Cuts() {
  const cuts = useCutsOf().data?.pages[0]?.items ?? [];
  const current = useCurrentSlot();
  return cutsToSay(cuts, current).map((cut) => (
    <CutBanner key={`${cut.slot} ${cut.zone_id} ${cut.meter_id}`} cut={cut} lastSlot={lastOf(cut, cuts)} />
  ));
}
