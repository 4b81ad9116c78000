import { packAll } from "../packages.ts";
import { inTree } from "../project.ts";

/** Where the tests find the packages. */
export const packed = inTree(".cache", "packages");

export default function setup(): void {
  packAll(packed);
}
