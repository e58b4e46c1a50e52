import type { Figure } from "../figures/Figure.js";
import type { Workshop } from "../workshop/Workshop.js";

/** Measures one thing. */
export type Part = (workshop: Workshop) => Promise<readonly Figure[]>;
