import { MissingEngine } from "./MissingEngine.js";
import { type Moto, type MotoAddress, motoAt } from "./moto/Moto.js";
import { startMoto } from "./moto/startMoto.js";
import { installPython } from "./python/installPython.js";
import { findJavaHome } from "./trino/findJavaHome.js";
import { installTrino } from "./trino/installTrino.js";
import { startTrino } from "./trino/startTrino.js";
import { type Trino, trinoAt } from "./trino/Trino.js";

/** A Trino and the mock AWS on which it stands. */
export interface MotoAndTrino {
  readonly moto: Moto;
  readonly trino: Trino;
}

/** What a run tells its test processes: where its engines are, or which is missing. */
type Shared =
  | { readonly moto: MotoAddress; readonly trino: string }
  | { readonly missing: string; readonly reason: string };

const variable = "DEMAND_PIPELINE_TEST_ENGINES";

/**
 * Return the Trino and the mock AWS that all test files of a run share, or start them, where a
 * file is run by itself. Other files use them at the same time: take a database and a bucket of
 * the file's own name, and never reset.
 *
 * @throws MissingEngine where a part is missing
 */
export async function sharedTrino(): Promise<MotoAndTrino> {
  const shared = process.env[variable];
  return shared === undefined ? startMotoAndTrino() : attach(JSON.parse(shared));
}

/**
 * Install and start what a run's test files share.
 *
 * @returns the environment by which the test processes find it
 */
export async function provisionTrino(): Promise<Record<string, string>> {
  return { [variable]: JSON.stringify(await share()) };
}

async function share(): Promise<Shared> {
  try {
    const { moto, trino } = await startMotoAndTrino();
    return { moto: { url: moto.url, log: moto.log }, trino: trino.url };
  } catch (error) {
    if (error instanceof MissingEngine) {
      return { missing: error.engine, reason: error.reason };
    }
    throw error;
  }
}

async function startMotoAndTrino(): Promise<MotoAndTrino> {
  await Promise.all([installPython(), findJavaHome().then(installTrino)]);
  const moto = await startMoto();
  return { moto, trino: await startTrino(moto) };
}

function attach(shared: Shared): MotoAndTrino {
  if ("missing" in shared) {
    throw new MissingEngine(shared.missing, shared.reason);
  }
  return {
    moto: motoAt(shared.moto, leaveRunning),
    trino: trinoAt(shared.trino, leaveRunning),
  };
}

/** Who shares an engine does not stop it. */
async function leaveRunning(): Promise<void> {}
