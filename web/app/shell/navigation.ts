import {
  Activity,
  ChartColumn,
  Gauge,
  HandCoins,
  House,
  MapPinned,
  Menu,
  UserRoundCog,
  UtilityPole,
  Wallet,
} from "lucide-react";

const daily = [
  { href: "/", name: "home", Icon: House },
  { href: "/history", name: "history", Icon: ChartColumn },
  { href: "/community", name: "community", Icon: MapPinned },
  { href: "/wallet", name: "wallet", Icon: Wallet },
] as const;

/** What a phone's tabs have no room for. `rare`: nor is it worth a line at the side of a larger screen. */
export const underMore = [
  { href: "/market", name: "market", Icon: Activity, rare: false },
  { href: "/grid", name: "grid", Icon: UtilityPole, rare: false },
  { href: "/flexibility", name: "flexibility", Icon: HandCoins, rare: false },
  { href: "/operator", name: "operator", Icon: UserRoundCog, rare: false },
  { href: "/meters", name: "meters", Icon: Gauge, rare: true },
] as const;

const more = { href: "/more", name: "more", Icon: Menu } as const;

type Place = (typeof daily)[number] | (typeof underMore)[number] | typeof more;

/** At the foot of a phone. */
export const tabs: readonly Place[] = [...daily, more];

/** At the side of a larger screen. */
export const sidebar: readonly Place[] = [...daily, ...underMore.filter(({ rare }) => !rare), more];

/** What opens without a connection, on a device that was here once with one. */
export const kept: readonly string[] = [...daily, ...underMore, more]
  .map(({ href }): string => href)
  .concat("/offline");

/** Whether a place is where a path is. What a phone shows under "more" belongs there. */
export function isHere(place: Place, pathname: string, places: readonly Place[]): boolean {
  const owner = places.find(({ href }) => href !== "/" && (pathname === href || pathname.startsWith(`${href}/`)));
  if (owner !== undefined) return owner === place;
  if (pathname === "/" || pathname.startsWith("/explain")) return place.name === "home";
  return place.name === "more";
}
