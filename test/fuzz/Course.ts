import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import type { Random } from "../../runtime/demand/sample/Random.js";
import { mutateBytes } from "../support/mutateBytes.js";
import { compareRows, type Difference, type ReadChange, readBatch } from "./compareBatch.js";
import { compareOracle } from "./compareOracle.js";
import { shuffled } from "./exactValue.js";
import { arrive } from "./makeRecord.js";
import type { Ways } from "./Ways.js";

/** What came of some batches. */
export interface CourseResult {
  readonly cases: number;
  /** Cases that the fast way read. */
  readonly fast: number;
  readonly differences: readonly Difference[];
}

/** Reads batch after batch both ways, spoilt records among others in any pattern. */
export class Course {
  #pool: readonly Buffer[] = [];

  /** @param poolSize - how many records are made at a time, from which batches are drawn */
  constructor(
    private readonly ways: Ways,
    private readonly random: Random,
    private readonly poolSize: number,
  ) {}

  /** Read so many records, or until a difference is found. */
  async run(cases: number): Promise<CourseResult> {
    let [done, fast] = [0, 0];
    this.#pool = Array.from({ length: this.poolSize }, () => this.#makeRecord());
    while (done < cases) {
      const batch = this.#batch(cases - done);
      const { changes, differences } = readBatch(this.ways, batch);
      done += batch.length;
      fast += changes.filter(({ isFast }) => isFast).length;
      const found = [...differences, ...(await this.#compare(changes))];
      if (found.length > 0) return { cases: done, fast, differences: found };
      // Rows that stay make the columns full in the end.
      if (this.random.chance(0.6)) this.ways.release();
    }
    this.ways.release();
    return { cases: done, fast, differences: [] };
  }

  async #compare(changes: readonly ReadChange[]): Promise<readonly Difference[]> {
    const { random } = this;
    const ordered = random.chance(0.7) ? changes : shuffled(random, changes);
    const differences = compareRows(ordered);
    return differences.length > 0 || random.chance(0.5)
      ? differences
      : await compareOracle(this.ways, ordered);
  }

  #makeRecord(): Buffer {
    const { random, ways } = this;
    return ways.make(random, random.pick(ways.records), {
      odd: random.pick([0, 0, 0, 0.01, 0.05, 0.3]),
      present: random.pick([0.05, 0.3, 0.8, 1]),
    });
  }

  #batch(most: number): ArrivedRecord[] {
    const { random } = this;
    const size = Math.min(most, random.pick([1, 20, 100, 300, 600]));
    const spoilt = random.pick([0, 0.05, 0.3, 0.8, 1]);
    return Array.from({ length: size }, () => {
      const record = random.pick(this.#pool);
      return arrive(random, random.chance(spoilt) ? mutateBytes(random, record) : record);
    });
  }
}
