// The legend: what shapes, colours and strokes mean, and boxes that filter by them.
graphkit.legend = (() => {
  const { data, dom, looks, state } = graphkit;
  const { el } = dom;
  const boxes = [];

  const toggled = (set, names, on) => {
    const changed = new Set(set);
    for (const name of names) on ? changed.delete(name) : changed.add(name);
    return changed;
  };

  // `key` is the set in the state that holds what is switched off; a box may stand for several names.
  const box = (key, names) => {
    const input = el("input", { type: "checkbox", onchange: () => state.set({ [key]: toggled(state.get()[key], names, input.checked) }) });
    boxes.push(() => {
      const off = names.filter((name) => state.get()[key].has(name)).length;
      input.checked = off === 0;
      input.indeterminate = off > 0 && off < names.length;
    });
    return input;
  };

  const label = (input, sign, text, number) =>
    el("label", {}, input, sign, el("span", {}, text), el("span", { className: "number" }, number.toLocaleString("en")));

  const typeRows = () =>
    data.types
      .map((type) => ({ type, number: data.nodes.filter((node) => node.type === type.id).length }))
      .filter(({ number }) => number)
      .map(({ type, number }) => el("li", {}, label(box("hiddenTypes", [type.id]), dom.icon(type), type.many, number)));

  const relationsOf = (family) => {
    const found = new Map();
    for (const edge of data.edges) {
      if (data.familyOf(edge.relation) !== family) continue;
      const known = found.get(edge.relation) || { words: edge.words, number: 0 };
      found.set(edge.relation, { ...known, number: known.number + 1 });
    }
    return [...found].sort(([one, a], [two, b]) => b.number - a.number || one.localeCompare(two));
  };

  const familyRow = (family) => {
    const relations = relationsOf(family);
    if (!relations.length) return null;
    const colour = looks.colourOfFamily(family);
    const number = relations.reduce((total, [, each]) => total + each.number, 0);
    const all = label(box("hiddenRelations", relations.map(([name]) => name)), dom.stroke(colour), family.label, number);
    const single = relations.map(([name, each]) => el("li", {}, label(box("hiddenRelations", [name]), null, each.words, each.number)));
    const rows = el("ul", { hidden: true }, single);
    const opener = el("button", { className: "open", "aria-expanded": "false", "aria-label": `Single relations of ${family.label}`, onclick: () => {
      rows.hidden = !rows.hidden;
      opener.setAttribute("aria-expanded", String(!rows.hidden));
    } });
    return el("li", {}, el("div", { className: "family" }, all, opener), rows);
  };

  const marks = () => [
    dom.stroke("currentColor", { width: 4 }), el("span", {}, "thicker: said more often"),
    dom.stroke("currentColor", { dashed: true }), el("span", {}, "dashed: planned, hoped for or called for"),
    dom.stroke("currentColor", { bar: true }), el("span", {}, "barred: denied"),
    dom.icon({ shape: "dot", colour: "currentColor" }), el("span", {}, "larger: more links"),
  ];

  const build = () => {
    boxes.length = 0;
    document.getElementById("types").replaceChildren(...typeRows());
    document.getElementById("families").replaceChildren(...data.families.map(familyRow).filter(Boolean));
    document.getElementById("marks").replaceChildren(...marks());
    document.getElementById("marks").hidden = !data.edges.length;
    for (const id of ["types", "families"]) {
      const list = document.getElementById(id);
      list.parentElement.hidden = !list.childElementCount;
    }
    document.getElementById("legend").hidden = !data.nodes.length;
    for (const show of boxes) show();
  };

  const start = () => {
    if (window.matchMedia("(max-width: 760px)").matches) document.getElementById("legend").open = false;
    build();
    looks.onTheme(build);
    state.listen(() => boxes.forEach((show) => show()));
  };

  return { start };
})();
