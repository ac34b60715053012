// Words of the page in six languages; what a language lacks is said in English.

let table = {};
let state = { lang: "en" };

export function useWords(words, given) {
  table = words;
  state = given;
}

/** Say something, with what it speaks of in the places {0}, {1} … */
export function t(key, ...values) {
  const forms = Object.hasOwn(table, key) ? table[key] : {};
  const text = forms[state.lang] ?? forms.en ?? key.replaceAll("-", " ");
  return text.replace(/\{(\d)\}/g, (_, nth) => String(values[nth] ?? ""));
}
