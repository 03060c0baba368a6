// @ts-check
import { sendFile } from './connection.js';
import { byId } from './element.js';
import { sizeOf } from './media.js';
import { showError } from './notices.js';

const dialog = byId('file-dialog', HTMLDialogElement);
const name = byId('file-name', HTMLElement);
const size = byId('file-size', HTMLElement);
const caption = byId('caption', HTMLInputElement);
const picker = byId('picker', HTMLInputElement);
const pane = byId('conversation', HTMLElement);
const dropZone = byId('drop', HTMLElement);

/**
 * Files that are picked, dropped or pasted are sent one after the other, each with a caption.
 * @param {() => number} chatId
 */
export function attachFiles(chatId) {
  /** @type {File[]} */
  let waiting = [];

  byId('attach', HTMLButtonElement).addEventListener('click', () => picker.click());
  byId('file-cancel', HTMLButtonElement).addEventListener('click', () => dialog.close(''));
  picker.addEventListener('change', () => {
    offer([...(picker.files ?? [])]);
    picker.value = '';
  });
  pane.addEventListener('dragover', event => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    dropZone.hidden = false;
  });
  pane.addEventListener('dragleave', event => {
    const isInside = event.relatedTarget instanceof Node && pane.contains(event.relatedTarget);
    if (!isInside) dropZone.hidden = true;
  });
  pane.addEventListener('drop', event => {
    event.preventDefault();
    dropZone.hidden = true;
    offer([...(event.dataTransfer?.files ?? [])]);
  });
  byId('draft', HTMLTextAreaElement).addEventListener('paste', event => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) event.preventDefault();
    offer(files);
  });
  dialog.addEventListener('close', () => {
    const [file, ...rest] = waiting;
    const isSent = dialog.returnValue === 'send';
    waiting = isSent ? rest : [];
    if (file && isSent) void sendFile(chatId(), file, caption.value.trim()).catch(showError);
    offer([]);
  });

  /** @param {File[]} files */
  function offer(files) {
    waiting = [...waiting, ...files];
    const [first] = waiting;
    if (!first || dialog.open) return;
    name.textContent = first.name;
    size.textContent = sizeOf(first.size);
    caption.value = '';
    dialog.returnValue = '';
    dialog.showModal();
    caption.focus();
  }
}
