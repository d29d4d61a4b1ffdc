// The findings: beside the pages all of them, over the pages those that keep the report from being made.

import { empty, find, make, placeOf } from "./parts.js";
import { chooseText } from "./origin.js";

const ORDER = ["error", "warning", "note"];

/** Shows the findings of a message; nothing changes where they are still looked for. */
export function showFindings(message) {
  if (!message.findings) return;
  const all = [...message.findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const panel = find("findings");
  const scroll = panel.scrollTop;
  const more = message.more > 0 ? [empty(`另有 ${message.more} 条没有列出，先改前面的`)] : [];
  panel.replaceChildren(...(all.length > 0 ? all.map(cardOf) : [empty("没有发现问题")]), ...more);
  panel.scrollTop = scroll;
  const worst = all[0]?.severity ?? "";
  find("tab-findings").replaceChildren("问题", make("span", { class: `count ${worst}` }, all.length > 0 ? `${all.length + message.more}` : ""));
  const errors = all.filter((finding) => finding.severity === "error");
  showErrors(message.is_old || !message.has_report ? errors : [], message.has_report);
}

function showErrors(errors, hasReport) {
  const box = find("errors");
  const isNew = box.hidden || box.dataset.text !== textOf(errors);
  box.dataset.text = textOf(errors);
  if (errors.length === 0 || !isNew) {
    box.hidden = box.hidden || errors.length === 0;
    return;
  }
  const close = make("button", { type: "button", onclick: () => (box.hidden = true) }, "看改错以前的页面");
  const title = errors.length > 1 ? `有 ${errors.length} 个错误，报告做不出来` : "有一个错误，报告做不出来";
  box.replaceChildren(
    make("header", {}, make("h2", {}, title), hasReport ? close : null),
    ...errors.map(cardOf));
  box.scrollTop = 0;
  box.hidden = false;
}

const textOf = (errors) => errors.map((error) => `${error.code}${error.message}${error.labels[0]?.place.line}`).join("\n");

function cardOf(finding) {
  const quiet = finding.severity !== "error";
  const show = finding.at && make("button", { type: "button", onclick: () => chooseText(...finding.at, false) }, "在页面上看");
  return make("article", { class: `card ${finding.severity}` },
    make("h3", {},
      make("span", { class: "word" }, finding.word),
      finding.message,
      make("span", { class: "code", title: finding.title }, finding.code)),
    ...finding.labels.map((label) => placeOf(label.place, label.text, quiet)),
    ...finding.hints.map((hint) => make("p", { class: "hint" }, hint)),
    show && make("div", { class: "actions" }, show));
}
