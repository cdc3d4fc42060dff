// Where a node stands: ranks among its type, and the community it belongs to.
graphkit.standing = (() => {
  const { cards, data, dom, lists, looks, ranks } = graphkit;
  const { el } = dom;
  const NAMES = 3;

  const row = (node, measure) => {
    const found = ranks.rankOf(node, measure);
    const shared = found?.ties ? `with ${found.ties.toLocaleString("en")} others` : "";
    const rank = found ? `${found.rank.toLocaleString("en")} of ${found.of.toLocaleString("en")}` : "none";
    return el("tr", {},
      el("th", { scope: "row" }, measure.name),
      el("td", { className: "number" }, found ? ranks.written(found.value) : "–"),
      el("td", { className: "number" }, rank, shared ? el("small", {}, shared.replace("1 others", "1 other")) : null));
  };

  const table = (node) =>
    el("table", { className: "ranks" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Measure"), el("th", { scope: "col", className: "number" }, "Value"),
        el("th", { scope: "col", className: "number" }, `Rank among ${data.typeOf(node).many.toLowerCase()}`))),
      el("tbody", {}, ranks.measures.map((measure) => row(node, measure))));

  const meaning = () =>
    lists.folding(["What these numbers say"], () => [
      el("ul", { className: "meaning" }, ranks.measures.map(({ name, says }) => el("li", {}, el("strong", {}, name), `: ${says}`)),
        data.notes.map((note) => el("li", {}, note))),
    ]);

  const community = (node) => {
    if (node.community === null) return null;
    const members = data.communities[node.community].map(data.idOf);
    const others = members.filter((id) => id !== node.id).slice(0, NAMES);
    const sign = dom.icon({ shape: "dot", colour: looks.colourOfGroup(node.community) });
    return el("p", { className: "lead" }, sign, ` Community ${node.community + 1} of ${data.communities.length}, ${dom.count(members.length, "member", "members")}: with `, cards.listed(others));
  };

  // Without a line there is nothing to rank.
  const of = (node) => (data.neighbours(node.id).length ? [lists.heading("Place in the graph"), table(node), community(node), meaning()] : []);

  return { of };
})();
