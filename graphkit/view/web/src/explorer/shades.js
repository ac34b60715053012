// Colours as #rrggbb, taken apart and mixed.

/** Take a colour apart into red, green and blue. */
export const rgb = (colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Mix two colours; `share` is how much there is of the second. */
export function mix(one, other, share) {
  const [first, second] = [rgb(one), rgb(other)];
  const mixed = first.map((value, n) => Math.round(value * (1 - share) + second[n] * share));
  return "#" + mixed.map((value) => value.toString(16).padStart(2, "0")).join("");
}
