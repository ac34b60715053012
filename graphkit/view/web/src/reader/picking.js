// Any words that are selected can be linked to by their characters, and cited.
import { copy } from "../pages/copy.js";
import { offset } from "./places.js";

export function startPicking(text, box, words) {
  let place = null;
  const button = (label, make) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", async () => {
      if (!(await copy(make()))) return;
      made.textContent = words.copied;
      setTimeout(() => (made.textContent = label), 1500);
    });
    return made;
  };
  const address = () => `${location.href.split("#")[0]}#char=${place.start},${place.end}`;
  const cited = () => {
    const work = document.getElementById("cite-un")?.firstChild.textContent.trim() ?? document.title;
    return `“${place.words}”, ${work} ${address()}`;
  };
  box.append(button(words["copy-link"], address), button(words["copy-cite"], cited));
  document.addEventListener("selectionchange", () => {
    const picked = getSelection();
    box.hidden = true;
    if (!picked.rangeCount || picked.isCollapsed || !text.contains(picked.anchorNode) || !text.contains(picked.focusNode)) return;
    const range = picked.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    place = { start, end, words: picked.toString().replace(/\s+/g, " ").trim() };
    box.hidden = false;
    const edges = range.getBoundingClientRect();
    box.style.setProperty("left", `${Math.max(8, Math.min(edges.left, innerWidth - box.offsetWidth - 8)) + scrollX}px`);
    box.style.setProperty("top", `${edges.bottom + 6 + scrollY}px`);
  });
}
