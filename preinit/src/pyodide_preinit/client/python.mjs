/**
 * CPython in WebAssembly: Pyodide's interpreter, spoken to by Python's C interface.
 *
 * Pyodide's own loader goes on to import some 150 Python modules (asyncio, inspect, its bridge between the
 * languages). Here text goes in and text comes out, so none of them is needed.
 *
 * There are two programs that can be asked. The ready one was started by the build: its memory already
 * holds a Python with everything imported, and of the interpreter it has only what answering takes. The whole one
 * (whole.mjs) is Pyodide's, which starts from nothing; it answers where the ready one cannot.
 *
 * @typedef {(...numbers: number[]) => number} Native
 */

export class Python {
  #native;
  #memory;
  #entry;

  /**
   * @param {Record<string, Native>} native the functions of Python's C interface
   * @param {WebAssembly.Memory} memory
   * @param {number} entry the Python function that answers
   */
  constructor(native, memory, entry) {
    this.#native = native;
    this.#memory = memory;
    this.#entry = entry;
  }

  /** Take up the Python that a ready program holds. @param {WebAssembly.Module} program */
  static async ready(program) {
    const { exports } = await WebAssembly.instantiate(program);
    const { memory, entry, ...native } = /** @type {any} */ (exports);
    return new Python(native, memory, entry.value);
  }

  /**
   * Ask the entry.
   *
   * @param {string} request
   * @returns {string}
   * @throws {Error} Python raised an exception, or came to a part of the interpreter that is not there; what is left
   *   of it cannot be asked again
   */
  ask(request) {
    const { PyObject_CallOneArg, PyUnicode_AsUTF8AndSize, _Py_DecRef, malloc, free } = this.#native;
    const question = this.#text(request);
    const answer = this.#checked(PyObject_CallOneArg(this.#entry, question));
    _Py_DecRef(question);
    const size = malloc(4);
    const start = this.#checked(PyUnicode_AsUTF8AndSize(answer, size));
    const length = new DataView(this.#memory.buffer).getUint32(size, true);
    const text = new TextDecoder().decode(new Uint8Array(this.#memory.buffer, start, length));
    free(size);
    _Py_DecRef(answer);
    return text;
  }

  /** @param {string} text */
  #text(text) {
    const { PyUnicode_FromStringAndSize, free } = this.#native;
    const { place, length } = put(this.#native, this.#memory, text);
    const object = this.#checked(PyUnicode_FromStringAndSize(place, length));
    free(place);
    return object;
  }

  /** @param {number} object */
  #checked(object) {
    if (object) return object;
    this.#native.PyErr_Print?.();
    throw new Error("Python raised an exception");
  }
}

/**
 * Put a text into memory, to be freed; tells where it begins and how many bytes it has.
 *
 * @param {Record<string, Native>} native
 * @param {WebAssembly.Memory} memory
 * @param {string} text
 */
export function put(native, memory, text) {
  const encoded = new TextEncoder().encode(text);
  const place = native.malloc(encoded.length);
  new Uint8Array(memory.buffer).set(encoded, place);
  return { place, length: encoded.length };
}
