// The drawing by itself: where there is no WebGL this script fails as it starts, and the Explorer shows lists instead.
import { makeDrawing } from "./explorer/draw.js";

globalThis.graphkit.makeDrawing = makeDrawing;
