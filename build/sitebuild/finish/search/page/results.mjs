/** The results as the theme's styles expect them: an item a page, its best section first. */

import { _ } from "../../../../../docs/assets/javascripts/texts.mjs";
import { excerpt, expression, marked, standing } from "./marks.mjs";

/** @typedef {import("./rank.mjs").Hit} Hit */

const PAGES = 12;
const MORE = 4;
// Less than this share of the best score of its page is not worth a line of its own.
const WORTH_SHOWING = 0.35;

/**
 * Return an item for each page that answers.
 * @param {Hit[]} hits
 * @param {string[]} words
 * @param {(address: string, words: string[]) => string} link
 */
export function items(hits, words, link) {
  const found = expression(words);
  return byPage(hits)
    .slice(0, PAGES)
    .map(([best, ...others]) => {
      const item = element("li", "md-search-result__item", [result(best, found, link)]);
      const more = others.filter((hit) => hit.score > best.score * WORTH_SHOWING).slice(0, MORE);
      if (more.length) {
        const summary = element("summary", "", [
          element("div", "", [_("本页还有 {count} 处", { count: more.length })]),
        ]);
        summary.tabIndex = -1;
        const links = more.map((hit) => result(hit, found, link));
        item.append(element("details", "md-search-result__more", [summary, ...links]));
      }
      return item;
    });
}

/**
 * Return a line for each section that is offered where nothing was found.
 * @param {Hit[]} hits
 * @param {(address: string, words: string[]) => string} link
 */
export function topics(hits, link) {
  return hits.map(({ section }) => {
    const anchor = element("a", "", [section.title]);
    anchor.href = link(section.address, []);
    anchor.tabIndex = -1;
    return element("li", "search-topic", [anchor]);
  });
}

/** @param {Hit[]} hits */
function byPage(hits) {
  /** @type {Map<string, Hit[]>} */
  const pages = new Map();
  for (const hit of hits) {
    const [page] = hit.section.address.split("#");
    pages.set(page, [...(pages.get(page) ?? []), hit]);
  }
  return [...pages.values()];
}

/**
 * @param {Hit} hit
 * @param {RegExp | undefined} found
 * @param {(address: string, words: string[]) => string} link
 */
function result({ section, score }, found, link) {
  const article = element("article", "md-search-result__article md-typeset", [
    element("h2", "", [marked(section.title, found)]),
    section.isFirst ? "" : element("p", "search-page", [section.pageTitle]),
    element("p", "search-excerpt", [marked(excerpt(section.text, found), found)]),
  ]);
  article.dataset.mdScore = score.toFixed(2);
  const anchor = element("a", "md-search-result__link", [article]);
  anchor.href = link(section.address, standing(`${section.title} ${section.text}`, found));
  anchor.tabIndex = -1;
  return anchor;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} names the element's classes
 * @param {(Node | string)[]} children
 */
function element(name, names, children) {
  const made = document.createElement(name);
  if (names) made.className = names;
  made.append(...children);
  return made;
}
