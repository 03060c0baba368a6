import { IndexError } from '../index/format.ts';
import { StoreError } from '../postgres/store-error.ts';
import { ReportError } from '../reports/errors.ts';
import { TokenError, WebhookError } from '../telegram/delivery/operator-errors.ts';
import { StateError } from '../telegram/state/state-error.ts';
import { SettingsError } from './settings.ts';
import { StoppedError } from './stop.ts';

/**
 * Errors that a person can act on; their message is all that is shown. The system's own (a full
 * disk, a file where a folder is due, a port in use) say it with a path and a reason.
 */
export function isExpected(error: unknown): error is Error {
  return (
    error instanceof IndexError ||
    error instanceof ReportError ||
    error instanceof SettingsError ||
    error instanceof StoppedError ||
    error instanceof StoreError ||
    error instanceof StateError ||
    error instanceof TokenError ||
    error instanceof WebhookError ||
    (error instanceof Error && 'syscall' in error)
  );
}
