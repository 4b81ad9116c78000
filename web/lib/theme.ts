export const themes = ["light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** The cookie in which a choice is kept; without it the device decides. */
export const THEME_COOKIE = "wattmesh_theme";

export const isTheme = (text: string | undefined): text is Theme => themes.some((theme) => theme === text);

/** Runs before the first paint and follows the device where nothing was chosen. */
export const themeScript = `(()=>{const r=document.documentElement,m=matchMedia("(prefers-color-scheme: dark)"),chosen=/(?:^|; )${THEME_COOKIE}=(light|dark)/,set=()=>{const c=chosen.exec(document.cookie);r.dataset.theme=c?c[1]:m.matches?"dark":"light"};set();m.addEventListener("change",set)})()`;
