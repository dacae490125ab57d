/**
 * Prints what a style sheet uses that is newer than some browsers: `node newer.mjs VERSIONS < SHEET`. VERSIONS is a JSON object
 * of versions by MDN's names of browsers; printed is one of the browsers that lack it, by the name of each feature.
 */

import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { parse, walk } from "css-tree";

const { css } = createRequire(import.meta.url)("@mdn/browser-compat-data");
const versions = Object.entries(JSON.parse(process.argv[2]));
/** Features of values by their own names, wherever MDN puts them. */
const values = {};
collect(css.types);
/** @type {Record<string, string[]>} */
const lacking = {};

const sheet = parse(await text(process.stdin), {
  onParseError: (error) => {
    throw error;
  },
});
walk(sheet, {
  enter(node) {
    if (node.type === "Atrule") look(`@${node.name}`, css["at-rules"][node.name]);
    if (node.type === "Feature") look(`(${node.name})`, css["at-rules"].media[node.name]);
    if (node.type === "FeatureRange") look("media ranges", css["at-rules"].media.range_syntax);
    if (node.type === "Condition" && node.children.some(isLogic))
      look("logic in media queries", css["at-rules"].media.or_syntax);
    if (node.type === "NestingSelector") look("nesting", css.selectors.nesting);
    if (/^Pseudo(Class|Element)Selector$/.test(node.type))
      look(`:${node.name}`, css.selectors[node.name]);
    if (node.type === "Block") {
      node.children.forEach((each) => {
        declared(each, node);
      });
    }
  },
});
process.stdout.write(JSON.stringify(lacking));

/** Whether it is a part that came with "or", for which MDN has an entry. @param {any} node */
function isLogic(node) {
  return (
    node.type === "Condition" || (node.type === "Identifier" && ["not", "or"].includes(node.name))
  );
}

/** @param {any} node @param {any} block */
function declared({ type, property, value }, block) {
  if (type !== "Declaration" || property.startsWith("--")) return;
  const prefixed = block.children
    .toArray()
    .map((each) => each.property)
    .filter((each) => each?.startsWith("-") && each.endsWith(`-${property}`))
    .map((each) => each.slice(0, -property.length));
  look(property, css.properties[property], prefixed);
  if (value.type !== "Value") return;
  walk(value, (node) => {
    if (node.type === "Identifier")
      look(`${property}: ${node.name}`, css.properties[property]?.[node.name]);
    if (node.type === "Function") look(`${node.name}()`, values[node.name]);
    if (node.type === "Dimension") look(node.unit, unit(node.unit));
  });
}

/** @param {string} name */
function unit(name) {
  const { length } = css.types;
  if (/^[dls]v/.test(name))
    return length[`viewport_percentage_units_${{ d: "dynamic", l: "large", s: "small" }[name[0]]}`];
  return length[name];
}

/** @param {any} features */
function collect(features) {
  for (const [name, each] of Object.entries(features)) {
    if (name === "__compat") continue;
    values[name] ??= each;
    collect(each);
  }
}

/** @param {string} name @param {any} feature what MDN knows of it, if anything @param {string[]} prefixes */
function look(name, feature, prefixes = []) {
  const support = name.startsWith(":-") ? undefined : feature?.__compat?.support;
  if (!support) return;
  const without = versions.filter(([browser, version]) => {
    const statements = [support[browser]].flat().filter((each) => isUsable(each, prefixes));
    return statements.length && !statements.some((each) => isIn(each, version));
  });
  if (without.length) lacking[name] = without.map(([browser]) => browser);
}

/** Whether a browser has it as it is written here, in whichever version. @param {any} statement @param {string[]} prefixes */
function isUsable({ version_added, flags, alternative_name, prefix }, prefixes) {
  return version_added && !flags && !alternative_name && (!prefix || prefixes.includes(prefix));
}

/** @param {any} statement @param {string} version */
function isIn({ version_added, version_removed }, version) {
  return (
    order(version_added, version) <= 0 && !(version_removed && order(version_removed, version) <= 0)
  );
}

/** @param {string} one @param {string} other */
function order(one, other) {
  if (one === "preview") return 1;
  const [first, second] = [one, other].map((each) => each.replace("≤", "").split(".").map(Number));
  return first[0] - second[0] || (first[1] ?? 0) - (second[1] ?? 0);
}
