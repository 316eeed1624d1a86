// The preview's script: `lectern serve` adds it to each page, no build does.
//
// It listens to the server's events and changes the open page into the new
// one where it stands: only what differs between the page as it was served
// and as it is served now is touched, so the place, the search box, an open
// <details> and whatever other scripts have made stay.  Nothing is kept from
// one page to the next.
"use strict";
(() => {
  const script = document.currentScript;
  let tag = script.dataset.tag; // of what this page shows
  let served = null; // that page as the server sent it, a document
  let run = "", edition = 0; // what the server told last
  let source = null;

  // Changing the page ------------------------------------------------------

  const parse = (text) => new DOMParser().parseFromString(text, "text/html");

  // Elements of one kind can be turned into each other; those with another id
  // are others.
  const alike = (a, b) =>
    a.nodeType === b.nodeType && a.nodeName === b.nodeName &&
    (a.id || "") === (b.id || "");

  // The longest common part of two lists, as pairs; both ends first, since
  // most changes are in one place.
  function pairs(a, b, same) {
    const found = [], tail = [];
    let from = 0, aEnd = a.length, bEnd = b.length;
    while (from < aEnd && from < bEnd && same(a[from], b[from]))
      found.push([a[from], b[from++]]);
    while (aEnd > from && bEnd > from && same(a[aEnd - 1], b[bEnd - 1]))
      tail.unshift([a[--aEnd], b[--bEnd]]);
    const n = aEnd - from, m = bEnd - from;
    if (n && m && n * m > 1 && n * m <= 1e6) {
      const equal = Array.from({ length: n }, () => new Uint8Array(m));
      const length = Array.from({ length: n + 1 }, () => new Uint32Array(m + 1));
      for (let i = n - 1; i >= 0; i--)
        for (let j = m - 1; j >= 0; j--)
          length[i][j] = (equal[i][j] = same(a[from + i], b[from + j]))
            ? length[i + 1][j + 1] + 1
            : Math.max(length[i + 1][j], length[i][j + 1]);
      for (let i = 0, j = 0; i < n && j < m; )
        if (equal[i][j])
          found.push([a[from + i++], b[from + j++]]);
        else if (length[i + 1][j] >= length[i][j + 1]) i++;
        else j++;
    }
    return found.concat(tail);
  }

  // What is unchanged is paired first; between two such pairs, in order, what
  // is alike.  Comparing takes the time of all nodes below, so each two are
  // compared once: `unchanged` has those that need no more.
  function matches(before, after, unchanged) {
    const result = new Map(), equal = pairs(before, after, (a, b) => a.isEqualNode(b));
    let i = 0, j = 0;
    for (const [a, b] of [...equal, [null, null]]) {
      const left = [], right = [];
      while (i < before.length && before[i] !== a) left.push(before[i++]);
      while (j < after.length && after[j] !== b) right.push(after[j++]);
      for (const [x, y] of pairs(left, right, alike)) result.set(y, x);
      if (a) result.set(b, a);
      unchanged.add(b);
      i++;
      j++;
    }
    return result;
  }

  function attributes(live, before, after) {
    const names = new Set([...before.getAttributeNames(), ...after.getAttributeNames()]);
    for (const name of names) {
      const value = after.getAttribute(name);
      if (before.getAttribute(name) === value) continue;
      if (value === null) live.removeAttribute(name);
      else live.setAttribute(name, value);
    }
  }

  // Nodes of the open page for those of the page as it was served: what other
  // scripts have put between them has none.
  function shown(live, before) {
    const found = new Map();
    for (const [a, b] of pairs([...before.childNodes], [...live.childNodes], alike))
      found.set(a, b);
    return found;
  }

  function children(live, before, after) {
    const unchanged = new Set();
    const match = matches([...before.childNodes], [...after.childNodes], unchanged);
    const nodes = shown(live, before);
    const kept = new Set(match.values());
    for (const [old, node] of nodes) if (!kept.has(old)) node.remove();
    let last = null; // the node of the open page behind which the next goes
    for (const next of after.childNodes) {
      const old = match.get(next);
      const node = old ? nodes.get(old) : document.importNode(next, true);
      if (!node) continue; // another script has removed it
      if (!old && last) last.after(node);
      else if (!old) live.prepend(node);
      else if (!unchanged.has(next)) morph(node, old, next);
      last = node;
    }
  }

  // Turns `live`, which was served as `before`, into what is `after` now.
  function morph(live, before, after) {
    if (before.nodeType !== Node.ELEMENT_NODE) {
      live.nodeValue = after.nodeValue;
      return;
    }
    attributes(live, before, after);
    children(live, before, after);
  }

  const scripts = (page) =>
    [...page.scripts].filter((s) => !s.dataset.tag).map((s) => s.outerHTML).join("\n");

  // The tag that the server gave to a page.
  const tagOf = (page) => page.querySelector("script[data-tag]")?.dataset.tag;

  async function update() {
    const response = await fetch(location.href, { cache: "no-cache" });
    const next = parse(await response.text());
    if (!served || scripts(served) !== scripts(next)) return location.reload();
    morph(document.documentElement, served.documentElement, next.documentElement);
    served = next;
    tag = tagOf(next);
    document.dispatchEvent(new Event("lectern:update"));
  }

  // Styles, images and what else the page brings in ------------------------

  function refresh(element, name, url) {
    if (element.localName === "script") return location.reload();
    if (element.rel !== "stylesheet") return element.setAttribute(name, url);
    // The old one goes when the new one is there: the page is never bare.
    const link = element.cloneNode();
    link.href = url;
    link.onload = link.onerror = () => element.remove();
    element.after(link);
  }

  function bring(paths) {
    const changed = new Set(paths.map((path) => new URL("/" + path, location).pathname));
    for (const name of ["href", "src", "srcset", "poster", "data"])
      for (const element of document.querySelectorAll(`link[${name}],img[${name}],` +
          `script[${name}],source[${name}],video[${name}],audio[${name}],object[${name}]`)) {
        const url = new URL(element.getAttribute(name), document.baseURI);
        if (url.origin !== location.origin || !changed.has(decodeURI(url.pathname)) &&
            !changed.has(url.pathname)) continue;
        url.search = "edition=" + edition;
        refresh(element, name, url.href);
      }
  }

  // What is wrong, over the page --------------------------------------------

  const style = `
    :host { all: initial; }
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647;
      max-height: 70vh; overflow: auto; box-sizing: border-box;
      padding: 1rem 3.5rem 1rem 1.25rem; background: #1b1d22; color: #e8e8e8;
      border-top: 4px solid #e5484d; box-shadow: 0 -4px 24px #0006;
      font: 14px/1.45 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    pre { margin: 0; font: inherit; white-space: pre; }
    .error { color: #ff8b8b; font-weight: bold; }
    .warning { color: #f5c518; font-weight: bold; }
    .bold { color: #fff; font-weight: bold; }
    .gutter { color: #8ab4f8; }
    button { position: fixed; right: 1.25rem; margin: 0; padding: 0.1rem 0.6rem;
      font: inherit; font-size: 18px; color: inherit; background: #33363d;
      border: 1px solid #555; border-radius: 4px; cursor: pointer; }
    button:focus-visible { outline: 2px solid #8ab4f8; outline-offset: 2px; }
    @media print { section { display: none; } }`;
  let panel = null;

  function show(problem) {
    panel?.remove();
    panel = null;
    if (!problem) return;
    panel = document.createElement("lectern-problem");
    const root = panel.attachShadow({ mode: "open" });
    root.innerHTML = `<style>${style}</style><section role="alert" tabindex="-1"
      aria-label="What is wrong with this page"><button type="button"
      aria-label="Hide">\u00d7</button><pre>${problem}</pre></section>`;
    root.querySelector("button").onclick = () => show("");
    document.documentElement.append(panel);
  }

  // Listening ---------------------------------------------------------------

  let work = Promise.resolve(); // one event after the other
  let problem = "";

  async function hear(data) {
    if (data.reload) return location.reload();
    const again = run !== "" && run !== data.run;
    run = data.run;
    edition = data.edition;
    // A page that was not there, and one that is no more, is another page.
    if (data.tag !== tag && (!tag || !data.tag)) return location.reload();
    if (data.tag !== tag) await update();
    if (again) bring([...document.styleSheets].filter((s) => s.href)
      .map((s) => new URL(s.href).pathname.slice(1)));
    bring(data.assets);
    if (data.problem !== problem) show((problem = data.problem));
  }

  function listen() {
    const query = new URLSearchParams({ path: location.pathname, edition, run });
    source = new EventSource("/.lectern/events?" + query);
    source.onmessage = (event) => {
      const data = JSON.parse(event.data);
      work = work.then(() => hear(data)).catch(() => location.reload());
    };
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) setTimeout(resume, 1000);
    };
  }

  // Browsers allow few connections to one address: a page that no one sees
  // gives its own back.
  function resume() {
    source?.close();
    source = null;
    if (document.visibilityState === "visible") listen();
  }

  async function begin() {
    const response = await fetch(location.href, { cache: "force-cache" });
    const page = parse(await response.text());
    if (tag && tagOf(page) === tag) served = page;
    document.addEventListener("visibilitychange", resume);
    document.addEventListener("keydown", (event) => event.key === "Escape" && show(""));
    addEventListener("pagehide", () => source?.close());
    addEventListener("pageshow", (event) => event.persisted && resume());
    resume();
  }

  begin();
})();
