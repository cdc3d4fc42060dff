// Read the data of the page and say who is tied to whom. Nothing here changes after loading.
graphkit.data = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const rowsOf = ({ columns, rows }) =>
    rows.map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place]])));

  const { documents, first, sentences, style, ...rest } = read("graph-data");
  const names = new Map(Object.entries(rest.names));
  const nodes = rowsOf(read("graph-nodes"));
  const edges = rowsOf(read("graph-edges"));
  const records = rowsOf(rest.records);
  const options = read("graph-options");

  const grey = (id) => ({ id, one: id, many: id, colour: "#7b8494", shape: "square", hollow: false, first: true });
  const types = new Map(style.types.map((each) => [each.id, each]));
  for (const node of nodes) if (!types.has(node.type)) types.set(node.type, grey(node.type));
  const families = new Map(style.families.map((each) => [each.id, each]));
  const relations = new Map(style.relations.map((each) => [each.id, each]));
  const modalities = new Map(style.modalities);

  const nodeById = new Map(nodes.map((node, rank) => [node.id, Object.assign(node, { rank })]));
  const edgeById = new Map(edges.map((edge) => [edge.id, edge]));
  const edgesAt = new Map(nodes.map((node) => [node.id, []]));
  for (const edge of edges) {
    edgesAt.get(edge.from).push(edge);
    if (edge.to !== edge.from) edgesAt.get(edge.to).push(edge);
  }
  const recordsOf = new Map();
  const recordsIn = new Map();
  const addTo = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
  for (const record of records) {
    addTo(recordsOf, record.id, record);
    for (const place of new Set([record.meeting, record.subject, record.object])) {
      if (place) addTo(recordsIn, place, record);
    }
  }

  const lasting = (record) => documents[record.document].issued || "";
  const inOrder = (found) =>
    found.sort((a, b) => lasting(a).localeCompare(lasting(b)) || a.document - b.document || a.sentence - b.sentence || a.start - b.start);

  return {
    addressOf: (id) => `#node=${encodeURIComponent(id)}`,
    documents,
    edgeById,
    edges,
    edgesAt: (id) => edgesAt.get(id) || [],
    familyOf: (relation) => families.get(relations.get(relation)?.family ?? style.families.at(-1).id),
    families: style.families,
    first,
    isDirected: (edge) => edge.directed,
    inverseOf: (relation) => relations.get(relation)?.inverse || "",
    // The nodes at the other end of a node's edges.
    neighbours: (id) => [...new Set((edgesAt.get(id) || []).map((edge) => (edge.from === id ? edge.to : edge.from)))],
    modalityOf: (name) => modalities.get(name) || name.toLowerCase(),
    nameOf: (id) => nodeById.get(id)?.name ?? names.get(id) ?? id,
    nodeById,
    nodes,
    options,
    // The records behind an edge, or all that take place in, start from or end at a node.
    recordsOfEdge: (edge) => inOrder(edge.statements.flatMap((id) => recordsOf.get(id) || [])),
    recordsIn: (id) => inOrder([...(recordsIn.get(id) || [])]),
    records,
    sentences,
    typeOf: (node) => types.get(node.type),
    types: [...types.values()],
  };
})();
