/** The fuzz itself: records of many kinds, spoilt in many ways, read both ways in batches. */
import { Random } from "../../runtime/demand/sample/Random.js";
import type { WasmModule } from "../../runtime/kernel/webAssembly.js";
import { Course } from "./Course.js";
import type { Difference } from "./compareBatch.js";
import { ItemsWorld } from "./ItemsWorld.js";
import { fixedWorld, randomWorld, wideWorld } from "./worlds.js";

/** What came of a fuzz. */
export interface FuzzResult {
  readonly cases: number;
  /** Cases that the fast way read. */
  readonly fast: number;
  /** The first differences; the record, in base64, if one alone shows it. */
  readonly differences: readonly { readonly data?: string; readonly difference: string }[];
}

/** The share of cases that a kernel must read that is of any use. */
export const leastFast = 0.1;

/** Read so many records both ways; the same seed gives the same records. */
export async function compareWays(
  cases: number,
  seed: number,
  kernel: WasmModule,
): Promise<FuzzResult> {
  const random = new Random(seed);
  const next = courses(random, kernel);
  const differences: Difference[] = [];
  let [done, fast] = [0, 0];
  while (done < cases && differences.length === 0) {
    const { course, most } = await next();
    const result = await course.run(Math.min(most, cases - done));
    done += result.cases;
    fast += result.fast;
    differences.push(...result.differences);
  }
  return { cases: done, fast, differences: differences.slice(0, 3).map(shown) };
}

interface Turn {
  readonly course: Course;
  readonly most: number;
}

/**
 * Give one course after another: change records of fixed schemas and of arbitrary ones, now and then
 * of a wide table, or lines of a snapshot.
 */
function courses(random: Random, kernel: WasmModule): () => Promise<Turn> {
  let fixed: Course | undefined;
  let wide: Course | undefined;
  let turn = 0;
  return async () => {
    turn++;
    if (turn % 10 === 4) {
      wide ??= new Course(await wideWorld(kernel), random, 60);
      return { course: wide, most: 400 };
    }
    if (turn % 10 === 7) {
      const { records } = await (random.chance(0.5)
        ? fixedWorld(kernel)
        : randomWorld(random.below(2 ** 31), kernel));
      const items = new ItemsWorld(random.pick(records), kernel, random);
      return { course: new Course(items, random, 300), most: 1200 };
    }
    if (turn % 2 === 0) {
      const world = await randomWorld(random.below(2 ** 31), kernel);
      return { course: new Course(world, random, 300), most: 800 };
    }
    fixed ??= new Course(await fixedWorld(kernel), random, 800);
    return { course: fixed, most: 1200 };
  };
}

function shown({ record, difference }: Difference) {
  return { ...(record && { data: record.data }), difference };
}
