/**
 * CPython in WebAssembly: Pyodide's interpreter, spoken to by Python's C interface.
 *
 * Pyodide's own loader goes on to import some 150 Python modules (asyncio, inspect, its bridge between the
 * languages) that calculators have no use for. Here text goes in and text comes out, so none of them is needed.
 * Python starts either from a library (a zip file of bytecode) or from a snapshot: what the memory of a started
 * Python with everything imported has in it that a fresh one has not. Used by the page's worker, and by the build,
 * which makes the snapshot.
 *
 * @typedef {(...numbers: number[]) => number} Native
 * @typedef {object} Parts
 * @property {WebAssembly.Module} program the interpreter
 * @property {Uint8Array} [library] the zip file that Python imports from
 * @property {Uint8Array} [snapshot] what `Python.snapshot` gave, for the very same interpreter
 */

const ENTRY_MODULE = "calculators.bridge";
const ENTRY_FUNCTION = "respond";
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

export class Python {
  /** @type {Record<string, Native>} */
  #native;
  /** @type {WebAssembly.Memory} */
  #memory;
  /** The memory as the interpreter's file alone defines it. @type {Uint8Array} */
  #fresh;
  /** @type {string[]} */
  #complaints;
  /** The entry function, once it was looked up. */
  #entry = 0;

  /**
   * @param {Record<string, Native>} native
   * @param {WebAssembly.Memory} memory
   * @param {Uint8Array} fresh
   * @param {string[]} complaints
   */
  constructor(native, memory, fresh, complaints) {
    this.#native = native;
    this.#memory = memory;
    this.#fresh = fresh;
    this.#complaints = complaints;
  }

  /**
   * Start Python. The interpreter's glue must have been run: it leaves `_createPyodideModule`.
   *
   * @param {Parts} parts
   * @returns {Promise<Python>}
   */
  static async start({ program, library, snapshot }) {
    /** @type {string[]} */
    const complaints = [];
    /** @type {(python: Python) => void} */
    let instantiated;
    /** @type {Promise<Python>} */
    const started = new Promise((resolve) => {
      instantiated = resolve;
    });
    /** @type {{ _createPyodideModule: (settings: object) => Promise<unknown> }} */
    const glue = /** @type {any} */ (globalThis);
    await glue._createPyodideModule({
      API: {
        config: { jsglobals: globalThis, env: {}, args: [], packages: [], indexURL: "/" },
        runtimeEnv: { IN_BROWSER: true, IN_BROWSER_WEB_WORKER: true },
        lockFilePromise: Promise.resolve(LOCK),
      },
      thisProgram: "/usr/bin/python3",
      arguments: [],
      noInitialRun: snapshot !== undefined,
      print: (/** @type {string} */ line) => console.debug(line),
      printErr: (/** @type {string} */ line) => complaints.push(line),
      preRun: [
        (/** @type {{ FS: any, ENV: Record<string, string> }} */ { FS, ENV }) => {
          // The same sources give the same snapshot.
          Object.assign(ENV, { HOME: "/", PYTHONHASHSEED: "0" });
          FS.mkdirTree(`/lib/python${VERSION}/site-packages`);
          if (library) FS.writeFile(LIBRARY, library);
        },
      ],
      instantiateWasm: (
        /** @type {WebAssembly.Imports} */ imports,
        /** @type {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} */ done,
      ) => {
        imports.sentinel = SENTINEL;
        WebAssembly.instantiate(program, imports).then((instance) => {
          const native = /** @type {Record<string, Native>} */ (
            /** @type {unknown} */ (instance.exports)
          );
          const memory = /** @type {WebAssembly.Memory} */ (
            instance.exports.memory ?? imports.env.memory
          );
          const fresh = new Uint8Array(memory.buffer).slice();
          instantiated(new Python(native, memory, fresh, complaints));
          done(instance, program);
        });
        return {};
      },
    });
    const python = await started;
    if (snapshot) python.#restore(snapshot);
    return python;
  }

  /**
   * Ask the calculators.
   *
   * @param {string} request
   * @returns {string}
   */
  ask(request) {
    const { PyObject_CallOneArg, PyUnicode_AsUTF8AndSize, _Py_DecRef } = this.#native;
    this.#entry ||= this.#lookUp();
    const question = this.#text(request);
    const answer = this.#checked(PyObject_CallOneArg(this.#entry, question));
    _Py_DecRef(question);
    const size = this.#native.malloc(4);
    const start = this.#checked(PyUnicode_AsUTF8AndSize(answer, size));
    const length = new DataView(this.#memory.buffer).getUint32(size, true);
    // Copied, because memory may be shared with the worker's next turn.
    const text = new TextDecoder().decode(
      new Uint8Array(this.#memory.buffer).slice(start, start + length),
    );
    this.#native.free(size);
    _Py_DecRef(answer);
    return text;
  }

  /** Run Python code, for the build. @param {string} code */
  run(code) {
    const text = this.#bytes(new TextEncoder().encode(`${code}\0`));
    const failed = this.#native.PyRun_SimpleString(text);
    this.#native.free(text);
    if (failed) throw new Error(this.#complaints.splice(0).join("\n"));
  }

  /** Return what makes a fresh interpreter this one. @returns {Uint8Array} */
  snapshot() {
    const memory = new Uint8Array(this.#memory.buffer);
    if (memory.length !== this.#fresh.length) throw new Error("the memory grew; no snapshot");
    const difference = memory.map((byte, place) => byte ^ this.#fresh[place]);
    const end = difference.findLastIndex((byte) => byte !== 0) + 1;
    return difference.slice(0, Math.ceil(end / 4) * 4);
  }

  /** @param {Uint8Array} snapshot */
  #restore(snapshot) {
    const memory = new Uint32Array(this.#memory.buffer);
    const fresh = new Uint32Array(this.#fresh.buffer);
    const difference = new Uint32Array(snapshot.buffer, snapshot.byteOffset, snapshot.length / 4);
    memory.set(fresh);
    for (let i = 0; i < difference.length; i++) memory[i] ^= difference[i];
    this.#fresh = new Uint8Array();
  }

  #lookUp() {
    const { PyImport_ImportModule, PyObject_GetAttrString, free } = this.#native;
    const [module, name] = [ENTRY_MODULE, ENTRY_FUNCTION].map((each) =>
      this.#bytes(new TextEncoder().encode(`${each}\0`)),
    );
    const found = this.#checked(
      PyObject_GetAttrString(this.#checked(PyImport_ImportModule(module)), name),
    );
    free(module);
    free(name);
    return found;
  }

  /** @param {string} text */
  #text(text) {
    const encoded = new TextEncoder().encode(text);
    const place = this.#bytes(encoded);
    const object = this.#checked(this.#native.PyUnicode_FromStringAndSize(place, encoded.length));
    this.#native.free(place);
    return object;
  }

  /** @param {Uint8Array} encoded */
  #bytes(encoded) {
    const place = this.#native.malloc(encoded.length);
    new Uint8Array(this.#memory.buffer).set(encoded, place);
    return place;
  }

  /** @param {number} object */
  #checked(object) {
    if (object) return object;
    this.#native.PyErr_Print();
    throw new Error(this.#complaints.splice(0).join("\n"));
  }
}
