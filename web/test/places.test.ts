import { expect, test } from "vitest";
import { sidebar, tabs, underMore } from "@/app/shell/navigation";
import { pages } from "../e2e/support/pages";

test("every place is among the pages that are looked at in a browser", () => {
  const looked = pages.map(({ path }) => path.replace(/\?.*/, ""));
  const places = [...tabs, ...sidebar, ...underMore].map(({ href }) => href);
  expect(places.filter((href) => !looked.includes(href))).toEqual([]);
});
