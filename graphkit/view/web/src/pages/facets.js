// Narrows a list by what its rows say of themselves: data-lang, data-author, data-year and so on.

/** Whether a row has one of the wanted values; several values stand apart by blanks. */
function has(row, key, wanted) {
  if (!wanted.length) return true;
  const whole = row.dataset[key] ?? "";
  return wanted.includes(whole) || whole.split(" ").some((value) => wanted.includes(value));
}

export function startFacets(part) {
  const form = part.querySelector(".facets");
  const rows = [...part.querySelectorAll(".rows > li, .rows > tr")];
  if (!form || !rows.length) return;
  const status = document.createElement("p");
  status.className = "shown-of";
  status.setAttribute("role", "status");
  form.append(status);
  const groups = [...form.querySelectorAll("fieldset")];
  const narrow = () => {
    const asked = groups.map((group) => [
      group.dataset.facet,
      [...group.querySelectorAll("input:checked")].map((box) => box.value),
    ]);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !asked.every(([key, wanted]) => has(row, key, wanted));
      shown += !row.hidden;
    }
    part.querySelectorAll(".year").forEach((year) => {
      year.hidden = !year.querySelector(".rows > li:not([hidden])");
    });
    status.textContent = shown < rows.length ? `${shown} / ${rows.length}` : "";
  };
  form.addEventListener("change", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow(); // a browser may have kept the boxes ticked
}
