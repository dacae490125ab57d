/**
 * Keeps the site on the device, so that it works without a network, unless the reader refused; and says when there
 * is a newer build.
 */

import { isSupported } from "../support.mjs";
import { _ } from "../texts.mjs";
import { announce } from "./notice.mjs";
import { choice, KEEP_EVERYTHING, REFUSED } from "./places.mjs";

const UPDATED = _("本站有新版本，已经备好。换过去时，你填的内容会留着。");
const UPDATED_ELSEWHERE = _(
  "另一个标签页已经换成新版本，这一页还是旧的。换过去时，你填的内容会留着。",
);
const SWITCH = _("换成新版本");
const LINKS = {
  manifest: "manifest.webmanifest",
  "apple-touch-icon": "assets/images/icon-180.png",
};
/** In milliseconds. */
const LONGEST_WAIT = 10_000;

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
export const root = new URL("../../", own.src);
/** The root of the editions of all languages, which share some of what a reader chose. */
export const shared = LANGUAGE === "zh" ? root : new URL("../", root);
const service = new URL("service.js", root).href;

/** Begin once the page has nothing better to do. @param {Promise<unknown>} quiet resolves no later than that */
export function keepOffline(quiet) {
  if (!isPossible() || choice(root, REFUSED) !== null) return;
  addManifest();
  // Readers who may pay for each byte, or wait for it, are asked on the page about it.
  if (isDear() && !isKept()) return;
  quiet
    .then(idle)
    .then(register)
    .catch((error) => console.info("Not kept for offline use:", error));
}

/** Whether this browser, with this address, can keep the site. */
export function isPossible() {
  return "serviceWorker" in navigator && location.protocol !== "file:" && isSupported();
}

/** Whether the connection says that it is slow, or that what is sent may cost the reader something. */
function isDear() {
  /** @type {{ saveData?: boolean, effectiveType?: string, type?: string }} */
  const connection = /** @type {any} */ (navigator).connection ?? {};
  const { saveData, effectiveType = "", type } = connection;
  return saveData || ["slow-2g", "2g", "3g"].includes(effectiveType) || type === "cellular";
}

/** Whether this page comes from what is kept; the edition in another language above it may be kept as well. */
function isKept() {
  return navigator.serviceWorker.controller?.scriptURL === service;
}

/** What keeps this edition, and no other. */
export async function registered() {
  const registration = await navigator.serviceWorker.getRegistration(root);
  return registration?.scope === root.href ? registration : undefined;
}

/** Resolves when the site is kept, or a newer build of it waits. */
export async function register() {
  const container = navigator.serviceWorker;
  let isControlled = isKept();
  await container.register(service, { updateViaCache: "none" });
  const registration = await registered();
  if (!registration) return;
  let isSwitching = false;
  const offer = (/** @type {ServiceWorker} */ next) =>
    announce(UPDATED, SWITCH, () => {
      isSwitching = true;
      next.postMessage("take over");
    });
  container.addEventListener("controllerchange", () => {
    if (isSwitching) location.reload();
    else if (isControlled) announce(UPDATED_ELSEWHERE, SWITCH, () => location.reload());
    isControlled = true;
  });
  if (registration.waiting && isControlled) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => {
      if (next.state === "installed" && isKept()) offer(next);
    });
  });
  if (registration.installing) await settled(registration.installing);
}

/** Resolves when everything is kept, the whole interpreter too. */
export async function keepEverything() {
  const worker = (await registered())?.active;
  const { port1, port2 } = new MessageChannel();
  const told = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  worker?.postMessage(KEEP_EVERYTHING, [port2]);
  if (!worker || !(await told)) throw new Error("the files could not be kept");
}

/** @param {ServiceWorker} worker @returns {Promise<void>} */
function settled(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "redundant") reject(new Error("the files could not be kept"));
      else if (worker.state !== "installing") resolve();
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** Not in the page itself, because browsers complain about a manifest where there is no server. */
function addManifest() {
  for (const [rel, path] of Object.entries(LINKS)) {
    const link = document.createElement("link");
    link.rel = rel;
    link.href = new URL(path, root).href;
    document.head.append(link);
  }
}

/** Resolves in a quiet moment. @returns {Promise<unknown>} */
function idle() {
  return new Promise((resolve) =>
    "requestIdleCallback" in globalThis
      ? requestIdleCallback(resolve, { timeout: LONGEST_WAIT })
      : setTimeout(resolve, LONGEST_WAIT / 10),
  );
}
