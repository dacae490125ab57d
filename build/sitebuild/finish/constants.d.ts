/** What the build writes into the scripts when it bundles them (`scripts.py`). */

declare const RUNTIME: import("pyodide-preinit").Manifest & {
  parts: {
    /** How the library goes on, after as many bytes of the one that is there for all editions (`runtime.py`). */
    rest?: import("pyodide-preinit").Manifest["parts"]["library"] & { after: number };
  };
};
declare const WORKER_TEXT: string;

/** The language of the site. */
declare const LANGUAGE: string;
/** The texts of the scripts in that language, by those that stand in the scripts. */
declare const TRANSLATIONS: Record<string, string>;

/** Names the build. */
declare const BUILD: string;
/** The files that are kept after a first visit, by path from the root, with their hashes. */
declare const KEPT_FILES: Record<string, string>;
/** The files that are kept once they were used or asked for. */
declare const LATER_FILES: Record<string, string>;
/** The file in which all texts among the first come. */
declare const PACKED_TEXTS: { path: string; integrity: string };
/** The one of them that is a packed program, by its path, if there is one. */
declare const PROGRAM: string | undefined;
