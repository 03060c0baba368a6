// @ts-check

/**
 * Who begins to write writes into the text field, wherever the focus was; Escape leads there too.
 * @param {() => void} focusField
 */
export function writeFromAnywhere(focusField) {
  document.addEventListener('keydown', event => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || event.defaultPrevented) return;
    if (target instanceof Element && target.closest('input, textarea, select, dialog')) return;
    // The space bar presses what has the focus.
    if (key === 'Escape' || (key.length === 1 && key !== ' ')) focusField();
  });
}
