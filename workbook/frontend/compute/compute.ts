/** Cells that compute, where a server has a kernel for them. */
import { Cells } from "./cells";
import { CellLine } from "./line";

if (document.documentElement.dataset.reading === undefined) new Cells((heard, stands) => new CellLine(heard, stands));
