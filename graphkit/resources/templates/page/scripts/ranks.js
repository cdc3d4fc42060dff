// Where a node stands among those of its type, by the number of its neighbours and by each measure.
graphkit.ranks = (() => {
  const { data } = graphkit;

  const measures = [
    { name: "neighbours", says: "how many others it is tied to", valueOf: (node) => data.neighbours(node.id).length },
    ...data.measures.map(({ name, says, values }) => ({ name, says, valueOf: (node) => values[node.rank] })),
  ];

  // Equal numbers share a rank, and the next one is skipped: 1, 2, 2, 4.
  const ranksIn = (nodes, valueOf) => {
    const rows = nodes.map((node) => ({ id: node.id, value: valueOf(node) })).filter(({ value }) => value !== null && value !== undefined);
    rows.sort((a, b) => b.value - a.value);
    const found = new Map();
    for (let from = 0; from < rows.length; ) {
      let to = from;
      while (to < rows.length && rows[to].value === rows[from].value) to += 1;
      for (const row of rows.slice(from, to)) found.set(row.id, { rank: from + 1, ties: to - from - 1, value: row.value, of: rows.length });
      from = to;
    }
    return found;
  };

  const byType = data.once(() => {
    const groups = new Map();
    for (const node of data.nodes) groups.has(node.type) ? groups.get(node.type).push(node) : groups.set(node.type, [node]);
    return groups;
  });

  const kept = new Map();
  const ranksOf = (type, measure) => {
    const key = `${measure.name} ${type}`;
    if (!kept.has(key)) kept.set(key, ranksIn(byType().get(type), measure.valueOf));
    return kept.get(key);
  };

  const rankOf = (node, measure) => ranksOf(node.type, measure).get(node.id) ?? null;

  // Three digits are enough to compare.
  const written = (value) => (Number.isInteger(value) ? value.toLocaleString("en") : String(Number(value.toPrecision(3))));

  return { measures, rankOf, written };
})();
