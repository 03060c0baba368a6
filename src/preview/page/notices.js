// @ts-check
import { byId } from './element.js';

const toastMs = 3500;

const toast = byId('toast', HTMLElement);
const alert = byId('alert', HTMLDialogElement);
const alertText = byId('alert-text', HTMLElement);

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/**
 * Shows a short text for a few seconds.
 * @param {string} text
 */
export function showToast(text) {
  toast.textContent = text;
  toast.classList.add('visible');
  clearTimeout(hiding);
  hiding = setTimeout(() => toast.classList.remove('visible'), toastMs);
}

/**
 * Shows a text until the person closes it.
 * @param {string} text
 */
export function showAlert(text) {
  alertText.textContent = text;
  if (!alert.open) alert.showModal();
}

/** @param {unknown} error */
export function showError(error) {
  showToast(error instanceof Error ? error.message : String(error));
}
