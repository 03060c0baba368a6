/** @typedef {'encrypted' | 'broken' | 'noText' | 'tooManyPages' | 'tooMuchText'} ProblemKind */

/** A document that gives no text; what to say about it is the business of the thread that asked. */
export class DocumentProblem extends Error {
  /**
   * @param {ProblemKind} kind
   * @param {string} [detail]
   */
  constructor(kind, detail = kind) {
    super(detail);
    this.kind = kind;
  }
}
