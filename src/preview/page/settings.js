// @ts-check
import { act } from './connection.js';
import { byId } from './element.js';
import { showError } from './notices.js';
import { chooseLanguage, currentLanguage, fillWords, word } from './words.js';

const faults = byId('faults', HTMLSelectElement);
const faultsNote = byId('faults-note', HTMLElement);

/**
 * How the page looks and what goes wrong on purpose.
 * @param {() => void} onLanguage the words have changed
 */
export function settings(onLanguage) {
  const language = byId('language', HTMLSelectElement);
  language.value = currentLanguage();
  fillWords();
  language.addEventListener('change', () => {
    chooseLanguage(language.value);
    showFaults(faultsNote.dataset.kind ?? 'none');
    onLanguage();
  });
  byId('theme', HTMLButtonElement).addEventListener('click', () => {
    const isDark = document.documentElement.dataset.theme === 'dark';
    localStorage.setItem('theme', isDark ? 'light' : 'dark');
    dispatchEvent(new Event('theme'));
  });
  faults.addEventListener('change', async () => {
    try {
      await act('faults', { kind: faults.value });
    } catch (error) {
      showError(error);
      showFaults(faultsNote.dataset.kind ?? 'none');
    }
  });
}

/**
 * Shows what goes wrong at the moment, as the server says.
 * @param {string} kind
 */
export function showFaults(kind) {
  faults.value = kind;
  faultsNote.dataset.kind = kind;
  faultsNote.hidden = kind === 'none';
  const name = faults.selectedOptions[0]?.textContent ?? kind;
  faultsNote.textContent = word('fault-on', { kind: name });
}
