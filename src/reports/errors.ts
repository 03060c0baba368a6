/** A file that cannot become a report. The message names the file, the reason and the remedy. */
export class ReportError extends Error {
  override name = 'ReportError';
  readonly file: string;
  readonly reason: string;

  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`${file}: ${reason}`, options);
    this.file = file;
    this.reason = reason;
  }
}
