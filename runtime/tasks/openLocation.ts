import { basename, dirname, resolve } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { FileObjectSource } from "../delivery/FileObjectSource.js";
import { FileStorage } from "../delivery/FileStorage.js";
import type { ObjectSource } from "../delivery/ObjectSource.js";
import { S3ObjectSource } from "../delivery/S3ObjectSource.js";
import { S3Storage } from "../delivery/S3Storage.js";
import type { Storage } from "../delivery/Storage.js";
import { s3ClientDefaults } from "../delivery/s3ClientDefaults.js";
import { UserError } from "./UserError.js";

/** A folder, or a prefix of a bucket. */
export interface Location {
  /** As the user names it. */
  readonly name: string;
  readonly source: ObjectSource;
  readonly storage: Storage;
}

/** An object or folder, and what it lies in. */
export interface Entry {
  readonly source: ObjectSource;
  /** Its key in the source; empty for the source's root. */
  readonly key: string;
}

/**
 * Open a place that the user names, `s3://bucket/prefix` or a folder.
 *
 * @throws {UserError} if it is spelt as neither
 */
export function openLocation(name: string, region: string): Location {
  const place = readPlace(name);
  if (place === undefined) {
    return { name, source: new FileObjectSource(name), storage: new FileStorage(name) };
  }
  const options = { client: s3Client(region), bucket: place.bucket, prefix: place.key };
  return { name, source: new S3ObjectSource(options), storage: new S3Storage(options) };
}

/**
 * Open what lies around a place that the user names, so that what lies beside it can be read, too.
 *
 * @throws {UserError} if it is spelt neither as `s3://bucket/prefix` nor as a folder
 */
export function openAround(name: string, region: string): Entry {
  const place = readPlace(name);
  if (place === undefined) {
    const path = resolve(name);
    return { source: new FileObjectSource(dirname(path)), key: basename(path) };
  }
  const options = { client: s3Client(region), bucket: place.bucket, prefix: "" };
  return { source: new S3ObjectSource(options), key: place.key };
}

function readPlace(name: string): { bucket: string; key: string } | undefined {
  if (!name.includes("://")) return undefined;
  const [, bucket, key = ""] = /^s3:\/\/([^/]+)(?:\/(.*?))?\/*$/.exec(name) ?? [];
  if (bucket !== undefined) return { bucket, key };
  throw UserError.at(name, "location", "write s3://<bucket>/<prefix>, or a folder");
}

function s3Client(region: string): S3Client {
  return new S3Client({ ...s3ClientDefaults, region });
}
