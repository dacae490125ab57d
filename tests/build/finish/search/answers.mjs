/** Reads an index and queries (JSON) from standard input, writes what came of each to the output. */

import { readFileSync } from "node:fs";
import { Engine } from "../../../../build/sitebuild/finish/search/page/engine.mjs";

const { index, queries } = JSON.parse(readFileSync(0, "utf8"));
const engine = new Engine(index);
const answers = queries.map((query) => {
  const { kind, hits } = engine.search(query);
  return [kind, hits.map(({ section }) => section.address)];
});
process.stdout.write(JSON.stringify(answers));
