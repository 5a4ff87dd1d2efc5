// Folds the contents on narrow screens, and makes the copy buttons work; the page works without this script. The
// script comes right after the contents, so that they are folded before the text is shown.
if (matchMedia("(max-width: 63.99rem)").matches) document.querySelector(".part-contents details")?.removeAttribute("open");
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
