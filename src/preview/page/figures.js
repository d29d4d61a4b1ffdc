// The figures: all of them by name, and the way to one of them.

import { ask, empty, find, make, placeOf } from "./parts.js";
import { showFigure } from "./origin.js";

/** The most rows of the list. */
const MOST = 200;

let all = null;
const words = make("input", { type: "search", placeholder: "按名称或编号找", "aria-label": "按名称或编号找数字", oninput: () => fill() });
const rows = make("div");
const known = make("div", { class: "about" });

/** Shows the figures of the present report, if the panel is open; else once it is. */
export async function showFigures() {
  const panel = find("figures");
  all = null;
  if (panel.hidden) return;
  all = (await ask("figures")) ?? [];
  if (!panel.contains(words)) panel.replaceChildren(words, rows, known);
  fill();
}

function fill() {
  const parts = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const has = (figure) => parts.every((part) => figure.name.toLowerCase().includes(part) || figure.id.toLowerCase().includes(part));
  const found = (all ?? []).filter((figure) => (parts.length > 0 || figure.is_known) && has(figure));
  rows.replaceChildren(...found.slice(0, MOST).map(rowOf));
  const more = found.length - MOST;
  known.textContent = more > 0 ? `另有 ${more} 个没有列出，写名称里的字来找` : "";
  if (found.length === 0) rows.replaceChildren(empty(all?.length ? "没有这样的数" : "还没有报告"));
}

function rowOf(figure) {
  const value = make("span", { class: figure.is_known ? "" : "is-missing" }, figure.shown);
  return make("button", { class: "row", type: "button", title: figure.id, onclick: () => showFigure(figure.id) },
    make("span", {}, figure.name), value);
}

/** A figure as a card: its name and value, how it is computed, the tree of what it comes from, where it stands. */
export function cardOf(figure) {
  const rows = [
    ["怎么来", figure.inputs.length > 0 ? figure.formula : null],
    ["算式", figure.arithmetic],
    ["确切值", figure.exact],
    ["不适用", figure.reason],
  ].filter(([, value]) => value);
  return [
    make("div", {}, figure.name),
    make("div", { class: "value" }, figure.shown),
    make("dl", { class: "facts" }, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
    ...(figure.place ? [make("h4", {}, "填在"), placeOf(figure.place, "", true)] : []),
    ...(figure.inputs.length > 0 ? [make("h4", {}, "用到的数"), treeOf(figure.inputs, true)] : []),
    figure.is_cut ? make("p", { class: "hint" }, "再往下的没有列出：层数或数目太多，点上面的数另看") : null,
    ...(figure.stands.length > 0 ? [make("h4", {}, "印在"), make("ul", { class: "tree" }, ...figure.stands.map((place) => make("li", {}, place)))] : []),
    make("div", { class: "id" }, figure.id),
  ];
}

function treeOf(inputs, isOpen) {
  return make("ul", { class: "tree" }, ...inputs.map((input) => make("li", {}, branchOf(input, isOpen))));
}

function branchOf(figure, isOpen) {
  const head = [figure.name, "　", make("span", { class: "number" }, figure.shown)];
  const place = figure.place ? placeOf(figure.place, "", true) : null;
  if (figure.inputs.length === 0 && !place) return make("div", {}, ...head);
  return make("details", { open: isOpen && figure.inputs.length > 0 },
    make("summary", {}, ...head),
    figure.inputs.length > 0 ? make("div", { class: "formula" }, figure.formula) : null,
    place,
    figure.inputs.length > 0 ? treeOf(figure.inputs, false) : null);
}
