// Search and filters. Without scripts, the whole list is shown.
const form = document.querySelector(".filters");
if (form) {
  const words = JSON.parse(document.getElementById("words-of-publications").textContent);
  const cards = [...document.querySelectorAll(".publications > li")];
  // letters that Unicode does not decompose, as people type them on other keyboards
  const plain = { ß: "ss", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ħ: "h", ŧ: "t", ς: "σ" };
  const fold = (text) => text.toLocaleLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[ßłøđðþæœıħŧς]/g, (letter) => plain[letter]);
  const facets = new Map(cards.map((card) => [card, JSON.parse(card.dataset.facets)]));
  const texts = new Map(cards.map((card) => [card, fold(` ${words[card.dataset.id]} ${card.textContent}`)]));
  const found = form.querySelector(".found");
  const show = () => {
    const asked = fold(form.elements.q.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const chosen = [...form.querySelectorAll("select")].filter((one) => one.value);
    let count = 0;
    cards.forEach((card) => {
      const fits = asked.every((word) => texts.get(card).includes(word)) &&
        chosen.every(({ name, value }) => facets.get(card)[name].includes(value));
      card.hidden = !fits;
      count += fits;
    });
    found.textContent = count ? found.dataset.found.replace("{number}", count) : found.dataset.nothing;
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
