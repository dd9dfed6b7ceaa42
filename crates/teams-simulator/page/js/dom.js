// dom.js: building HTML without HTML strings. Everything that people or the bot typed goes in as text nodes,
// so nothing here can inject markup. Knows nothing of Teams.

/**
 * Makes an element. `props`: `class`, `on` (event name → handler), `data` (dataset), boolean and plain attributes.
 * Children may be nodes, strings, numbers, arrays; null, undefined and false are left out.
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  setProps(node, props);
  append(node, children);
  return node;
}

/** The same for SVG (`class` and attributes only). */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props)) {
    if (value !== undefined && value !== null) node.setAttribute(name, String(value));
  }
  append(node, children);
  return node;
}

function setProps(node, props) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "on") for (const [type, handler] of Object.entries(value)) node.addEventListener(type, handler);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Puts `children` in place of what `node` holds. */
export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}

/** Text that only screen readers hear. */
export const hidden = (text) => h("span", { class: "visually-hidden" }, text);

/**
 * Makes the children of `parent` be `items` in order, touching only what changed.
 * `key(item)` names an item, `make(item)` builds its node, `update(node, item)` refreshes a kept one.
 */
export function reconcile(parent, items, { key, make, update }) {
  const kept = new Map();
  for (const child of parent.children) if (child.dataset.key !== undefined) kept.set(child.dataset.key, child);
  let place = parent.firstElementChild;
  for (const item of items) {
    const name = String(key(item));
    let node = kept.get(name);
    kept.delete(name);
    if (node) {
      update?.(node, item);
    } else {
      node = make(item);
      node.dataset.key = name;
    }
    if (node === place) place = place.nextElementSibling;
    else parent.insertBefore(node, place);
  }
  for (const gone of kept.values()) gone.remove();
}

let lastId = 0;
/** A fresh id for `for`, `aria-labelledby` and the like. */
export const freshId = (prefix) => `${prefix}-${++lastId}`;
