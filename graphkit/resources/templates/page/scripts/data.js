// Read the data of the page and say who is tied to whom. Nothing here changes after loading.
graphkit.data = await (async () => {
  // Large data come as a JSON string: gzip's bytes in base64.
  const unpacked = async (text) => {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };

  const given = JSON.parse(document.getElementById("graph-data").textContent);
  const raw = typeof given === "string" ? await unpacked(given) : given;

  // A column is a list, or {of, at}: distinct values and the number of each row's, or {all}.
  const column = (packed, rows) => {
    if (Array.isArray(packed)) return packed;
    if ("at" in packed) return packed.at.map((number) => packed.of[number]);
    return new Array(rows).fill(packed.all);
  };
  const columnsOf = ({ rows, columns }) =>
    Object.fromEntries(Object.entries(columns).map(([name, packed]) => [name, column(packed, rows)]));
  const rowsOf = (table) => {
    const columns = Object.entries(columnsOf(table));
    return Array.from({ length: table.rows }, (_, row) => {
      const made = {};
      for (const [name, values] of columns) made[name] = values[row];
      return made;
    });
  };

  const { first, options, sentences, style } = raw;
  const documents = rowsOf(raw.documents);
  const nodes = rowsOf(raw.nodes);
  const others = rowsOf(raw.others);
  const idOf = (number) => (number < nodes.length ? nodes[number].id : others[number - nodes.length].id);

  const grey = (id) => ({ id, one: id, many: id, colour: "#7b8494", shape: "square", hollow: false, first: true });
  const types = new Map(style.types.map((each) => [each.id, each]));
  for (const node of nodes) if (!types.has(node.type)) types.set(node.type, grey(node.type));
  const families = new Map(style.families.map((each) => [each.id, each]));
  const relations = new Map(style.relations.map((each) => [each.id, each]));
  const modalities = new Map(style.modalities);

  const nodeById = new Map(nodes.map((node, rank) => [node.id, Object.assign(node, { rank, community: null })]));
  raw.communities.forEach((members, number) => {
    for (const member of members) nodes[member].community = number;
  });
  const names = new Map(others.map(({ id, name }) => [id, name]));

  const edges = rowsOf(raw.edges);
  // The ranks of the ends of each line, for what has to look at all of them.
  const ends = { from: Int32Array.from(edges, (edge) => edge.from), to: Int32Array.from(edges, (edge) => edge.to) };
  const edgesAt = nodes.map(() => []);
  edges.forEach((edge, number) => {
    edgesAt[edge.from].push(edge);
    if (edge.to !== edge.from) edgesAt[edge.to].push(edge);
    Object.assign(edge, { number, id: `line/${number}`, from: idOf(edge.from), to: idOf(edge.to), carriers: edge.carriers.map(idOf) });
  });
  const edgeById = new Map(edges.map((edge) => [edge.id, edge]));

  // Records stay columns; one becomes an object when somebody reads it.
  const columns = columnsOf(raw.records);
  const total = raw.records.rows;
  const made = new Array(total);
  const named = (number) => (number === null ? null : idOf(number));
  const recordAt = (place) => {
    if (made[place]) return made[place];
    const record = { place };
    for (const [name, values] of Object.entries(columns)) record[name] = values[place];
    for (const name of ["subject", "object", "attributed_to", "meeting"]) record[name] = named(record[name]);
    for (const name of ["agents", "addressees", "concerning"]) record[name] = record[name].map(idOf);
    made[place] = record;
    return record;
  };

  // Records are in the order of their statements: where each statement's begin.
  const begins = [];
  for (let place = 0; place < total; place += 1) if (columns.statement[place] !== columns.statement[place - 1]) begins.push(place);
  begins.push(total);
  const placesOf = (statements) => {
    const places = [];
    for (const number of statements) for (let place = begins[number]; place < begins[number + 1]; place += 1) places.push(place);
    return places;
  };

  const once = (make) => {
    let kept;
    return () => (kept ??= make());
  };
  // Which records speak of an entity: take place in it, start from it, end at it, are its acts or addressed to it.
  const recordsAround = once(() => {
    const found = new Map();
    for (let place = 0; place < total; place += 1) {
      const those = [columns.meeting[place], columns.subject[place], columns.object[place], ...columns.agents[place], ...columns.addressees[place]];
      for (const number of new Set(those)) {
        if (number === null) continue;
        found.has(number) ? found.get(number).push(place) : found.set(number, [place]);
      }
    }
    return found;
  });

  // How a relation is called; the nodes' numbers and those of all other entities.
  const words = once(() => new Map(edges.map((edge) => [edge.relation, edge.words])));
  const numbers = once(() => new Map([...nodes, ...others].map(({ id }, number) => [id, number])));

  return {
    addressOf: (id) => `#node=${encodeURIComponent(id)}`,
    columns,
    communities: raw.communities,
    documents,
    edgeById,
    edges,
    edgesAt: (id) => (nodeById.has(id) ? edgesAt[nodeById.get(id).rank] : []),
    facts: style.facts,
    ends,
    familyOf: (relation) => families.get(relations.get(relation)?.family ?? style.families.at(-1).id),
    families: style.families,
    first: first.map(idOf),
    idOf,
    inverseOf: (relation) => relations.get(relation)?.inverse || "",
    isDirected: (edge) => edge.directed,
    measures: raw.measures,
    modalities,
    modalityOf: (name) => modalities.get(name) || name.toLowerCase(),
    nameOf: (id) => nodeById.get(id)?.name ?? names.get(id) ?? id,
    // The nodes at the other end of a node's edges.
    neighbours: (id) => [...new Set((nodeById.has(id) ? edgesAt[nodeById.get(id).rank] : []).map((edge) => (edge.from === id ? edge.to : edge.from)))],
    nodeById,
    nodes,
    notes: raw.notes,
    numberOf: (id) => numbers().get(id),
    once,
    options,
    palette: style.communities,
    placesAround: (id) => recordsAround().get(numbers().get(id)) ?? [],
    placesOf,
    recordAt,
    sentences,
    statements: begins.length - 1,
    total,
    typeAt: (number) => (number !== null && number < nodes.length ? types.get(nodes[number].type) : null),
    typeOf: (node) => types.get(node.type),
    types: [...types.values()],
    wordsOf: (relation) => words().get(relation) ?? relation.split(":").at(-1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim(),
  };
})();
