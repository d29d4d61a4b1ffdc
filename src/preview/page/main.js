// The page's beginning: what the program tells goes to the sheets and to the panels.

import { find, make, tell } from "./parts.js";
import { showFindings } from "./findings.js";
import { showFigures } from "./figures.js";
import { forgetOrigin, listenForOrigins, renewOrigin } from "./origin.js";
import { listenForSearch, searchAgain } from "./search.js";
import { showSheets } from "./sheets.js";
import { listenForKeys, onScroll, select, showOutline } from "./view.js";

const state = { shown: null, faces: "" };

/** Takes over what the program tells: first what stands on the pages, then all beside it. */
async function receive(message) {
  const isSame = message.shown === state.shown;
  state.shown = message.shown;
  find("wait").hidden = true;
  if (message.faces && message.faces !== state.faces) {
    await fetchFaces(message.faces);
  }
  document.body.classList.toggle("is-old", message.is_old);
  showSheets(message, isSame);
  if (isSame) renewOrigin();
  else forgetOrigin();
  requestAnimationFrame(() => setTimeout(() => showRest(message)));
}

function showRest(message) {
  showChoices(message);
  showOutline(message.outline);
  showFindings(message);
  showFigures();
  searchAgain();
  onScroll();
  const time = `${message.took} 毫秒`;
  if (!message.findings) return;
  const errors = message.findings.filter((finding) => finding.severity === "error").length;
  if (message.is_old) say(`有错误，页面还是改错以前的（${time}）`);
  else if (errors > 0) say(`已是最新；有 ${errors} 个错误，改好才能生成报告（${time}）`);
  else say(`已是最新，排版用了 ${time}`);
  document.title = `${message.reports[message.at] ?? "报告"}　预览`;
}

/** The faces of the report; the panel uses one of them where the system has none for Chinese. */
async function fetchFaces(faces) {
  const sheet = make("link", { rel: "stylesheet", href: `faces.css?${faces}` });
  const before = document.querySelector("link[data-faces]");
  sheet.dataset.faces = faces;
  await new Promise((done) => {
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });
  before?.remove();
  state.faces = faces;
  const names = [...document.fonts].map((face) => face.family);
  await Promise.race([
    Promise.all(names.map((name) => document.fonts.load(`16px ${name}`, "一").catch(() => []))),
    new Promise((done) => setTimeout(done, 8000)),
  ]);
}

function showChoices(message) {
  const reports = find("report");
  const names = message.reports.join("\n");
  if (reports.dataset.names !== names) {
    reports.dataset.names = names;
    reports.replaceChildren(...message.reports.map((name, at) => make("option", { value: at }, name)));
  }
  reports.value = message.at;
  reports.title = message.reports[message.at] ?? "";
  reports.disabled = message.reports.length < 2;
  find("facts").value = message.facts;
}

const choose = () => tell(`show/${find("report").value || 0}/${find("facts").value}`);

/** A word on the state of things at the foot of the panel. */
function say(text, isGone = false) {
  find("state").textContent = text;
  find("state").classList.toggle("is-gone", isGone);
}

find("report").addEventListener("change", choose);
find("facts").addEventListener("change", choose);
listenForKeys(choose);
listenForOrigins();
listenForSearch();
select("findings");

const events = new EventSource("events");
let last = Promise.resolve();
events.onmessage = (event) => {
  const message = JSON.parse(event.data);
  last = last.then(() => receive(message)).catch((error) => console.error(error));
};
events.onerror = () => say("预览程序已经结束；重新运行 jixiao preview，用新的地址打开", true);
