import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { BrowserContext } from "@playwright/test";

/** A page of a document: its size in points of 1/72 inch, its words, and a picture of a dot a point. */
export interface PdfPage {
  width: number;
  height: number;
  text: string;
  /** Lightness of each dot from 0 to 255, row by row. */
  dots: number[];
  /** How many dots have a colour. */
  coloured: number;
  png: Buffer;
}

const program = join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "build");
const origin = "http://pdf.test";

/** Draws the pages of a document in a browser. */
export async function readPdf(context: BrowserContext, bytes: Buffer): Promise<PdfPage[]> {
  const page = await context.newPage();
  await page.route(`${origin}/**`, (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (file === "") return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>pdf</title>" });
    return route.fulfill({ contentType: "text/javascript", body: readFileSync(join(program, file)) });
  });
  await page.goto(`${origin}/`);
  const pages = await page.evaluate(
    async ({ origin, base64 }) => {
      const library = `${origin}/pdf.min.mjs`;
      const { getDocument, GlobalWorkerOptions } = await import(library);
      GlobalWorkerOptions.workerSrc = `${origin}/pdf.worker.min.mjs`;
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const document_ = await getDocument({ data }).promise;
      const found = [];
      for (let number = 1; number <= document_.numPages; number += 1) {
        const one = await document_.getPage(number);
        const viewport = one.getViewport({ scale: 1 });
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
        const canvasContext = canvas.getContext("2d");
        if (canvasContext === null) throw new Error("there is no canvas here");
        await one.render({ canvasContext, canvas, viewport }).promise;
        const { data: rgba } = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
        const dots: number[] = [];
        let coloured = 0;
        for (let at = 0; at < rgba.length; at += 4) {
          const [red = 0, green = 0, blue = 0] = [rgba[at], rgba[at + 1], rgba[at + 2]];
          dots.push(Math.round((red + green + blue) / 3));
          if (Math.max(red, green, blue) - Math.min(red, green, blue) > 8) coloured += 1;
        }
        const { items } = await one.getTextContent();
        const text = items.map(({ str }: { str: string }) => str).join(" ");
        const png = canvas.toDataURL("image/png").split(",")[1] ?? "";
        found.push({ width: canvas.width, height: canvas.height, text, dots, coloured, png });
      }
      return found;
    },
    { origin, base64: bytes.toString("base64") },
  );
  await page.close();
  return pages.map(({ png, ...rest }) => ({ ...rest, png: Buffer.from(png, "base64") }));
}
