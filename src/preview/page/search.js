// Search in the pages: words are found over the breaks of lines, whatever blanks stand between them.

import { find } from "./parts.js";
import { rect } from "./changes.js";
import { reveal, sheets } from "./sheets.js";

const MOST = 500;

let hits = [];
let now = -1;

export function listenForSearch() {
  find("find").addEventListener("click", openSearch);
  find("close").addEventListener("click", closeSearch);
  find("before").addEventListener("click", () => go(-1));
  find("words").addEventListener("input", () => search(true));
  find("words").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      go(-1);
    }
  });
  find("search").addEventListener("submit", (event) => {
    event.preventDefault();
    go(1);
  });
}

export function openSearch() {
  find("search").hidden = false;
  find("words").select();
  find("words").focus();
  search(false);
}

export function closeSearch() {
  find("search").hidden = true;
  clear();
  find("desk").focus();
}

/** Searches again in pages that have changed, and stays where it was. */
export function searchAgain() {
  if (!find("search").hidden) search(false);
}

function clear() {
  document.querySelectorAll(".mark.is-hit").forEach((mark) => mark.remove());
  hits = [];
  now = -1;
}

/** Characters as they are compared: small, of one width. */
const plain = (text) => text.normalize("NFKC").toLowerCase();

function search(goes) {
  const before = now;
  clear();
  const words = plain(find("words").value).replace(/\s+/g, "");
  if (words) {
    for (const sheet of sheets()) {
      for (const text of sheet.querySelectorAll("text")) {
        if (hits.length < MOST) searchText(text, words);
      }
    }
  }
  if (hits.length > 0) {
    now = goes ? firstInView() : Math.min(Math.max(before, 0), hits.length - 1);
    show(goes);
  }
  tell();
}

/** Looks for words in an element of text; a hit is the rectangles of its parts, one for each line. */
function searchText(text, words) {
  const places = [];
  let all = "";
  let at = 0;
  for (const character of text.textContent) {
    for (const one of plain(character).replace(/\s+/g, "")) {
      all += one;
      for (let unit = 0; unit < one.length; unit += 1) places.push(at);
    }
    at += character.length;
  }
  for (let from = all.indexOf(words); from >= 0; from = all.indexOf(words, from + words.length)) {
    const characters = new Set(places.slice(from, from + words.length));
    hits.push({ text, characters: [...characters], marks: null });
  }
}

function marksOf(hit) {
  const lines = new Map();
  for (const at of hit.characters) {
    const box = hit.text.getExtentOfChar(at);
    const y = Math.round(box.y);
    const line = lines.get(y) ?? { x: box.x, y: box.y, width: 0, height: box.height };
    line.width = box.x + box.width - line.x;
    lines.set(y, line);
  }
  return [...lines.values()].map((box) => rect(box, hit.text, "is-hit"));
}

function firstInView() {
  const top = find("desk").getBoundingClientRect().top;
  const at = hits.findIndex((hit) => hit.text.getBoundingClientRect().bottom > top);
  return at < 0 ? 0 : at;
}

function go(step) {
  if (hits.length === 0) return;
  now = (now + step + hits.length) % hits.length;
  show(true);
  tell();
}

function show(goes) {
  hits.forEach((hit, at) => {
    hit.marks ??= marksOf(hit);
    hit.marks.forEach((mark) => mark.classList.toggle("is-now", at === now));
  });
  if (goes && hits[now].marks[0]) reveal(hits[now].marks[0]);
}

function tell() {
  const count = hits.length >= MOST ? `${MOST}+` : hits.length;
  find("hits").textContent = hits.length > 0 ? `${now + 1} / ${count}` : find("words").value ? "没有" : "";
}
