// Elements from plain calls. Text is always text: nothing from a result is ever read as markup.

/// h("p", {class: "lead"}, "text", child, …); an attribute that is null or false is left out.
export function h(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
        if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
        else if (value !== null && value !== undefined && value !== false)
            element.setAttribute(key, value === true ? "" : value);
    }
    element.append(
        ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""),
    );
    return element;
}

/// A link, but only to the web: a scenario may name any address.
export function link(address, text) {
    return /^https?:\/\//i.test(address) ? h("a", { href: address, rel: "noopener noreferrer" }, text) : text;
}

/// columns: [{text, number: true for figures}]; rows: [[cell, …]], the first cell of each being its heading. A cell is
/// text or an element.
export function table(caption, columns, rows, options = {}) {
    const cell = (content, i) =>
        h(
            i === 0 ? "th" : "td",
            { scope: i === 0 ? "row" : null, class: columns[i].number ? "number" : null },
            content ?? "–",
        );
    return h(
        "div",
        { class: "scroll", tabindex: "0", role: "group", "aria-label": caption },
        h(
            "table",
            { class: options.class },
            h("caption", {}, h("span", {}, caption)),
            h(
                "thead",
                {},
                h(
                    "tr",
                    {},
                    columns.map((column) =>
                        h("th", { scope: "col", class: column.number ? "number" : null }, column.text),
                    ),
                ),
            ),
            h(
                "tbody",
                {},
                rows.map((row) => h("tr", {}, row.map(cell))),
            ),
        ),
    );
}
