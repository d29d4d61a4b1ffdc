// Lines of pages: what a line is, which of them are new, and marks that lie over them for a moment.

const SVG = "http://www.w3.org/2000/svg";

/**
 * The lines of a page: of each element of text the stretches at one height. `text` is what it says, `spans` are its
 * elements, `element` is the text that it is part of.
 */
export function linesOf(sheet) {
  const lines = [];
  for (const element of sheet.querySelectorAll("text")) {
    let line = null;
    for (const span of element.children) {
      const y = span.getAttribute("y");
      if (!line || line.y !== y) {
        line = { y, text: "", element, spans: [] };
        lines.push(line);
      }
      line.text += span.textContent;
      line.spans.push(span);
    }
  }
  return lines;
}

/** Those of the new lines that the old ones do not have; a line that stands there twice is two. */
export function newLines(before, after) {
  const known = new Map();
  for (const line of before) known.set(line.text, (known.get(line.text) ?? 0) + 1);
  return after.filter((line) => {
    const left = known.get(line.text) ?? 0;
    known.set(line.text, left - 1);
    return left <= 0 && line.text.trim() !== "" && line.element.dataset.k !== "number";
  });
}

/** How long a mark stays, in milliseconds; it fades out before. */
const STAYS = 2600;

/** Marks a line, under its text; the mark goes by itself, in sight or not. */
export function markLine(line) {
  if (!line.element.isConnected) return;
  const mark = rectOf(line.spans, line.element, "is-changed");
  setTimeout(() => mark.remove(), STAYS);
}

/** A rectangle over stretches of one line, of a class, before the element that they are part of. */
export function rectOf(spans, element, name) {
  const [first, last] = [spans[0], spans[spans.length - 1]];
  const size = Number(first.getAttribute("font-size"));
  const [left] = numbers(first.getAttribute("x"));
  const end = last.getExtentOfChar(last.getNumberOfChars() - 1);
  const right = end.x + end.width;
  return rect({ x: left - 1, y: Number(first.getAttribute("y")) - size, width: right - left + 2, height: size * 1.28 }, element, name);
}

/** A rectangle of a class before an element of text, turned as it is. */
export function rect(box, element, name) {
  const mark = document.createElementNS(SVG, "rect");
  for (const [key, value] of Object.entries(box)) mark.setAttribute(key, value);
  mark.setAttribute("class", `mark ${name}`);
  const turned = element.getAttribute("transform");
  if (turned) mark.setAttribute("transform", turned);
  element.before(mark);
  return mark;
}

const numbers = (list) => (list ?? "").split(" ").map(Number);
