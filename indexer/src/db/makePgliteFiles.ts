// Makes the files of a new database in the folder that it is given.

import { PGlite } from "@electric-sql/pglite";

const [, , dataFolder] = process.argv;
if (dataFolder === undefined) throw new Error("usage: node makePgliteFiles.ts FOLDER");
const db = await PGlite.create(dataFolder);
await db.close();
