// Nodes and lines as vis-network takes them, told only what has changed: it parses each
// property that it is given, which takes far longer than to see that it is the same.
graphkit.items = (() => {
  const asText = (value) => (value !== null && typeof value === "object" ? JSON.stringify(value) : value);

  const keeper = () => {
    const set = new vis.DataSet();
    let known = new Map(); // by id, each property as text

    // What an item has that is new; null where nothing is.
    const news = (item, now) => {
      const before = known.get(item.id);
      if (!before) return item;
      const changed = Object.keys(now).filter((key) => now[key] !== before[key]);
      return changed.length ? Object.fromEntries([["id", item.id], ...changed.map((key) => [key, item[key]])]) : null;
    };

    const replace = (items) => {
      const next = new Map(items.map((item) => [item.id, Object.fromEntries(Object.entries(item).map(([key, value]) => [key, asText(value)]))]));
      const gone = [...known.keys()].filter((id) => !next.has(id));
      const changed = items.map((item) => news(item, next.get(item.id))).filter(Boolean);
      known = next;
      if (gone.length) set.remove(gone);
      if (changed.length) set.update(changed);
    };

    return { replace, set };
  };

  return { keeper };
})();
