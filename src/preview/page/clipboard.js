// @ts-check
import { showToast } from './notices.js';
import { word } from './words.js';

/** @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    showToast(word('copied'));
  } catch {
    showToast(word('copy-failed'));
  }
}
