// The page is whole without this: it adds search, a mark in the contents and buttons to copy.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const search = document.querySelector(".search");
  const input = document.getElementById("search");
  const found = document.getElementById("found");
  const nothing = document.querySelector(".nothing");
  const aside = document.querySelector(".aside");
  const main = document.querySelector("main");
  const extras = all(".extra");
  const sections = all(".record");
  const links = new Map(all(".contents a").map((link) => [idOf(link.hash), link]));
  const columns = all(".columns > .column").map((element) => ({
    element,
    link: links.get(element.id),
    text: textOf(element),
  }));

  function idOf(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return hash.slice(1);
    }
  }

  /** What a search looks through: all but the types of each system, which would match too much. */
  function textOf(element) {
    const parts = all(".name, .type, .marks, .body > p, .facts dd", element);
    return parts.map((part) => part.textContent.toLowerCase()).join("\n");
  }

  function filter() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { element, link, text } of columns) {
      const matches = words.every((word) => text.includes(word));
      element.hidden = !matches;
      if (link) link.parentElement.hidden = !matches;
      if (matches) count++;
    }
    const isSearch = words.length > 0;
    for (const extra of extras) extra.hidden = isSearch;
    for (const section of sections) {
      const isEmpty = isSearch && !section.querySelector(".columns > .column:not([hidden])");
      section.hidden = isEmpty;
      const link = links.get(section.id);
      if (link) link.parentElement.hidden = isEmpty;
    }
    nothing.hidden = !isSearch || count > 0;
    found.textContent = isSearch ? `${count} of ${columns.length} columns` : "";
    highlight(words);
    if (isSearch && main.getBoundingClientRect().top < 0) main.scrollIntoView();
  }

  /** Marks the words without touching the page; browsers that cannot do so show no marks. */
  function highlight(words) {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete("found");
    const shown = columns.filter(({ element }) => words.length > 0 && !element.hidden);
    const ranges = shown.slice(0, 100).flatMap(({ element }) => rangesOf(words, element));
    if (ranges.length > 0) CSS.highlights.set("found", new Highlight(...ranges));
  }

  function rangesOf(words, element) {
    const ranges = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("dt, details")) continue;
      const text = node.data.toLowerCase();
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, Math.min(at, node.length));
          range.setEnd(node, Math.min(at + word.length, node.length));
          ranges.push(range);
        }
      }
    }
    return ranges;
  }

  function clear() {
    input.value = "";
    filter();
  }

  /** A link may lead to what a search hides. */
  function reveal() {
    const target = document.getElementById(idOf(location.hash));
    if (!target?.closest("[hidden]")) return;
    clear();
    target.scrollIntoView();
  }

  function onKey(event) {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
    if (event.key === "Escape" && input.value !== "") clear();
  }

  function onSearchKey(event) {
    const first = columns.find(({ element }) => !element.hidden);
    if (event.key === "Enter" && input.value !== "" && first) location.hash = first.element.id;
  }

  /** Marks in the contents what is being read. */
  function follow() {
    let current;
    const visible = new Set();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) visible.add(target);
          else visible.delete(target);
        }
        const next = links.get(columns.find(({ element }) => visible.has(element))?.element.id);
        if (next === current) return;
        current?.removeAttribute("aria-current");
        next?.setAttribute("aria-current", "location");
        current = next;
        if (current) keepInView(current);
      },
      { rootMargin: "-64px 0px -60% 0px" },
    );
    for (const { element } of columns) observer.observe(element);
  }

  function keepInView(link) {
    const view = aside.getBoundingClientRect();
    const { top, bottom } = link.getBoundingClientRect();
    if (aside.scrollHeight <= aside.clientHeight) return;
    if (top < view.top + 120 || bottom > view.bottom - 40) {
      aside.scrollTop += top - view.top - view.height / 2;
    }
  }

  function addCopyButton(query) {
    const code = query.querySelector("code");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute(
      "aria-label",
      `Copy the query: ${query.querySelector(".caption").textContent}`,
    );
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = "Copied";
        setTimeout(() => {
          button.textContent = "Copy";
        }, 2000);
      } catch {
        getSelection().selectAllChildren(code);
      }
    });
    query.append(button);
  }

  function openForPrint() {
    const closed = all("details:not([open])");
    for (const details of closed) details.open = true;
    const close = () => {
      for (const details of closed) details.open = false;
    };
    addEventListener("afterprint", close, { once: true });
  }

  search.hidden = false;
  input.addEventListener("input", filter);
  input.addEventListener("keydown", onSearchKey);
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", openForPrint);
  for (const query of all(".query")) addCopyButton(query);
  follow();
  filter(); // A browser may have kept what was typed before the page was loaded again.
})();
