// A card beside coloured words: what they refer to, from the inmost mention outwards.

const WAIT = 120; // milliseconds before a card follows the pointer

export function startCards(text, card, named, words) {
  let shown = null;
  let timer = 0;
  const hide = () => {
    clearTimeout(timer);
    card.hidden = true;
    shown?.classList.remove("on");
    shown?.removeAttribute("aria-describedby");
    shown = null;
  };
  const show = (mark) => {
    clearTimeout(timer);
    if (shown === mark) return;
    hide();
    shown = mark;
    mark.classList.add("on");
    mark.setAttribute("aria-describedby", card.id);
    card.replaceChildren(...content(mark, named, words));
    card.hidden = false;
    const box = mark.getClientRects()[0];
    const wide = card.offsetWidth;
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - wide - 8));
    const below = box.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.setProperty("left", `${left + scrollX}px`);
    card.style.setProperty("top", `${(below ? box.bottom + 4 : box.top - card.offsetHeight - 4) + scrollY}px`);
  };
  const later = (act) => {
    clearTimeout(timer);
    timer = setTimeout(act, WAIT);
  };
  text.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = event.target.closest(".m:not(.off)");
    if (mark) later(() => show(mark));
  });
  text.addEventListener("pointerout", (event) => {
    if (event.target.closest(".m")) later(hide);
  });
  card.addEventListener("pointerover", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(hide));
  text.addEventListener("focusin", (event) => {
    const mark = event.target.closest(".m");
    if (mark) show(mark);
  });
  text.addEventListener("focusout", (event) => {
    if (!card.contains(event.relatedTarget)) hide();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === " " && !card.hidden) {
      event.preventDefault();
      card.querySelector("a")?.focus();
    }
  });
  addEventListener("resize", hide); // its place was reckoned for the window as it was
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || card.hidden) return;
    const back = shown;
    if (card.contains(document.activeElement)) back?.focus();
    hide();
  });
}

/** The rows of a card: one group for each mention that the words are part of. */
function content(mark, named, words) {
  const rows = [];
  for (let at = mark; at?.closest("#text"); at = at.parentElement?.closest(".m")) {
    if (rows.length) rows.push(document.createElement("hr"));
    const kind = [...at.classList].find((name) => name.startsWith("k-"))?.slice(2) ?? "";
    rows.push(line("kindline", words.kinds[kind] ?? kind));
    const things = (at.dataset.n ?? "").split(" ").filter(Boolean);
    if (things.length > 1) rows.push(line("kindline", words.several));
    for (const name of things) {
      const link = named.querySelector(`#n${name} .to`)?.cloneNode(true);
      if (link) rows.push(line("", link));
    }
    if (at.dataset.v) rows.push(line("", `${words.value} ${at.dataset.v}`));
    if (at.dataset.u) rows.push(line("", `${words.unresolved} ${at.dataset.u}`));
  }
  return rows;
}

function line(name, content) {
  const row = document.createElement("p");
  row.className = name;
  row.append(content);
  return row;
}
