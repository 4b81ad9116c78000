import { Activity, ChartColumn, House, type LucideIcon, MapPinned, Menu, UserRoundCog, Wallet } from "lucide-react";

export interface Place {
  href: "/" | "/history" | "/community" | "/market" | "/wallet" | "/operator" | "/more";
  name: "home" | "history" | "community" | "market" | "wallet" | "operator" | "more";
  Icon: LucideIcon;
}

const home: Place = { href: "/", name: "home", Icon: House };
const history: Place = { href: "/history", name: "history", Icon: ChartColumn };
const community: Place = { href: "/community", name: "community", Icon: MapPinned };
const wallet: Place = { href: "/wallet", name: "wallet", Icon: Wallet };
export const market: Place = { href: "/market", name: "market", Icon: Activity };
export const operator: Place = { href: "/operator", name: "operator", Icon: UserRoundCog };
const more: Place = { href: "/more", name: "more", Icon: Menu };

/** At the foot of a phone. */
export const tabs: Place[] = [home, history, community, wallet, more];

/** At the side of a larger screen. */
export const sidebar: Place[] = [home, history, community, wallet, market, operator, more];

/** Whether a place is where a path is. What a phone shows under "more" belongs there. */
export function isHere(place: Place, pathname: string, places: Place[]): boolean {
  const owner = places.find(({ href }) => href !== "/" && (pathname === href || pathname.startsWith(`${href}/`)));
  if (owner !== undefined) return owner === place;
  if (pathname === "/" || pathname.startsWith("/explain")) return place.name === "home";
  return place.name === "more";
}
