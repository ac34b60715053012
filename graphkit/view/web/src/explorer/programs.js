// The programs that draw nodes and links: those of sigma, without the second, hidden drawing that it finds the
// pointer's node by. That one doubles the work of every frame, and reading it back makes each move of the pointer
// wait for the graphics card; `hits.js` reckons instead.
import { createNodeImageProgram } from "@sigma/node-image";
import { EdgeArrowProgram, EdgeRectangleProgram, NodePointProgram } from "sigma/rendering";

const unpicked = (Program) =>
  class extends Program {
    constructor(gl, _, renderer) {
      super(gl, null, renderer);
    }
  };

const image = { padding: 0.05, size: { mode: "force", value: 96 }, drawingMode: "background" };

/** The programs by the type of node. A disc is one point to the card: programs drawn once an instance, as pictures are,
 * cost a hundred times as much where there is no card. */
export const nodePrograms = () => ({ disc: unpicked(NodePointProgram), image: unpicked(createNodeImageProgram(image)) });

/** The programs by the type of link. */
export const edgePrograms = () => ({ arrow: unpicked(EdgeArrowProgram), line: unpicked(EdgeRectangleProgram) });
