/** What the build writes into the scripts when it bundles them (`scripts.py`). */

declare const RUNTIME_PARTS: Record<
  "glue" | "library" | "program" | "snapshot",
  import("../../../docs/assets/javascripts/files.mjs").Part
>;
declare const WORKER_TEXT: string;
