/**
 * How the S3 client of a delivery waits and tries again. Without these limits a request whose answer
 * is lost waits for good, where another would be told at once that the object is stored.
 */
export const s3ClientDefaults = {
  maxAttempts: 5,
  requestHandler: {
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    throwOnRequestTimeout: true,
  },
};
