import { MissingObjectError, type ObjectSource, readText } from "../../../delivery/ObjectSource.js";
import { ExportError } from "./ExportError.js";
import { type ExportFile, readFiles } from "./ExportFile.js";
import { readSummary, type TableExport } from "./TableExport.js";

/**
 * Read an export's summary.
 *
 * @param folder - the export's, `…/AWSDynamoDB/<export id>`; empty for the source's root
 * @throws {ExportError} if there is none, or it cannot be read
 */
export async function readExport(source: ObjectSource, folder: string): Promise<TableExport> {
  const key = keyOf(folder, "manifest-summary.json");
  return readSummary(await readManifest(source, key), key);
}

/**
 * List an export's data files, as its manifest does.
 *
 * @throws {ExportError} if there is no manifest, or it cannot be read
 */
export async function readExportFiles(
  source: ObjectSource,
  folder: string,
): Promise<readonly ExportFile[]> {
  const key = keyOf(folder, "manifest-files.json");
  return readFiles(await readManifest(source, key), key);
}

function keyOf(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

async function readManifest(source: ObjectSource, key: string): Promise<string> {
  try {
    return await readText(source, key);
  } catch (error) {
    if (!(error instanceof MissingObjectError)) throw error;
    throw new ExportError(
      key,
      "there is no such file; name the folder that has it, …/AWSDynamoDB/<export id>",
    );
  }
}
