/** The database cannot be used. The message says which, why and what to do, and never the password. */
export class StoreError extends Error {
  override name = 'StoreError';
}
