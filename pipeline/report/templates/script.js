"use strict";
// The quotes: unpack them, filter them, show them by and by; open an article where a quote stands.
(() => {
  const PAGE = 25, by = (id) => document.getElementById(id);
  const packed = by("archive").textContent, list = by("quotes"), found = by("found"), more = by("more");
  const filters = ["text", "speaker", "source", "type", "gender", "since", "until", "order"];
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2019]/g, "'").toLowerCase();
  const plain = (html) => fold(new DOMParser().parseFromString(html, "text/html").body.textContent);
  const number = new Intl.NumberFormat("fr-FR");
  const count = (n, one, many) => `${number.format(n)} ${n < 2 ? one : many}`;
  let quotes = [], articles = new Map(), matching = [], shown = 0;

  async function unpack() {
    const bytes = Uint8Array.from(atob(JSON.parse(packed)), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const lines = (await new Response(stream).text()).split("\n").filter(Boolean);
    for (const article of lines.map((line) => JSON.parse(line))) {
      articles.set(article.id, article.html);
      for (const [type, gender, speaker, confidence, html] of article.quotes)
        quotes.push({ type, gender, speaker, confidence, html, day: article.day, source: article.source });
    }
  }

  function matches(wanted) {
    const words = fold(wanted.text).split(/\s+/).filter(Boolean), speaker = fold(wanted.speaker.trim());
    return (q) => (!wanted.source || q.source === wanted.source) && (!wanted.type || q.type === wanted.type)
      && (!wanted.gender || q.gender === wanted.gender) && (!wanted.since || (q.day && q.day >= wanted.since))
      && (!wanted.until || (q.day && q.day <= wanted.until)) && (!speaker || fold(q.speaker).includes(speaker))
      && (!words.length || words.every((word) => (q.words ??= plain(q.html)).includes(word)));
  }

  const ORDERS = {
    new: null,
    old: (a, b) => (a.day || "9").localeCompare(b.day || "9"),
    doubt: (a, b) => a.confidence - b.confidence,
  };

  function filter() {
    const wanted = Object.fromEntries(filters.map((name) => [name, by(`f-${name}`).value]));
    matching = quotes.filter(matches(wanted));
    if (ORDERS[wanted.order]) matching.sort(ORDERS[wanted.order]);
    list.replaceChildren();
    shown = 0;
    showMore();
  }

  function showMore() {
    const next = matching.slice(shown, shown + PAGE);
    list.insertAdjacentHTML("beforeend", next.map((q) => q.html).join(""));
    shown += next.length;
    more.hidden = shown >= matching.length;
    found.textContent = matching.length === quotes.length ? count(quotes.length, "citation", "citations")
      : `${count(matching.length, "citation", "citations")} sur ${number.format(quotes.length)}`;
    return next.length;
  }

  // The mark at `text-120` or `text-120-quote`: 120 code points into the text, which stands in the view as it is.
  function place(view, at) {
    const [field, start, kind] = at.split("-"), root = view.querySelector(field === "title" ? "h3" : ".body");
    const pieces = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let left = Number(start); pieces.nextNode();) {
      const length = [...pieces.currentNode.data].length;
      if (left < length) return pieces.currentNode.parentElement.closest(kind ? `.k-${kind}` : "mark");
      left -= length;
    }
    return null;
  }

  function read(id, at) {
    const html = articles.get(id), body = by("reader-body");
    if (html === undefined) return false;
    body.innerHTML = html;
    body.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    by("reader").showModal();
    const target = at && place(body, at);
    if (target) { target.classList.add("target"); target.scrollIntoView({ block: "center" }); } else body.scrollIntoView();
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.dataset.article && read(link.dataset.article, link.dataset.at || "")) event.preventDefault();
    if (link?.dataset.speaker) { by("filters").reset(); by("f-speaker").value = link.dataset.speaker; filter(); }
  });
  more.addEventListener("click", () => {
    const first = shown;
    showMore();
    list.children[first]?.querySelector("a")?.focus({ preventScroll: true });
  });
  let waiting;
  by("filters").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); });
  by("filters").addEventListener("reset", () => setTimeout(filter));
  by("filters").addEventListener("submit", (event) => event.preventDefault());
  // What does not scroll is no stop for the keyboard.
  for (const box of document.querySelectorAll(".scroll"))
    if (box.clientWidth && box.scrollWidth <= box.clientWidth) box.removeAttribute("tabindex");
  unpack().then(() => { document.documentElement.classList.add("scripted"); filter(); }, () => {
    found.textContent = "Ce navigateur ne peut pas ouvrir toutes les citations : voici les plus récentes.";
  });
})();
