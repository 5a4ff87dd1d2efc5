// Updates the page that is shown to its next version. In: the shown document, the source from which it was loaded, and the
// source of the next version. Out: true if everything that differs was replaced, false if the page must be loaded again.
// Nothing else flickers or closes, and the result equals a page that was loaded again.
"use strict";

const RUNS = "style, link, script:not([type$=json]), [data-copies]"; // elements that take effect only while a page loads
const LOADS = `${RUNS}, [open]`; // and elements that a script of the page may have folded

function update(shown, before, after) {
  const fixed = (page) => [...page.querySelectorAll(RUNS)].map((one) => one.outerHTML).join("\n");
  return fixed(before) === fixed(after) && bring(shown.documentElement, before.documentElement, after.documentElement);
}

const same = (old, fresh) => old?.isEqualNode(fresh) ?? false;

// Updates the children of a node to their next version; returns false if the node must be replaced as a whole.
function bring(shown, before, after) {
  if (!same(before.cloneNode(), after.cloneNode())) return false;
  if (shown.childNodes.length !== before.childNodes.length) return false;
  const [olds, news, there] = [before, after, shown].map((one) => [...one.childNodes]);
  let start = 0, end = 0;
  while (start < news.length && same(olds[start], news[start])) start++;
  const rest = Math.min(olds.length, news.length) - start;
  while (end < rest && same(olds.at(-1 - end), news.at(-1 - end))) end++;
  const [gone, come, goes] = [olds, news, there].map((all) => all.slice(start, all.length - end));
  if (gone.length !== come.length) return replaced(shown, goes, gone, come, there[there.length - end]);
  return gone.every((old, i) => same(old, come[i]) || bring(goes[i], old, come[i])
    || replaced(shown, [goes[i]], [old], [come[i]], goes[i].nextSibling));
}

function replaced(shown, goes, gone, come, next) {
  if (gone.concat(come).some((one) => one.matches?.(LOADS) || one.querySelector?.(LOADS))) return false;
  for (const one of goes) one.remove();
  for (const one of come) shown.insertBefore(shown.ownerDocument.importNode(one, true), next ?? null);
  return true;
}
