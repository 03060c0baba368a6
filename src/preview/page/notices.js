// @ts-check
import { byId, element } from './element.js';
import { word } from './words.js';

const toastMs = 3500;

const toast = byId('toast', HTMLElement);
const dialog = byId('alert', HTMLDialogElement);
const dialogText = byId('alert-text', HTMLElement);
const dialogDetail = byId('alert-detail', HTMLElement);
const dialogChoices = byId('alert-choices', HTMLElement);

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

dialog.addEventListener('click', event => {
  if (event.target === dialog) dialog.close();
});

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
  openDialog(text, '', [closing(word('ok'))]);
}

/** @param {unknown} error */
export function showError(error) {
  showToast(error instanceof Error ? error.message : String(error));
}

/**
 * Asks before a link that leads elsewhere is opened, as the apps do.
 * @param {string} url
 */
export function confirmLink(url) {
  const open = element(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer', class: 'text-button', click: close },
    [word('open')],
  );
  openDialog(word('open-link'), url, [closing(word('cancel')), open]);
  open.focus();
}

/**
 * Lets the person choose one of several things.
 * @param {string} question
 * @param {readonly { label: string, choose: () => void }[]} options
 */
export function ask(question, options) {
  const drawn = options.map(({ label, choose }) =>
    element('button', { type: 'submit', class: 'option-button', click: choose }, [label]),
  );
  openDialog(question, '', [...drawn, closing(word('cancel'))]);
}

/**
 * @param {string} text
 * @param {string} detail
 * @param {HTMLElement[]} choices
 */
function openDialog(text, detail, choices) {
  dialogText.textContent = text;
  dialogDetail.textContent = detail;
  dialogDetail.hidden = detail === '';
  dialogChoices.replaceChildren(...choices);
  if (!dialog.open) dialog.showModal();
}

/**
 * @param {string} label
 * @returns {HTMLElement}
 */
function closing(label) {
  return element('button', { type: 'submit', class: 'text-button' }, [label]);
}

function close() {
  dialog.close();
}
