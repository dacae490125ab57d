/**
 * The whole interpreter, started from a library: slower than a ready program, but able to do anything.
 *
 * Used by the page's worker where the ready program does not do, and by the build, which makes that program.
 *
 * @typedef {import("./python.mjs").Native} Native
 * @typedef {object} Interpreter
 * @property {Record<string, Native>} native
 * @property {WebAssembly.Memory} memory
 */

import { put } from "./python.mjs";

const VERSION = "3.13";
const LIBRARY = `/lib/python${VERSION.replace(".", "")}.zip`;
// What the interpreter uses to tell its own "no object" from any object of JavaScript.
const NOTHING = Symbol("nothing");
const SENTINEL = {
  create_sentinel: () => NOTHING,
  is_sentinel: (/** @type {unknown} */ value) => value === NOTHING,
};
// The interpreter's glue reads these as Pyodide's loader would set them.
const LOCK = { info: { abi_version: "2025_0" }, packages: {} };

/**
 * Start Python. The interpreter's glue must have been run: it leaves `_createPyodideModule`.
 *
 * @param {(imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>} instantiate
 * @param {Uint8Array} library the zip file that Python imports from
 * @param {Record<string, string>} env environment variables
 * @param {string[]} options of Python's command line
 * @returns {Promise<Interpreter>}
 */
export async function start(instantiate, library, env, options = []) {
  /** @type {{ _createPyodideModule: (settings: object) => Promise<unknown> }} */
  const glue = /** @type {any} */ (globalThis);
  return new Promise((resolve, reject) => {
    /** @type {Interpreter} */
    let interpreter;
    glue
      ._createPyodideModule({
        API: {
          config: {
            jsglobals: globalThis,
            env: {},
            args: [...options],
            packages: [],
            indexURL: "/",
          },
          runtimeEnv: { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true },
          lockFilePromise: Promise.resolve(LOCK),
        },
        thisProgram: "/usr/bin/python3",
        arguments: [...options],
        print: (/** @type {string} */ line) => console.debug(line),
        printErr: (/** @type {string} */ line) => console.warn(line),
        preRun: [
          (/** @type {{ FS: any, ENV: Record<string, string> }} */ { FS, ENV }) => {
            // The same sources make the same ready program.
            Object.assign(ENV, { HOME: "/", PYTHONHASHSEED: "0", ...env });
            FS.mkdirTree(`/lib/python${VERSION}/site-packages`);
            FS.writeFile(LIBRARY, library);
          },
        ],
        instantiateWasm: (
          /** @type {WebAssembly.Imports} */ imports,
          /** @type {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} */ done,
        ) => {
          imports.sentinel = SENTINEL;
          instantiate(imports).then(({ instance, module }) => {
            interpreter = described(instance, imports);
            done(instance, module);
          }, reject);
          return {};
        },
      })
      .then(() => resolve(interpreter), reject);
  });
}

/**
 * The Python function that answers.
 *
 * @param {Interpreter} interpreter
 * @param {string} place where it is, as `module:function`
 * @returns {number}
 */
export function entry(interpreter, place) {
  const { native } = interpreter;
  const [module, name] = place.split(":").map((each) => copied(interpreter, each));
  const imported = native.PyImport_ImportModule(module);
  const found = imported && native.PyObject_GetAttrString(imported, name);
  if (!found) {
    native.PyErr_Print();
    throw new Error(`${place} is not in the library`);
  }
  native.free(module);
  native.free(name);
  return found;
}

/** Put a text for C into memory, to be freed. @param {Interpreter} interpreter @param {string} text */
export function copied({ native, memory }, text) {
  return put(native, memory, `${text}\0`).place;
}

/** @param {WebAssembly.Instance} instance @param {WebAssembly.Imports} imports @returns {Interpreter} */
function described({ exports }, { env }) {
  const native = /** @type {Record<string, Native>} */ (/** @type {unknown} */ (exports));
  const memory = /** @type {WebAssembly.Memory} */ (exports.memory ?? env.memory);
  return { native, memory };
}
