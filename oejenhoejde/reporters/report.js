"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const bubble = document.getElementById("boble");
  root.classList.add("js");

  // --- the bubble: on hover, on focus and on click; Escape closes it ---
  let owner = null, pinned = false, timer = 0;
  const item = (node, number) =>
    node.closest("article").querySelector(`.found li[data-n="${number}"]`);
  const numbers = (node) => (node.dataset.f || node.dataset.n).split(" ");
  const light = (on) => {
    if (!owner) return;
    const [first] = numbers(owner);
    for (const mark of all(".text .m", owner.closest("article")))
      if (mark.dataset.f.split(" ").includes(first)) mark.classList.toggle("on", on);
  };
  const close = () => {
    clearTimeout(timer);
    light(false);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    pinned = false;
    bubble.hidden = true;
  };
  const open = (node) => {
    clearTimeout(timer);
    if (owner === node) return;
    const shown = numbers(node).map((n) => item(node, n)).filter((li) => li && !li.hidden);
    close();
    if (!shown.length) return;
    owner = node;
    bubble.replaceChildren(...shown.map((li) => {
      const part = document.createElement("div");
      for (const child of li.children)
        if (!child.matches(".back, q")) part.append(child.cloneNode(true));
      return part;
    }));
    bubble.hidden = false;
    const box = node.getClientRects()[0], size = bubble.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, root.clientWidth - size.width - 8));
    const below = box.bottom + 6 + size.height < window.innerHeight || box.top < size.height + 6;
    bubble.style.left = `${left + window.scrollX}px`;
    bubble.style.top = `${(below ? box.bottom + 6 : box.top - size.height - 6) + window.scrollY}px`;
    if (node.matches(".n")) node.setAttribute("aria-describedby", "boble");
    light(true);
  };
  const later = () => {
    clearTimeout(timer);
    if (!pinned) timer = setTimeout(close, 250);
  };
  for (const node of all(".text .m, .text .n")) {
    node.addEventListener("mouseenter", () => pinned || open(node));
    node.addEventListener("mouseleave", later);
    node.addEventListener("focus", () => { pinned = false; open(node); });
    node.addEventListener("blur", later);
    node.addEventListener("click", (event) => {
      event.preventDefault();
      if (pinned && owner === node) return close();
      open(node);
      pinned = owner === node;
    });
  }
  bubble.addEventListener("mouseenter", () => clearTimeout(timer));
  bubble.addEventListener("mouseleave", later);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("click", (event) =>
    event.target.closest(".text .m, .text .n, #boble") || close());

  // --- filters ---
  const form = document.querySelector(".filters");
  if (form) {
    form.hidden = false;
    const status = form.querySelector("[role=status]");
    const items = all(".found li[data-n]");
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      close();
      const on = { c: new Set(), s: new Set() };
      for (const box of all("input:checked", form)) on[box.name].add(box.value);
      const rule = form.elements.r.value;
      let seen = 0;
      for (const li of items) {
        li.hidden = !(on.c.has(li.dataset.c) && on.s.has(li.dataset.s) &&
          (!rule || rule === li.dataset.r));
        seen += !li.hidden;
      }
      for (const article of all("article")) {
        const family = new Map(all(".found li[data-n]", article)
          .filter((li) => !li.hidden).map((li) => [li.dataset.n, li.dataset.c]));
        for (const mark of all(".text [data-f]", article)) {
          const first = mark.dataset.f.split(" ").find((n) => family.has(n));
          mark.className = first ? `m c${family.get(first)}` : "";
        }
        for (const link of all(".text .n", article)) link.hidden = !family.has(link.dataset.n);
      }
      status.textContent = seen === items.length ? `Viser ${seen} fund.`
        : `Viser ${seen} af ${items.length} fund.`;
    });
  }

  // --- sorting ---
  for (const table of all(".files")) {
    const heads = all("thead th", table), body = table.tBodies[0];
    heads.forEach((head, column) => head.firstChild.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") === "descending" ||
        (column === 0 && !head.hasAttribute("aria-sort"));
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const value = (row) => row.cells[column].dataset.v;
      body.append(...[...body.rows].sort((a, b) => (up ? 1 : -1) *
        (column ? value(a) - value(b) : value(a).localeCompare(value(b), "da"))));
    }));
  }

  // --- folded files: a link into one opens it, and print shows them all ---
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    const folded = target.querySelector(":scope > details") || target.closest("details");
    if (folded) folded.open = true;
    target.scrollIntoView({ block: target.matches("article") ? "start" : "center" });
    if (target.matches(".n, li")) target.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => all("details").forEach((node) => { node.open = true; }));
  reveal();
})();
