// Light and dark: as the system wishes, until the reader says otherwise.

const KEY = "graphkit-theme";

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be closed to pages from disk
  }
}

export function dark() {
  const asked = document.documentElement.dataset.theme;
  return asked ? asked === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function startTheme(button) {
  const asked = remembered();
  if (asked === "dark" || asked === "light") document.documentElement.dataset.theme = asked;
  const show = () => button?.setAttribute("aria-pressed", String(dark()));
  show();
  button?.addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // then only this page remembers
    }
    show();
    document.dispatchEvent(new CustomEvent("graphkit-theme"));
  });
}
