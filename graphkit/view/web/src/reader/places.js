// Characters of the file and places on the page. Offsets count code points; a browser counts UTF-16 units.

/** All text of a paragraph, what is hidden too, as [node, code points before it]. */
function* nodes(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let at = Number(block.dataset.s);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest(".spot")) continue;
    yield [walker.currentNode, at];
    at += points(walker.currentNode.data);
  }
}

function points(text) {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at++) if (isPair(text, at)) count--;
  return count;
}

function isPair(text, at) {
  const [high, low] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}

function unit(text, count) {
  let at = 0;
  for (; count > 0 && at < text.length; count--) at += isPair(text, at) ? 2 : 1;
  return at;
}

const hidden = (node) => node.parentElement.closest(".x") !== null;

/** Ranges on the page that hold the visible characters from `start` to `end` of the file. */
export function ranges(text, start, end) {
  const found = [];
  for (const block of text.querySelectorAll("[data-s]")) {
    if (Number(block.dataset.s) >= end) continue;
    for (const [node, at] of nodes(block)) {
      const size = points(node.data);
      if (at + size <= start || at >= end || hidden(node)) continue;
      const range = new Range();
      range.setStart(node, unit(node.data, Math.max(0, start - at)));
      range.setEnd(node, unit(node.data, Math.min(size, end - at)));
      found.push(range);
    }
  }
  return found;
}

/** The offset in the file of a place on the page, null outside of the text. */
export function offset(node, within) {
  const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-s]");
  if (!block) return null;
  let last = Number(block.dataset.s);
  for (const [each, at] of nodes(block)) {
    if (each === node) return at + points(each.data.slice(0, within));
    if (node.contains(each) && [...node.childNodes].indexOf(child(node, each)) >= within) return at;
    last = at + points(each.data);
  }
  return last;
}

function child(parent, node) {
  while (node.parentNode !== parent) node = node.parentNode;
  return node;
}

/** Follow #char=start,end to any stretch of the text, and #about=id to all mentions of a thing. */
export function startPlaces(text) {
  const go = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    globalThis.CSS?.highlights?.delete("place");
    text.querySelectorAll(".about").forEach((mark) => mark.classList.remove("about"));
    const about = /^about=(.+)$/.exec(hash);
    if (about) {
      const row = [...document.querySelectorAll("#named [data-id]")].find((one) => one.dataset.id === about[1]);
      const marks = row ? [...text.querySelectorAll("[data-n]")].filter((mark) => mark.dataset.n.split(" ").includes(row.id.slice(1))) : [];
      marks.forEach((mark) => mark.classList.add("about"));
      marks[0]?.scrollIntoView({ block: "center" });
      return;
    }
    const place = /^char=(\d{1,12}),(\d{1,12})$/.exec(hash);
    if (!place) return;
    const found = ranges(text, Number(place[1]), Number(place[2]));
    if (!found.length) return;
    if (globalThis.Highlight && CSS.highlights) CSS.highlights.set("place", new Highlight(...found));
    const first = found[0].startContainer.parentElement;
    const named = document.getElementById(hash);
    (named?.classList.contains("part") ? named : first).scrollIntoView({ block: named?.classList.contains("part") ? "start" : "center" });
  };
  addEventListener("hashchange", go);
  go();
}
