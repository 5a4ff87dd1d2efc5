// Shows the server's views. In: a stream of views. Out: the web page, the pages of the PDF, problems.
// Content from the source is inserted as text, never as HTML.
"use strict";

const at = (id) => document.getElementById(id);
const made = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
let page = "", pdf = "", waiting = null, source = null, hadErrors = false;

// The web page: only what changed is replaced, or else a new page is loaded behind the old one. The server
// keeps only the newest version, and announces every version.
async function showPage(version) {
  if (!version || version === page) return;
  page = version;
  const address = `page.html?${version}`, answer = await fetch(address).catch(() => null);
  const next = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  if (page !== version || !next) return;
  const shown = at("frames").querySelector("iframe:not(.waiting)")?.contentDocument;
  if (waiting || !shown || !update(shown, source, next)) return loadPage(address, next);
  source = next;
  openElsewhere(shown);
  shown.defaultView.watchBoxes?.(); // a skeleton of a brand may lack it
}

// A new page replaces the old one once it is loaded, at the same scroll position.
function loadPage(address, loads) {
  waiting?.remove();
  const next = made("iframe", { title: "Web page", className: "waiting", src: address });
  const loaded = () => {
    if (next.contentDocument.contentType !== "text/html") return;
    const old = at("frames").querySelector("iframe:not(.waiting)");
    next.contentWindow.scrollTo({ top: old?.contentWindow.scrollY ?? 0, behavior: "instant" });
    openElsewhere(next.contentDocument);
    next.classList.remove("waiting");
    old?.remove();
    [waiting, source] = [null, loads];
  };
  next.addEventListener("load", loaded, { once: true });
  waiting = next;
  at("frames").append(next);
}

// Links to other pages open beside the preview, which would be lost otherwise.
function openElsewhere(shown) {
  const { origin, pathname } = shown.location;
  for (const link of shown.links) if (link.origin !== origin || link.pathname !== pathname) link.target = "_blank";
}

// The pages of the PDF: each is drawn when it comes near the visible part, and replaced once the new one is ready.
const near = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    entry.target.near = entry.isIntersecting;
    draw(entry.target);
  }
}, { root: at("pages"), rootMargin: "100%" });

async function draw(figure) {
  if (!figure.near || figure.version === pdf) return;
  const version = figure.version = pdf;
  const number = [...at("pages").children].indexOf(figure);
  const next = made("img", { src: `pages/${version}/${number}.png`, alt: `Page ${number + 1}` });
  try {
    await next.decode();
  } catch {
    if (figure.version === version) figure.version = "";
    return;
  }
  if (figure.version === version) figure.replaceChildren(next);
}

function showPdf(version, sizes) {
  if (!version || version === pdf) return;
  pdf = version;
  const figures = at("pages");
  while (figures.children.length > sizes.length) {
    near.unobserve(figures.lastChild);
    figures.lastChild.remove();
  }
  sizes.forEach(([width, height], number) => {
    const figure = figures.children[number] ?? figures.appendChild(made("figure", {}));
    figure.style.aspectRatio = `${width} / ${height}`;
    near.observe(figure);
    draw(figure);
  });
}

// The place of a problem: a link if the server knows an editor that opens it.
function placeOf({ where, opens }) {
  return opens ? made("a", { className: "where", href: opens }, where) : made("span", { className: "where" }, where);
}

// Problems: open if there is an error, otherwise as the reader left them.
function showProblems(problems, failed) {
  at("problems").hidden = !problems.length;
  at("problems").open = failed || (at("problems").open && !hadErrors);
  hadErrors = failed;
  at("count").textContent = ["error", "warning", "remark"].flatMap((level) => {
    const count = problems.filter((one) => one.level === level).length;
    return count ? [`${count} ${level}${count === 1 ? "" : "s"}`] : [];
  }).join(", ");
  at("list").replaceChildren(...problems.map((one) => made("li", { className: one.level },
    ...(one.where ? [placeOf(one), " "] : []),
    made("span", { className: "kind" }, `${one.level}[${one.code}]`), `: ${one.text}`,
    ...(one.hint ? [made("span", { className: "hint" }, `hint: ${one.hint}`)] : []))));
}

function say(text, failed) {
  at("state").textContent = text;
  at("state").classList.toggle("failed", failed);
}

function show(view) {
  at("name").textContent = view.id;
  document.title = `${view.failed ? "✗ " : ""}${view.id} – preview`;
  showPage(view.page);
  showPdf(view.pdf, view.sizes);
  if (view.busy) return say("Updating …", false);
  showProblems(view.problems, view.failed);
  const kept = view.page ? " The last good version is shown." : "";
  say(view.failed ? `Not updated: fix the errors.${kept}` : "Up to date", view.failed);
}

const events = new EventSource("events");
events.onmessage = (event) => show(JSON.parse(event.data));
events.onerror = () => say(`The preview has stopped. To start it again: briefpress preview ${at("name").textContent}`, true);
