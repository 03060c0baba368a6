// Reading needs none of this. A bare #q=START-END becomes the address that the server highlights,
// and the citation gets a button that copies it.
const bare = /^#q=(\d+-\d+)$/.exec(location.hash);
if (bare) {
  const there = new URL(location.href);
  there.searchParams.set('q', bare[1]);
  there.hash = 'q';
  location.replace(there);
}
for (const button of document.querySelectorAll('button[data-copies]')) {
  const text = document.getElementById(button.dataset.copies);
  const label = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    text.select();
    await navigator.clipboard.writeText(text.value);
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}
