// The legend: what shapes, colours, sizes and strokes mean, and boxes that filter by them.
graphkit.legend = (() => {
  const { boxes, data, dom, looks, state } = graphkit;
  const { el } = dom;
  const NAMED = 2; // members that name a community

  const typeRows = () =>
    data.types
      .map((type) => ({ type, number: data.nodes.filter((node) => node.type === type.id).length }))
      .filter(({ number }) => number)
      .map(({ type, number }) => el("li", {}, boxes.label(boxes.box("hiddenTypes", [type.id]), dom.icon(byGroup() ? { ...type, colour: "currentColor" } : type), type.many, number)));

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
    const number = relations.reduce((total, [, each]) => total + each.number, 0);
    const all = boxes.label(boxes.box("hiddenRelations", relations.map(([name]) => name)), dom.stroke(looks.colourOfFamily(family)), family.label, number);
    const single = relations.map(([name, each]) => el("li", {}, boxes.label(boxes.box("hiddenRelations", [name]), null, each.words, each.number)));
    const rows = el("ul", { hidden: true }, single);
    const opener = el("button", { className: "open", "aria-expanded": "false", "aria-label": `Single relations of ${family.label}`, onclick: () => {
      rows.hidden = !rows.hidden;
      opener.setAttribute("aria-expanded", String(!rows.hidden));
    } });
    return el("li", {}, el("div", { className: "family" }, all, opener), rows);
  };

  const byGroup = () => state.get().colour === "community";

  // Those of a type that is drawn at first, where there are any.
  const namedBy = (members) => {
    const nodes = members.map((member) => data.nodes[member]);
    const drawn = nodes.filter((node) => data.typeOf(node).first && !data.typeOf(node).leafy);
    return (drawn.length ? drawn : nodes).slice(0, NAMED);
  };

  const groupRows = () =>
    data.communities.slice(0, data.palette.length).map((members, number) =>
      el("li", { className: "group" }, dom.icon({ shape: "dot", colour: looks.colourOfGroup(number) }),
        el("span", {}, namedBy(members).flatMap((node, place) => [place ? ", " : null, dom.own(node.name)]), " …"),
        el("span", { className: "number" }, members.length.toLocaleString("en"))));

  const groupNote = () => {
    const rest = data.communities.length - data.palette.length;
    return [
      "Communities: nodes that are tied more to each other than to the rest (Louvain). Each is named by those tied most inside it.",
      rest > 0 ? ` ${dom.count(rest, "smaller one is", "smaller ones are")} grey.` : "",
    ].join("");
  };

  const sizeNote = () => {
    const chosen = data.measures.find(({ name }) => name === state.get().size);
    return chosen ? `larger: more ${chosen.name} – ${chosen.says}` : "larger: more links";
  };

  const some = (test) => data.edges.some(test);
  const marks = () => [
    [true, dom.icon({ shape: "dot", colour: "currentColor" }), sizeNote()],
    [some(({ weight }) => weight > 1), dom.stroke("currentColor", { width: 4 }), "thicker: said more often"],
    [some(({ modality }) => modality !== "Asserted"), dom.stroke("currentColor", { dashed: true }), "dashed: planned, hoped for or called for"],
    [some(({ polarity }) => polarity === "Negative"), dom.stroke("currentColor", { bar: true }), "barred: denied"],
  ].flatMap(([there, sign, says]) => (there ? [sign, el("span", {}, says)] : []));

  const choices = (id, key, options) => {
    const select = document.getElementById(id);
    select.replaceChildren(...options.map(([value, text]) => el("option", { value }, text)));
    select.closest("label").hidden = options.length < 2;
    select.addEventListener("change", () => state.set({ [key]: select.value || state.initial()[key] }));
    return () => { select.value = state.get()[key] ?? ""; };
  };

  const build = () => {
    document.getElementById("types").replaceChildren(...typeRows());
    document.getElementById("families").replaceChildren(...data.families.map(familyRow).filter(Boolean));
    document.getElementById("groups").replaceChildren(...(byGroup() ? groupRows() : []));
    document.getElementById("groups").parentElement.hidden = !byGroup();
    document.getElementById("group-note").textContent = groupNote();
    document.getElementById("marks").replaceChildren(...marks());
    document.getElementById("marks").hidden = !data.edges.length;
    for (const id of ["types", "families"]) {
      const list = document.getElementById(id);
      list.parentElement.hidden = !list.childElementCount;
    }
    document.getElementById("legend").hidden = !data.nodes.length;
  };

  const start = () => {
    if (window.matchMedia("(max-width: 760px)").matches) for (const id of ["dates", "legend", "filters"]) document.getElementById(id).open = false;
    const selects = [
      choices("colour", "colour", [["type", "type"], ...(data.communities.length ? [["community", "community"]] : [])]),
      choices("size", "size", [["", "links"], ...data.measures.map(({ name }) => [name, name])]),
    ];
    const show = () => selects.forEach((each) => each());
    build();
    show();
    looks.onTheme(build);
    state.listen((now, changed) => {
      if (changed.has("colour") || changed.has("size")) build();
      show();
    });
  };

  return { start };
})();
