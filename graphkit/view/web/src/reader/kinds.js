// Colours can be switched off kind by kind.

export function startKinds(text, box) {
  box?.addEventListener("change", (event) => {
    const { value, checked } = event.target;
    text.querySelectorAll(`.m.k-${CSS.escape(value)}`).forEach((mark) => mark.classList.toggle("off", !checked));
  });
}
