// The reader: cards on coloured words, colours by kind, links to any stretch of characters.
import { startCopy } from "./pages/copy.js";
import { startCards } from "./reader/cards.js";
import { startKinds } from "./reader/kinds.js";
import { startPicking } from "./reader/picking.js";
import { startPlaces } from "./reader/places.js";

const text = document.getElementById("text");
const card = document.getElementById("card");
const words = JSON.parse(card.dataset.words);
startPlaces(text);
startCards(text, card, document.getElementById("named"), words);
startKinds(text, document.querySelector(".kinds"));
startPicking(text, document.getElementById("picked"), words);
document.querySelectorAll(".copy").forEach(startCopy);
