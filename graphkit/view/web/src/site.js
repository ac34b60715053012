// What every page of the site has: data, theme, and the search box at the top.
import { chunk, load, href, worker } from "./site/data.js";
import { dark, startTheme } from "./site/theme.js";
import { fold } from "./site/fold.js";
import { names, startSearch, suggest } from "./site/search.js";

globalThis.graphkit = { chunk, load, href, worker, dark, fold, names, suggest };
startTheme(document.getElementById("theme"));
startSearch(document.getElementById("site-search"));
document.documentElement.classList.add("scripted");
