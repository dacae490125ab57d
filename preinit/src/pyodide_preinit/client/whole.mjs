/**
 * The whole interpreter, started from a library: slower than a ready program, but able to do anything.
 *
 * Used by the page's worker where the ready program does not do, and by the build, which makes that program.
 *
 * @typedef {import("./python.mjs").Native} Native
 * @typedef {object} Interpreter
 * @property {Record<string, Native>} native
 * @property {WebAssembly.Memory} memory
 *
 * @typedef {object} Start how the interpreter of a version of Pyodide is started
 * @property {string} python the version of Python, such as 3.13
 * @property {string} abi of its packages
 * @property {string} factory the name under which the glue exports the function that starts it, or leaves it globally
 * @property {{ module: string, create: string, check: string }} sentinel where the interpreter imports two functions
 *   from: of JavaScript's "no object"
 *
 * @typedef {object} Given what an interpreter is started with
 * @property {Record<string, unknown>} glue what the module of its glue exports
 * @property {(imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>} instantiate
 * @property {Uint8Array} library the zip file that Python imports from
 * @property {Record<string, string>} env environment variables
 * @property {string[]} [options] of Python's command line
 * @property {object} [settings] more of the glue's
 */

import { put } from "./python.mjs";

// What the interpreter uses to tell its own "no object" from any object of JavaScript.
const NOTHING = Symbol("nothing");

/**
 * Start Python.
 *
 * @param {Start} version
 * @param {Given} given
 * @returns {Promise<Interpreter>}
 */
export async function start(
  { python, abi, factory, sentinel },
  { glue, instantiate, library, env, options = [], settings },
) {
  /** @type {(settings: object) => Promise<unknown>} */
  const create = /** @type {any} */ (glue[factory] ?? Reflect.get(globalThis, factory));
  return new Promise((resolve, reject) => {
    /** @type {Interpreter} */
    let interpreter;
    create({
      ...settings,
      // The glue reads these as Pyodide's loader would set them.
      API: {
        config: {
          jsglobals: globalThis,
          env: {},
          args: [...options],
          packages: [],
          indexURL: "/",
        },
        runtimeEnv: { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true },
        lockFilePromise: Promise.resolve({ info: { abi_version: abi }, packages: {} }),
      },
      thisProgram: "/usr/bin/python3",
      arguments: [...options],
      print: (/** @type {string} */ line) => console.debug(line),
      printErr: (/** @type {string} */ line) => console.warn(line),
      preRun: [
        (/** @type {{ FS: any, ENV: Record<string, string> }} */ { FS, ENV }) => {
          // The same sources make the same ready program.
          Object.assign(ENV, { HOME: "/", PYTHONHASHSEED: "0", ...env });
          FS.mkdirTree(`/lib/python${python}/site-packages`);
          FS.writeFile(`/lib/python${python.replace(".", "")}.zip`, library);
        },
      ],
      instantiateWasm: (
        /** @type {WebAssembly.Imports} */ imports,
        /** @type {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} */ done,
      ) => {
        imports[sentinel.module] = {
          ...imports[sentinel.module],
          [sentinel.create]: () => NOTHING,
          [sentinel.check]: (/** @type {unknown} */ value) => value === NOTHING,
        };
        instantiate(imports).then(({ instance, module }) => {
          interpreter = described(instance, imports);
          done(instance, module);
        }, reject);
        return {};
      },
    }).then(() => resolve(interpreter), reject);
  });
}

/**
 * What instantiates a program that was compiled.
 *
 * @param {WebAssembly.Module} program
 * @returns {Given["instantiate"]}
 */
export function instantiating(program) {
  return async (imports) => ({
    module: program,
    instance: await WebAssembly.instantiate(program, imports),
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
