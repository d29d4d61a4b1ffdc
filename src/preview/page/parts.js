// Small parts that the other modules build the panel of: elements, requests, places in files.

/** An element with attributes and children; texts are never read as HTML. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const find = (id) => document.getElementById(id);

/** The JSON at an address of the preview; nothing where it has gone since. */
export async function ask(address) {
  const answer = await fetch(address).catch(() => null);
  return answer && answer.ok ? answer.json() : null;
}

/** Asks for something to be done; what is said against it. */
export async function tell(address) {
  const answer = await fetch(address, { method: "POST" }).catch(() => null);
  if (answer && answer.ok) return "";
  return answer ? answer.text() : "预览程序已经结束";
}

/** Opens a place in the editor, and says where that did not work. */
export async function openPlace(place, button) {
  const refused = await tell(`open/${place.open}/${place.line}/${place.column}`);
  const said = refused ? refused.split("\n")[0] : "已在编辑器里打开";
  if (!button) return;
  const before = button.textContent;
  button.textContent = refused ? "没有打开" : "已打开";
  button.title = said;
  setTimeout(() => (button.textContent = before), 2500);
}

/** A place in a file: its name, the line with the words that are meant, and how to get there. */
export function placeOf(place, about = "", quiet = false) {
  const open = place.open === null ? null
    : make("button", { type: "button", onclick: (event) => openPlace(place, event.currentTarget) }, "在编辑器里打开");
  const words = [place.before, make("mark", {}, place.marked || " "), place.behind];
  const line = place.marked ? words : [place.before + place.behind];
  const eject = place.eject && make("div", { class: "about" }, "这是内置的，复制出来就能改：", make("code", { class: "command" }, place.eject));
  return make("div", { class: quiet ? "place is-quiet" : "place" },
    make("div", { class: "file" }, `${place.file} 第 ${place.line} 行`),
    make("code", {}, ...line),
    about && make("div", { class: "about" }, about),
    eject || null,
    open && make("div", { class: "actions" }, open));
}

/** What a panel shows where it has nothing to show. */
export const empty = (text) => make("p", { class: "empty" }, text);
