/**
 * What a page or a worker asks Python with.
 *
 * @typedef {import("./client.mjs").Manifest} Manifest
 */

export { Client, connect, WholeMissing } from "./client.mjs";
