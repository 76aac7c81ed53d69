(() => {
  "use strict";

  /* Pictures that open by themselves: those a person came for. */
  const OPENED = 3;

  const byText = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  /** A gate's checks: sorted, filtered, and their pictures fetched, all in place. */
  function bringToLife(section) {
    const table = section.querySelector("table");
    const body = table.tBodies[0];
    const headers = Array.from(table.tHead.rows[0].cells);
    const name = section.querySelector("input");
    const verdict = section.querySelector("select");
    const shown = section.querySelector("[role=status]");
    const none = section.querySelector(".modelgate-checks__none");
    const checks = Array.from(body.rows, (row) => ({
      row,
      picture: null,
      text: (row.cells[1].dataset.sort + " " + row.cells[1].dataset.id).toLowerCase(),
      keys: Array.from(row.cells, (cell) => cell.dataset.sort),
    }));

    function place(sorted) {
      const rows = document.createDocumentFragment();
      for (const check of sorted) {
        rows.appendChild(check.row);
        if (check.picture) {
          rows.appendChild(check.picture);
        }
      }
      body.appendChild(rows);
    }

    function sort(column, direction) {
      const sign = direction === "ascending" ? 1 : -1;
      const numeric = column !== 1;
      const missing = (key) => key === undefined || key === "";
      checks.sort((a, b) => {
        const left = a.keys[column];
        const right = b.keys[column];
        if (missing(left) || missing(right)) {
          // what has no number comes last, in either direction
          return missing(left) - missing(right);
        }
        return sign * (numeric ? left - right : byText.compare(left, right));
      });
      headers.forEach((header, i) => {
        if (i === column) {
          header.setAttribute("aria-sort", direction);
        } else {
          header.removeAttribute("aria-sort");
        }
      });
      place(checks);
    }

    function filter() {
      const words = name.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const check of checks) {
        const fits =
          (!verdict.value || check.row.dataset.verdict === verdict.value) &&
          words.every((word) => check.text.includes(word));
        check.row.hidden = !fits;
        if (check.picture) {
          check.picture.hidden = !fits || !isOpen(check);
        }
        count += fits ? 1 : 0;
      }
      none.hidden = count > 0;
      shown.textContent = section.dataset.shown.replace("{0}", count).replace("{1}", checks.length);
    }

    function toggleOf(check) {
      return check.row.querySelector(".modelgate-checks__toggle");
    }

    function isOpen(check) {
      return toggleOf(check).getAttribute("aria-expanded") === "true";
    }

    function fill(cell, html) {
      // parsed apart: nothing in it runs
      const parsed = new DOMParser().parseFromString(html, "text/html").body;
      cell.textContent = "";
      while (parsed.firstChild) {
        cell.appendChild(parsed.firstChild);
      }
    }

    function load(check, cell) {
      cell.setAttribute("aria-busy", "true");
      cell.textContent = section.dataset.loading;
      fetch(toggleOf(check).dataset.fragment, { credentials: "same-origin" })
        .then((answer) => {
          if (!answer.ok) {
            throw new Error(answer.statusText);
          }
          return answer.text();
        })
        .then((html) => fill(cell, html))
        .catch(() => {
          cell.textContent = section.dataset.failed;
          cell.setAttribute("role", "alert");
          check.failed = true;
        })
        .then(() => cell.removeAttribute("aria-busy"));
    }

    function toggle(check) {
      const open = !isOpen(check);
      toggleOf(check).setAttribute("aria-expanded", String(open));
      if (open && check.failed) {
        check.picture.remove();
        check.picture = null;
        check.failed = false;
      }
      if (open && !check.picture) {
        check.picture = document.createElement("tr");
        check.picture.className = "modelgate-checks__picture";
        const cell = check.picture.insertCell();
        cell.colSpan = headers.length;
        check.row.after(check.picture);
        load(check, cell);
      } else if (check.picture) {
        check.picture.hidden = !open;
      }
    }

    headers.forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "modelgate-checks__sort";
      button.textContent = header.textContent;
      header.textContent = "";
      header.appendChild(button);
      button.addEventListener("click", () => {
        const other = { ascending: "descending", descending: "ascending" }[header.getAttribute("aria-sort")];
        sort(column, other || header.dataset.first);
      });
    });
    checks.forEach((check) => {
      const button = toggleOf(check);
      if (button) {
        button.addEventListener("click", () => toggle(check));
      }
    });
    name.addEventListener("input", filter);
    verdict.addEventListener("change", filter);
    section.classList.add("modelgate-checks--live");
    filter();
    checks
      .filter((check) => check.row.dataset.urgent && toggleOf(check))
      .slice(0, OPENED)
      .forEach(toggle);
  }

  document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll(".modelgate-checks").forEach(bringToLife),
  );
})();
