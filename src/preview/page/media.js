// @ts-check
/** @import { ChatMessage, ShownDocument, ShownPhoto } from '../page-events.ts' */
import { byId, element, icon } from './element.js';
import { currentLanguage, word } from './words.js';

const viewer = byId('viewer', HTMLDialogElement);
viewer.addEventListener('click', () => viewer.close());

/**
 * The photo or file of a message.
 * @param {ChatMessage} message
 * @returns {HTMLElement[]} one element, or none
 */
export function media({ photo, document: file, caption }) {
  if (photo) return [drawPhoto(photo, caption || word('photo'))];
  if (file) return [drawFile(file)];
  return [];
}

/**
 * @param {ShownPhoto} photo
 * @param {string} text
 * @returns {HTMLElement}
 */
function drawPhoto({ fileId, width, height }, text) {
  const source = addressOf(fileId);
  const size = { width: String(width), height: String(height) };
  const picture = element('img', { src: source, alt: text, ...size });
  const enlarge = () => {
    viewer.replaceChildren(
      element('button', { type: 'button', class: 'icon-button', 'aria-label': word('close') }, [
        icon('close'),
      ]),
      element('img', { src: source, alt: text }),
    );
    viewer.showModal();
  };
  const label = `${word('enlarge')}：${text}`;
  const attributes = { type: 'button', class: 'photo', 'aria-label': label, click: enlarge };
  return element('button', attributes, [picture]);
}

/**
 * @param {ShownDocument} file
 * @returns {HTMLElement}
 */
function drawFile({ fileId, fileName, size }) {
  return element('a', { class: 'document', href: addressOf(fileId), download: fileName }, [
    element('span', { class: 'document-icon' }, [icon('file')]),
    element('span', { class: 'document-text' }, [
      element('b', { dir: 'auto' }, [fileName]),
      element('small', { class: 'document-size' }, [sizeOf(size)]),
    ]),
  ]);
}

/**
 * @param {number} bytes
 * @returns {string}
 */
export function sizeOf(bytes) {
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  const amount = (bytes / 1024 ** step).toLocaleString(currentLanguage(), {
    maximumFractionDigits: 1,
  });
  return `${amount} ${['B', 'KB', 'MB'][step]}`;
}

/**
 * @param {string} fileId
 * @returns {string}
 */
function addressOf(fileId) {
  return `/files/${encodeURIComponent(fileId)}`;
}
