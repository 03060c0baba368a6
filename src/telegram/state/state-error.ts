/** The file of the state cannot be used. The message says which, why and what to do. */
export class StateError extends Error {
  override name = 'StateError';
}
