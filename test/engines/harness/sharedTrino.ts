import { type Moto, type MotoAddress, motoAt } from "./moto/Moto.js";
import { startMoto } from "./moto/startMoto.js";
import { startTrino } from "./trino/startTrino.js";
import { type Trino, trinoAt } from "./trino/Trino.js";

/** A Trino and the mock AWS on which it stands. */
export interface MotoAndTrino {
  readonly moto: Moto;
  readonly trino: Trino;
}

const variable = "DEMAND_PIPELINE_TEST_ENGINES";

/**
 * Return the Trino and the mock AWS that all test files of a run share, or start them, where a
 * file is run by itself. Other files use them at the same time: take a database and bucket of the
 * file's own name, and never reset.
 *
 * @throws MissingEngine where a part is missing
 */
export async function sharedTrino(): Promise<MotoAndTrino> {
  const shared = process.env[variable];
  return shared === undefined ? startMotoAndTrino() : attach(JSON.parse(shared));
}

/** Start a Trino on a mock AWS of its own. */
export async function startMotoAndTrino(): Promise<MotoAndTrino> {
  const moto = await startMoto();
  return { moto, trino: await startTrino(moto) };
}

/** Spell the environment by which test processes find a run's engines. */
export function shareTrino({ moto, trino }: MotoAndTrino): Record<string, string> {
  const { url, log } = moto;
  return { [variable]: JSON.stringify({ moto: { url, log }, trino: trino.url }) };
}

/** Who shares an engine does not stop it. */
async function leaveRunning(): Promise<void> {}

function attach({ moto, trino }: { moto: MotoAddress; trino: string }): MotoAndTrino {
  return { moto: motoAt(moto, leaveRunning), trino: trinoAt(trino, leaveRunning) };
}
