// Which rows of a list are ticked: kept while pages are turned, dropped when the search or the filter changes.
(() => {
  const card = document.querySelector('[data-selection]');

  for (const done of document.querySelectorAll('[data-clear-selection]')) {
    sessionStorage.removeItem(`selection:${done.dataset.clearSelection}`);
  }
  if (!card) {
    return;
  }
  const store = `selection:${card.dataset.selection}`;
  const button = card.querySelector('[data-selected]');
  if (!button) {
    return;
  }

  function list() {
    return document.getElementById('list').dataset;
  }

  function nothing() {
    return { search: list().search, filter: list().filter, all: false, ids: [] };
  }

  // With `all`, the ids are those that are not selected.
  function load() {
    const kept = JSON.parse(sessionStorage.getItem(store) ?? 'null');
    return kept && kept.search === list().search && kept.filter === list().filter ? kept : nothing();
  }

  function save(selection) {
    sessionStorage.setItem(store, JSON.stringify(selection));
    show();
  }

  function count(selection) {
    return selection.all ? Number(list().total) - selection.ids.length : selection.ids.length;
  }

  function boxes() {
    return [...card.querySelectorAll('input[data-key]')];
  }

  function show() {
    const selection = load();
    const ids = new Set(selection.ids);
    for (const element of card.querySelectorAll('[data-needs-script]')) {
      element.hidden = false;
    }
    for (const box of boxes()) {
      box.checked = ids.has(box.dataset.key) !== selection.all;
    }
    const selected = count(selection);
    button.hidden = selected === 0;
    button.querySelector('[data-selected-count]').textContent = selected.toLocaleString('en');
    const mark = card.querySelector('[data-selected-mark]');
    mark.dataset.state = selected === 0 ? 'none' : selected < Number(list().total) ? 'some' : 'all';
  }

  function tick(selection, key, ticked) {
    const ids = new Set(selection.ids);
    if (ticked === selection.all) {
      ids.delete(key);
    } else {
      ids.add(key);
    }
    return { ...selection, ids: [...ids] };
  }

  function select(what) {
    if (what === 'all') {
      save({ ...nothing(), all: true });
    } else if (what === 'none') {
      save(nothing());
    } else {
      save(boxes().reduce((selection, box) => tick(selection, box.dataset.key, true), nothing()));
    }
    for (const menu of card.querySelectorAll('details.menu[open]')) {
      menu.open = false;
    }
  }

  card.addEventListener('change', (event) => {
    if (event.target.dataset.key) {
      save(tick(load(), event.target.dataset.key, event.target.checked));
    }
  });

  card.addEventListener('click', (event) => {
    const target = event.target.closest('[data-select], [data-bulk]');
    if (target?.dataset.select) {
      select(target.dataset.select);
    } else if (target?.dataset.bulk) {
      const selection = load();
      window.htmx.ajax('POST', target.dataset.bulk, {
        target: '#dialog',
        swap: 'innerHTML',
        values: {
          all: selection.all,
          search: selection.search,
          filter: selection.filter,
          ids: selection.all ? '' : selection.ids.join(','),
          except: selection.all ? selection.ids.join(',') : '',
        },
      });
    }
  });

  document.addEventListener('htmx:afterSwap', show);
  window.addEventListener('pageshow', show);
  show();
})();
