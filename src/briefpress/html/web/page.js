// Folds the contents on narrow screens until someone goes back to them, makes the copy buttons work, and lets the Tab key
// skip boxes that do not scroll; the page works without this script. The script comes right after the contents, so that
// they are folded before the text is shown.
const contents = document.querySelector(".part-contents details");
if (matchMedia("(max-width: 63.99rem)").matches) contents?.removeAttribute("open");
addEventListener("DOMContentLoaded", () => document.querySelector(".up").addEventListener("click", () => contents?.setAttribute("open", "")));
addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-copies]").forEach((button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    const words = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
}));
const boxes = new ResizeObserver((resized) => resized.forEach(({ target }) => {
  if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
  else target.removeAttribute("tabindex");
}));
function watchBoxes() { // a preview calls it after an edit
  document.querySelectorAll("[tabindex='0']").forEach((box) => boxes.observe(box));
}
addEventListener("DOMContentLoaded", watchBoxes);
