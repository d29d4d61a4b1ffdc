// How it is looked at: size, panel, keys, printing.

import { empty, find, make } from "./parts.js";
import { goTo, pageInView, sheets } from "./sheets.js";
import { chooseNext, openChosen } from "./origin.js";
import { closeSearch, openSearch } from "./search.js";
import { showFigures } from "./figures.js";

const desk = find("desk");
const PANELS = ["outline", "findings", "figures", "origin"];
/** Pixels of a point at 100%. */
const FULL = 4 / 3;
const STEPS = [0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** Nothing where pages are as wide as the desk, at most in their own size. */
let size = null;

/** Shows one of the panels. */
export function select(name) {
  const wasOpen = !find(name).hidden;
  for (const panel of PANELS) {
    find(panel).hidden = panel !== name;
    find(`tab-${panel}`).setAttribute("aria-selected", String(panel === name));
  }
  if (name === "figures" && !wasOpen) showFigures();
}

let headings = [];

/** The contents list. */
export function showOutline(outline) {
  headings = outline.map((heading) => ({
    ...heading,
    button: make("button", { type: "button", class: `level-${heading.level}`, onclick: () => goTo(heading.page, heading.y) },
      make("span", {}, heading.text), make("span", {}, `${heading.page + 1}`)),
  }));
  find("outline").replaceChildren(...(headings.length > 0 ? headings.map(({ button }) => button) : [empty("还没有报告")]));
}

/** Says which page is in view, and which heading. */
export function onScroll() {
  const page = pageInView();
  find("where").textContent = sheets().length > 0 ? `第 ${page + 1} 页，共 ${sheets().length} 页` : "";
  const here = headings.findLastIndex((heading) => heading.page <= page);
  headings.forEach((heading, at) => heading.button.classList.toggle("is-here", at === here));
}

/** The widths of a sheet of A4, upright and on its side, in points. */
const UPRIGHT = 595.3;
const LANDSCAPE = 841.9;

function fit() {
  const room = (desk.clientWidth - 56) / FULL;
  setZoom(size ?? Math.min(1, Math.max(0.4, room / UPRIGHT)), room);
}

function setZoom(zoom, room) {
  const middle = desk.scrollHeight > 0 ? (desk.scrollTop + desk.clientHeight / 3) / desk.scrollHeight : 0;
  const wide = size === null ? Math.min(zoom, room / LANDSCAPE) : zoom;
  document.documentElement.style.setProperty("--zoom", zoom * FULL);
  document.documentElement.style.setProperty("--wide", wide * FULL);
  find("zoom").textContent = `${Math.round(zoom * 100)}%`;
  desk.dataset.zoom = zoom;
  desk.scrollTop = middle * desk.scrollHeight - desk.clientHeight / 3;
}

function step(direction) {
  const now = Number(desk.dataset.zoom);
  const next = direction > 0 ? STEPS.find((zoom) => zoom > now + 0.01) : STEPS.findLast((zoom) => zoom < now - 0.01);
  size = next ?? now;
  fit();
}

function wholeWidth() {
  size = null;
  fit();
}

function toggleSources() {
  const isOn = document.body.classList.toggle("with-sources");
  find("sources").setAttribute("aria-pressed", String(isOn));
  document.querySelector("#bar .legend")?.remove();
  if (!isOn) return;
  find("sources").after(make("span", { class: "legend" },
    make("b", { class: "figure" }, "数字"), make("b", { class: "fact" }, "填报的文字"), make("b", {}, "模板的文字")));
}

/** Goes on to the next of the facts. */
function nextFacts(choose) {
  const facts = find("facts");
  facts.selectedIndex = (facts.selectedIndex + 1) % facts.options.length;
  choose();
}

function escape() {
  if (!find("search").hidden) closeSearch();
  else find("errors").hidden = true;
}

/** What each key does; `choose` asks for the report and the facts that are chosen. */
export function listenForKeys(choose) {
  const keys = {
    j: () => goTo(pageInView() + 1),
    k: () => goTo(Math.max(0, pageInView() - 1)),
    "+": () => step(1),
    "=": () => step(1),
    "-": () => step(-1),
    0: wholeWidth,
    "/": openSearch,
    ".": () => chooseNext(1),
    ",": () => chooseNext(-1),
    "。": () => chooseNext(1),
    "，": () => chooseNext(-1),
    e: openChosen,
    s: toggleSources,
    d: () => nextFacts(choose),
    "?": () => find("keys").showModal(),
    "？": () => find("keys").showModal(),
    1: () => select("outline"),
    2: () => select("findings"),
    3: () => select("figures"),
    4: () => select("origin"),
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") return escape();
    if ((event.ctrlKey || event.metaKey) && event.key === "f") {
      event.preventDefault();
      return openSearch();
    }
    const isTyping = event.target.matches("input, select, textarea") || find("keys").open;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const act = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  find("larger").addEventListener("click", () => step(1));
  find("smaller").addEventListener("click", () => step(-1));
  find("zoom").addEventListener("click", wholeWidth);
  find("sources").addEventListener("click", toggleSources);
  find("print").addEventListener("click", () => print());
  find("help").addEventListener("click", () => find("keys").showModal());
  PANELS.forEach((name) => find(`tab-${name}`).addEventListener("click", () => select(name)));
  desk.addEventListener("scroll", () => requestAnimationFrame(onScroll), { passive: true });
  new ResizeObserver(fit).observe(desk);
  desk.focus();
}
