// What a click on a text tells: the figure and the way to it, the line of the template, the facts.

import { ask, empty, find, make, openPlace, placeOf } from "./parts.js";
import { rectOf } from "./changes.js";
import { cardOf } from "./figures.js";
import { goTo, reveal, sheets, pageInView } from "./sheets.js";
import { select } from "./view.js";

const WORDS = { figure: "数字", facts: "填报的文字", template: "模板的文字" };

/** The places of what is chosen, the best one to edit first. */
let places = [];
/** The element that was chosen last. */
let chosen = null;
/** The figure that is shown, by its id. */
let figureShown = "";
/** Counts what was asked for: an answer that comes behind a later one is not shown. */
let asked = 0;

/** Has clicks on texts tell where these come from; links of a contents list go to their pages. */
export function listenForOrigins() {
  find("sheets").addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return;
    const link = event.target.closest("[data-to-page]");
    if (link) return goTo(Number(link.dataset.toPage), Number(link.dataset.toY));
    const text = event.target.closest("[data-o]");
    if (text) chooseElement(text);
  });
  forgetOrigin();
}

/** Nothing is chosen any more. */
export function forgetOrigin() {
  unmark();
  places = [];
  chosen = null;
  figureShown = "";
  asked += 1;
  find("origin").replaceChildren(empty("点页面上的数字或文字，看它从哪里来"));
}

/** The pages have changed: a figure that is shown is asked for again, of a text that has gone it is said. */
export async function renewOrigin() {
  if (figureShown) {
    const turn = asked;
    const figure = await ask(`figures/${encodeURIComponent(figureShown)}`);
    if (figure && turn === asked) showCard(figure);
  } else if (chosen && !chosen.isConnected && !find("origin").querySelector(".is-gone")) {
    find("origin").prepend(make("p", { class: "hint is-gone" }, "这一页已更新，下面是改以前的；再点一次看现在的"));
  }
}

/** Chooses the text of a number on a page. */
export function chooseText(page, at, shows = true) {
  const text = sheets()[page]?.querySelector(`tspan[data-o="${at}"]`);
  if (!text) return;
  reveal(text);
  mark(text);
  if (shows) chooseElement(text);
}

/** Chooses the next text behind the one that is chosen, or the one before it. */
export function chooseNext(step) {
  const start = chosen?.isConnected ? chosen : sheets()[pageInView()]?.querySelector("tspan[data-o]");
  if (!start) return;
  const all = [...find("sheets").querySelectorAll("tspan[data-o]")];
  const at = all.indexOf(start) + (chosen?.isConnected ? step : 0);
  const next = all[Math.max(0, Math.min(all.length - 1, at))];
  reveal(next);
  chooseElement(next);
}

/** Opens what is chosen in the editor. */
export function openChosen() {
  const place = places.find((place) => place.open !== null);
  if (place) openPlace(place, find("origin").querySelector(".actions button"));
}

async function chooseElement(text) {
  const sheet = text.closest(".sheet");
  chosen = text;
  mark(text);
  select("origin");
  const turn = (asked += 1);
  const origin = await ask(`origins/${sheet.dataset.digest}/${text.dataset.o}`);
  if (!origin || turn !== asked) return;
  figureShown = "";
  places = [origin.facts, origin.template].filter(Boolean);
  const words = [...sheet.querySelectorAll(`tspan[data-o="${text.dataset.o}"]`)].map((one) => one.textContent).join("");
  const head = origin.figure ? [] : [make("div", { class: "value" }, words.length > 40 ? `${words.slice(0, 40)}……` : words)];
  const facts = origin.facts && !(origin.figure && origin.figure.place) ? [make("h4", {}, "数据"), placeOf(origin.facts, origin.path ?? "", true)] : [];
  const template = origin.template ? [make("h4", {}, "模板"), placeOf(origin.template, "", true)] : [];
  find("origin").replaceChildren(
    make("div", { class: "legend" }, make("b", { class: { figure: "figure", facts: "fact" }[origin.source] ?? "" }, WORDS[origin.source])),
    ...head,
    ...(origin.figure ? cardOf(origin.figure).filter(Boolean) : []),
    ...(origin.figure ? [placesOf(origin.figure)] : []).filter(Boolean),
    ...facts,
    ...template);
  find("origin").scrollTop = 0;
}

/** Shows a figure of the list, and where it first stands. */
export async function showFigure(id) {
  const turn = (asked += 1);
  const figure = await ask(`figures/${encodeURIComponent(id)}`);
  if (!figure || turn !== asked) return;
  select("origin");
  showCard(figure);
  find("origin").scrollTop = 0;
  if (figure.marks.length > 0) chooseText(...figure.marks[0], false);
}

function showCard(figure) {
  places = [figure.place].filter(Boolean);
  figureShown = figure.id;
  find("origin").replaceChildren(
    make("div", { class: "legend" }, make("b", { class: "figure" }, WORDS.figure)),
    ...cardOf(figure).filter(Boolean),
    ...[placesOf(figure)].filter(Boolean));
}

/** A button that goes through the places of a figure on the pages. */
function placesOf(figure) {
  if (figure.marks.length === 0) return null;
  let at = 0;
  const next = () => {
    at = (at + 1) % figure.marks.length;
    chooseText(...figure.marks[at], false);
    button.textContent = `页面上第 ${at + 1} 处，共 ${figure.marks.length} 处`;
  };
  const button = make("button", { type: "button", onclick: next }, `页面上共 ${figure.marks.length} 处，看下一处`);
  return make("div", { class: "actions" }, button);
}

function unmark() {
  document.querySelectorAll(".mark.is-chosen").forEach((mark) => mark.remove());
}

/** Marks all stretches of a text, which may go over several lines. */
function mark(text) {
  unmark();
  const all = text.closest(".sheet").querySelectorAll(`tspan[data-o="${text.dataset.o}"]`);
  all.forEach((span) => rectOf([span], span.parentElement, "is-chosen"));
}
