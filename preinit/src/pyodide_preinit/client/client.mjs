/**
 * Python as a build made it: the ready program, and the whole interpreter for whatever that cannot answer.
 *
 * @typedef {import("./files.mjs").Part} Part
 * @typedef {import("./files.mjs").Name} Name
 * @typedef {import("./files.mjs").Place} Place
 *
 * @typedef {object} Manifest what a build lists of its files
 * @property {Record<Name, Part>} parts
 * @property {import("./whole.mjs").Start} start how the whole interpreter is started
 * @property {string} entry the function that answers, as `module:function`
 * @property {Record<string, string>} env environment variables of the whole interpreter
 *
 * @typedef {object} Watcher whoever wants to know how far it is
 * @property {(arrived: number, expected: number) => void} [arrived] so many bytes of those that are expected now
 * @property {(size: number) => void} [loading] the whole interpreter is fetched, so many bytes
 * @property {() => void} [ready] after the whole interpreter was tried for, Python answers again
 */

import { RuntimeFiles } from "./files.mjs";
import { Python } from "./python.mjs";
import * as whole from "./whole.mjs";

/** @type {Name[]} */
const WHOLE = ["program", "glue", "library"];

/** What was asked needs the whole interpreter, which could not be had. */
export class WholeMissing extends Error {}

export class Client {
  #manifest;
  #place;
  #watcher;
  /** The ready program, to be started again if need be. @type {Promise<WebAssembly.Module> | undefined} */
  #ready;
  /** Whether the whole interpreter was started, after which there is nothing else to try. */
  #isWhole = false;
  /** Python, as it was started last. @type {Promise<Python>} */
  #python;

  /**
   * Begin to fetch and start Python.
   *
   * @param {Manifest} manifest
   * @param {Place} place where the files are
   * @param {Watcher} [watcher]
   */
  constructor(manifest, place, watcher = {}) {
    this.#manifest = manifest;
    this.#place = place;
    this.#watcher = watcher;
    this.#python = this.#startReady().catch((reason) => this.#startWhole(reason));
  }

  /** Wait until Python can be asked. @throws {Error} neither program could be had */
  async started() {
    await this.#python;
  }

  /**
   * Ask the entry.
   *
   * @param {string} request
   * @returns {Promise<string>}
   * @throws {WholeMissing} the ready program cannot answer it, and the whole interpreter could not be had
   * @throws {Error} Python raised an exception; what is left of it cannot be asked again
   */
  async ask(request) {
    const asked = await this.#python;
    try {
      return asked.ask(request);
    } catch (error) {
      if (this.#isWhole) throw error;
      const whole = this.#startWhole(error);
      // What the ready program can answer, it still answers if the whole interpreter cannot be had.
      this.#python = whole.catch(() => this.#startReady());
      await this.#python.finally(() => this.#watcher.ready?.());
      return (await whole.catch(missing)).ask(request);
    }
  }

  async #startReady() {
    this.#ready ??= this.#files().program("ready");
    return Python.ready(await this.#ready);
  }

  /** Start the whole interpreter. @param {unknown} reason why the ready program does not do */
  async #startWhole(reason) {
    console.warn("The ready program does not do:", reason);
    const { parts, start, entry, env } = this.#manifest;
    this.#watcher.loading?.(WHOLE.reduce((sum, name) => sum + parts[name].size, 0));
    const fetched = this.#wholeFiles(this.#files()).catch(() =>
      this.#wholeFiles(this.#files({ isFresh: true })),
    );
    const [glue, program, library] = await fetched;
    const interpreter = await whole.start(start, {
      glue: await import(glue),
      instantiate: whole.instantiating(program),
      library,
      env,
    });
    this.#isWhole = true;
    return new Python(interpreter.native, interpreter.memory, whole.entry(interpreter, entry));
  }

  /** @param {Partial<Place>} [other] */
  #files(other) {
    return new RuntimeFiles(
      this.#manifest.parts,
      (arrived, expected) => this.#watcher.arrived?.(arrived, expected),
      { ...this.#place, ...other },
    );
  }

  /** @param {RuntimeFiles} files */
  #wholeFiles(files) {
    const library = this.#place.library?.(files) ?? files.bytes("library");
    return Promise.all([files.script("glue"), files.program("program"), library]);
  }
}

/**
 * Start the Python of a build that a server has.
 *
 * @param {string} folder the address of the build, with a slash at its end
 * @param {Watcher} [watcher]
 */
export async function connect(folder, watcher) {
  const response = await fetch(`${folder}manifest.json`);
  if (!response.ok) throw new Error(`${folder}manifest.json: ${response.status}`);
  const client = new Client(await response.json(), { folder }, watcher);
  await client.started();
  return client;
}

/** @param {unknown} error @returns {never} */
function missing(error) {
  throw new WholeMissing(String(error));
}
