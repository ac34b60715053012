// A button beside a text that puts it on the clipboard.

/** Copy a text; a page from disk may have no clipboard of its own, so a selection serves there. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

export function startCopy(element) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copier";
  button.textContent = "⧉";
  button.setAttribute("aria-label", element.closest("section, aside, article")?.querySelector("h3, h2")?.textContent ?? "Copy");
  button.addEventListener("click", async () => {
    if (!(await copy(element.firstChild.textContent.trim()))) return;
    button.textContent = "✓";
    setTimeout(() => (button.textContent = "⧉"), 1500);
  });
  element.append(button);
}
