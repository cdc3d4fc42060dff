// The menu that saves what is drawn as a file: pictures, tables, graphs for other programs.
graphkit.export = (() => {
  const { dom, markup, picture, sheets, state, view } = graphkit;
  const opener = document.getElementById("export");
  const menu = document.getElementById("exports");
  const LONGEST = 60; // letters of a file name
  const KEPT_BY_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)$/;
  const READING = 4000; // milliseconds a browser has to fetch what is saved

  const text = (make, type) => () => new Blob([make()], { type: `${type};charset=utf-8` });
  const KINDS = [
    { id: "png", says: "Picture, PNG", make: picture.png, name: ".png" },
    { id: "svg", says: "Picture, SVG", make: text(picture.svg, "image/svg+xml"), name: ".svg" },
    { id: "nodes", says: "Nodes, CSV", make: text(sheets.nodesCsv, "text/csv"), name: "-nodes.csv" },
    { id: "edges", says: "Lines, CSV", make: text(sheets.edgesCsv, "text/csv"), name: "-lines.csv" },
    { id: "graphml", says: "Graph, GraphML", make: text(markup.graphml, "application/xml"), name: ".graphml" },
    { id: "gexf", says: "Graph over time, GEXF", make: text(markup.gexf, "application/xml"), name: ".gexf" },
  ];

  // A title as the name of a file: letters and digits of any script, hyphens between.
  const fileName = (title) => {
    const words = title.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
    const short = [...words].slice(0, LONGEST).join("").replace(/^-+|-+$/g, "");
    return !short || KEPT_BY_WINDOWS.test(short) ? `graph${short && `-${short}`}` : short;
  };

  const save = async ({ make, name }) => {
    const address = URL.createObjectURL(await make());
    const link = dom.el("a", { href: address, download: fileName(document.title) + name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), READING);
  };

  const isOpen = () => !menu.hidden;
  const show = (open) => {
    menu.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  const close = () => {
    const inside = menu.contains(document.activeElement);
    show(false);
    if (inside) opener.focus();
  };

  const step = (by) => {
    const rows = [...menu.querySelectorAll("button")];
    const place = rows.indexOf(document.activeElement);
    rows[place < 0 ? 0 : (place + by + rows.length) % rows.length].focus();
  };

  const KEYS = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Escape: close };
  const press = (event) => {
    if (!isOpen() || !(event.key in KEYS)) return;
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key]();
  };

  const row = (says, action, id) => dom.el("li", {}, dom.el("button", { id: `export-${id}`, onclick: () => { close(); action(); } }, says));

  const start = () => {
    menu.append(dom.el("ul", {}, KINDS.map((kind) => row(kind.says, () => save(kind), kind.id)), row("Print …", () => window.print(), "print")));
    opener.addEventListener("click", () => show(!isOpen()));
    for (const part of [opener, menu]) part.addEventListener("keydown", press);
    document.addEventListener("pointerdown", ({ target }) => isOpen() && !menu.parentElement.contains(target) && show(false));
    menu.parentElement.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !menu.parentElement.contains(relatedTarget) && show(false));
    const update = () => { opener.disabled = !view.current().nodes.length; };
    update();
    state.listen(update);
  };

  return { start };
})();
