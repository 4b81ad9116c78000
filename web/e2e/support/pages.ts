const phone = { width: 360, height: 780 };
const desk = { width: 1280, height: 900 };

interface Picture {
  viewport: typeof phone;
  theme: "light" | "dark";
}

interface Page {
  name: string;
  path: string;
  /** What is there when it has its answers. */
  shows: string;
  /** Pictures of it in the documentation, by their name. */
  pictures?: Readonly<Record<string, Picture>>;
  /** Who is in the pictures; a household where nobody is said. */
  as?: string;
}

/** Every page that anybody can open by its address. */
export const pages: readonly Page[] = [
  {
    name: "home",
    path: "/",
    shows: "My money",
    pictures: { home: { viewport: desk, theme: "light" }, "home-phone": { viewport: phone, theme: "dark" } },
  },
  {
    name: "history",
    path: "/history?view=day",
    shows: "The day, quarter hour by quarter hour",
    pictures: { history: { viewport: desk, theme: "light" } },
  },
  { name: "history-month", path: "/history?view=month", shows: "For other programs" },
  {
    name: "community",
    path: "/community",
    shows: "Self-sufficiency",
    pictures: { community: { viewport: desk, theme: "dark" } },
  },
  {
    name: "wallet",
    path: "/wallet",
    shows: "Stored energy",
    pictures: { wallet: { viewport: phone, theme: "light" } },
  },
  {
    name: "market",
    path: "/market",
    shows: "Recent trades",
    pictures: { market: { viewport: desk, theme: "dark" } },
  },
  { name: "grid", path: "/grid", shows: "All lines" },
  { name: "flexibility", path: "/flexibility", shows: "Available" },
  { name: "operator", path: "/operator", shows: "Decided" },
  { name: "offline", path: "/offline", shows: "This page is not on this device" },
  { name: "operator-tariff", path: "/operator?section=tariff", shows: "Trading fee" },
  {
    name: "operator-grid",
    path: "/operator?section=grid",
    shows: "Mill Lane",
    pictures: { operator: { viewport: desk, theme: "light" } },
    as: "grid-operator",
  },
  { name: "operator-points", path: "/operator?section=points", shows: "Metering points applied for" },
  { name: "operator-meters", path: "/operator?section=meters", shows: "WM-00001" },
  { name: "operator-tamper", path: "/operator?section=tamper", shows: "Report a meter" },
  { name: "operator-audit", path: "/operator?section=audit", shows: "Who did what" },
  { name: "operator-fees", path: "/operator?section=fees", shows: "Address of the household" },
  {
    name: "meters",
    path: "/meters",
    shows: "WM-00001",
    pictures: { meters: { viewport: phone, theme: "light" } },
  },
  {
    name: "more",
    path: "/more",
    shows: "Language",
    pictures: { more: { viewport: phone, theme: "dark" } },
  },
];

export const viewports = { phone, desk };
