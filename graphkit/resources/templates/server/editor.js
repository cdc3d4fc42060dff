// The query editor: CodeMirror over the text field of the form, which works without it too.
// Written for graphkit; MIT licence.
import {
  EditorState, EditorView, HighlightStyle, StreamLanguage, acceptCompletion, autocompletion,
  bracketMatching, closeBrackets, completionKeymap, defaultKeymap, drawSelection, highlightActiveLine,
  history, historyKeymap, keymap, lineNumbers, sparql, syntaxHighlighting, tags,
} from "/assets/codemirror.js";

const KEYWORDS = `ASK AS ASC BASE BIND BOUND BY CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DESC DESCRIBE
  DISTINCT EXISTS FILTER FROM GRAPH GROUP HAVING IF IN LANG LCASE LIMIT MAX MIN MINUS NAMED NOT
  OFFSET OPTIONAL ORDER PREFIX REDUCED REGEX SAMPLE SELECT STR STRENDS STRSTARTS SUM UCASE UNION
  VALUES WHERE YEAR`.split(/\s+/);

const field = document.getElementById("query");
const form = document.getElementById("ask");

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], class: "word-token" },
  { tag: [tags.atom, tags.propertyName, tags.attributeName, tags.meta, tags.labelName], class: "name-token" },
  { tag: [tags.string, tags.number, tags.bool], class: "text-token" },
  { tag: [tags.variableName, tags.special(tags.variableName)], class: "variable-token" },
  { tag: tags.comment, class: "comment-token" },
]);

const look = EditorView.theme({
  ".cm-content": { caretColor: "var(--ink)", minHeight: "14rem", fontFamily: "ui-monospace, Menlo, monospace" },
  ".cm-gutters": { background: "var(--card)", color: "var(--quiet)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "var(--card)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--mark)",
  },
  ".cm-tooltip": { background: "var(--card)", color: "var(--ink)", border: "1px solid var(--rule)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent)", color: "var(--paper)" },
  ".cm-completionInfo": { maxWidth: "22rem", padding: ".4rem .6rem" },
});

function completer(terms) {
  const fixed = [
    ...terms.map((term) => ({
      label: term.name,
      detail: term.kind,
      info: term.comment || term.label,
      type: term.kind === "class" ? "class" : "property",
      boost: term.kind === "relation" ? 2 : 1,
    })),
    ...KEYWORDS.map((word) => ({ label: word, type: "keyword" })),
  ];
  return (context) => {
    const word = context.matchBefore(/[?$\w:-]+/);
    if (!word && !context.explicit) return null;
    const named = new Set(context.state.doc.toString().match(/[?$][A-Za-z_]\w*/g));
    if (word) named.delete(word.text);
    const variables = [...named].sort().map((label) => ({ label, type: "variable" }));
    return { from: word ? word.from : context.pos, options: [...variables, ...fixed], validFor: /^[?$\w:-]*$/ };
  };
}

function submit() {
  form.requestSubmit();
  return true;
}

function edit(terms) {
  const view = new EditorView({
    state: EditorState.create({
      doc: field.value,
      extensions: [
        keymap.of([
          { key: "Mod-Enter", run: submit },
          { key: "Tab", run: acceptCompletion },
          ...completionKeymap, ...historyKeymap, ...defaultKeymap.filter((one) => one.key !== "Mod-Enter"),
        ]),
        history(), lineNumbers(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(),
        StreamLanguage.define(sparql), syntaxHighlighting(colours), look, EditorView.lineWrapping,
        autocompletion({ override: [completer(terms)] }),
        EditorView.cspNonce.of(form.dataset.nonce),
        EditorView.contentAttributes.of({ "aria-label": "SPARQL query", "aria-describedby": "hint" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) field.value = update.state.doc.toString();
        }),
      ],
    }),
  });
  field.hidden = true;
  field.before(view.dom);
  document.querySelector("label[for=query]").addEventListener("click", () => view.focus());
}

const answer = await fetch("/vocabulary.json");
edit(answer.ok ? await answer.json() : []);
