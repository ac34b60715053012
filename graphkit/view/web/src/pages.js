// What every page one reads has: lists that can be narrowed, and texts that can be copied.
import { startCopy } from "./pages/copy.js";
import { startFacets } from "./pages/facets.js";

document.querySelectorAll(".faceted").forEach(startFacets);
document.querySelectorAll(".copy").forEach(startCopy);
