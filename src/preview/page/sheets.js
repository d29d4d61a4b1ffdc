// The pages of the report: only those that changed are put in, at the spot that is being read.

import { find, make } from "./parts.js";
import { linesOf, markLine, newLines } from "./changes.js";

const desk = find("desk");
const list = find("sheets");

/** The sheets that are shown, in order, each with the digest of its page. */
let shown = [];

export const sheets = () => shown;

/** Puts in the pages of a message. `isSame` says whether it is the report that was shown before. */
export function showSheets(message, isSame) {
  const known = new Map(shown.map((sheet) => [sheet.dataset.digest, sheet]));
  const used = new Set();
  const pages = message.pages.map((page) => {
    const before = known.get(page.digest);
    if (before && !used.has(before)) {
      used.add(before);
      return before;
    }
    return sheetOf(page, page.svg ?? before?.innerHTML ?? "");
  });
  const fresh = pages.filter((sheet) => !used.has(sheet));
  const gone = shown.filter((sheet) => !used.has(sheet));
  const spot = isSame && gone.length > 0 ? spotOf() : null;
  const before = isSame ? gone.flatMap(linesOf) : [];
  replace(pages, gone);
  shown = pages;
  pages.forEach(number);
  if (spot) returnTo(spot);
  if (!isSame) desk.scrollTop = 0;
  if (before.length > 0) mark(newLines(before, fresh.flatMap(linesOf)));
}

function sheetOf(page, svg) {
  const sheet = make("section", { class: page.width > page.height ? "sheet is-wide" : "sheet", "data-digest": page.digest });
  sheet.style.setProperty("--w", page.width);
  sheet.style.setProperty("--h", page.height);
  sheet.innerHTML = svg;
  return sheet;
}

/** The sheets in their order; those that stay are not touched, so that nothing of them is drawn again. */
function replace(pages, gone) {
  gone.forEach((sheet) => sheet.remove());
  let place = list.firstElementChild;
  for (const sheet of pages) {
    if (sheet === place) place = place.nextElementSibling;
    else list.insertBefore(sheet, place);
  }
}

function number(sheet, at) {
  sheet.dataset.page = at;
  sheet.setAttribute("aria-label", `第 ${at + 1} 页`);
}

/** The page at which one is reading, from 0. */
export function pageInView() {
  const middle = desk.scrollTop + desk.clientHeight / 3;
  const at = shown.findIndex((sheet) => sheet.offsetTop + sheet.offsetHeight > middle);
  return at < 0 ? Math.max(0, shown.length - 1) : at;
}

/** The lines that are being read, with how far each is from the top of the desk. */
function spotOf() {
  const page = pageInView();
  const sheet = shown[page];
  if (!sheet) return null;
  const top = desk.getBoundingClientRect().top;
  const lines = linesOf(sheet).map((line) => ({ text: line.text, away: topOf(line) - top }));
  const inView = lines.filter((line) => line.away >= 0 && line.away < desk.clientHeight);
  return { page, lines: (inView.length > 0 ? inView : lines).slice(0, 40), digest: sheet.dataset.digest, away: sheet.offsetTop - desk.scrollTop };
}

const topOf = (line) => line.spans[0].getBoundingClientRect().top;

/** Brings the lines that were being read to where they were: on their page, or on the nearest that has one of them. */
function returnTo({ page, lines, digest, away }) {
  const same = shown.find((sheet) => sheet.dataset.digest === digest);
  if (same) {
    desk.scrollTop = same.offsetTop - away;
    return;
  }
  const near = [...shown.keys()].sort((a, b) => Math.abs(a - page) - Math.abs(b - page)).slice(0, 5);
  const top = desk.getBoundingClientRect().top;
  for (const at of near) {
    const now = new Map(linesOf(shown[at]).reverse().map((line) => [line.text, line]));
    const found = lines.find((line) => now.has(line.text));
    if (found) {
      desk.scrollTop += topOf(now.get(found.text)) - top - found.away;
      return;
    }
  }
  if (shown[page]) desk.scrollTop = shown[page].offsetTop - away;
}

/** Marks what is new, and says where it is if that is out of sight. */
function mark(lines) {
  lines.forEach(markLine);
  const button = find("changed");
  button.hidden = true;
  const first = lines.find((line) => line.element.isConnected);
  if (!first) return;
  const view = desk.getBoundingClientRect();
  const isSeen = (line) => {
    const top = topOf(line);
    return top > view.top && top < view.bottom;
  };
  if (lines.some(isSeen)) return;
  const pages = [...new Set(lines.map((line) => Number(line.element.closest(".sheet").dataset.page) + 1))];
  button.textContent = `改动在第 ${pages.slice(0, 5).join("、")}${pages.length > 5 ? " ……" : ""} 页`;
  button.onclick = () => {
    button.hidden = true;
    reveal(first.spans[0]);
    document.querySelectorAll(".mark.is-changed").forEach((mark) => mark.remove());
    lines.forEach(markLine);
  };
  button.hidden = false;
  clearTimeout(mark.timer);
  mark.timer = setTimeout(() => (button.hidden = true), 8000);
}

/** Brings an element of a page into the upper third of the desk, unless it is in sight. */
export function reveal(element) {
  const view = desk.getBoundingClientRect();
  const at = element.getBoundingClientRect();
  const isSeen = at.top > view.top + 30 && at.bottom < view.bottom - 30;
  if (!isSeen) desk.scrollTop += at.top - view.top - view.height / 3;
  if (at.left < view.left || at.right > view.right) desk.scrollLeft += at.left - view.left - 40;
}

/** Brings a place of a page into sight: points from its top. */
export function goTo(page, y = 0) {
  const sheet = shown[page];
  if (!sheet) return;
  const scale = sheet.offsetHeight / Number(sheet.style.getPropertyValue("--h"));
  desk.scrollTop = sheet.offsetTop + Math.max(0, y * scale - 60) - 12;
}
