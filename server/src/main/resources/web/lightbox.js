// The small things that a page cannot do by itself. Every page reads and works without this file.
(() => {
  const root = document.documentElement;

  const localTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const exactTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

  function showLocalTimes(within) {
    for (const time of within.querySelectorAll('time[datetime]')) {
      const at = new Date(time.dateTime);
      time.textContent = localTime.format(at);
      time.title = `${exactTime.format(at)} (${time.dateTime})`;
    }
  }

  function announce(text) {
    const region = document.getElementById('announcements');
    if (region) {
      region.textContent = text;
    }
  }

  function switchTheme() {
    const theme = root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
    root.dataset.theme = theme;
    root.setAttribute('data-bs-theme', theme);
    document.cookie = `LIGHTBOX_THEME=${theme}; path=/; max-age=31536000; samesite=lax`;
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const text = source.value ?? source.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Clipboard access needs https or localhost; the old way works everywhere.
      const field = document.createElement('textarea');
      field.value = text;
      (button.closest('dialog') ?? document.body).append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
    button.classList.add('copied');
    announce('Copied');
    setTimeout(() => button.classList.remove('copied'), 1600);
  }

  function reveal(button) {
    const field = document.getElementById(button.dataset.reveal);
    const shown = field.type === 'text';
    field.type = shown ? 'password' : 'text';
    button.setAttribute('aria-pressed', String(!shown));
  }

  document.addEventListener('click', (event) => {
    const target = event.target.closest('[data-theme-switch], [data-copy], [data-reveal], [data-close]');
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
    if (!target) {
      return;
    }
    if ('themeSwitch' in target.dataset) {
      switchTheme();
    } else if (target.dataset.copy) {
      copy(target);
    } else if (target.dataset.reveal) {
      reveal(target);
    } else if ('close' in target.dataset && target.closest('dialog')) {
      event.preventDefault();
      target.closest('dialog').close();
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      for (const menu of document.querySelectorAll('details.menu[open]')) {
        menu.open = false;
        menu.querySelector('summary').focus();
      }
      const navigation = document.getElementById('menu');
      if (navigation) {
        navigation.checked = false;
      }
    }
  });

  // A question that was answered leaves nothing behind that could be found or sent again.
  for (const dialog of document.querySelectorAll('dialog')) {
    dialog.addEventListener('close', () => dialog.replaceChildren());
  }

  // A form is sent once, however often its button is clicked.
  document.addEventListener('submit', (event) => {
    for (const button of event.target.querySelectorAll('button[data-once]')) {
      setTimeout(() => { button.disabled = true; button.classList.add('btn-loading'); });
    }
  });
  window.addEventListener('pageshow', () => {
    for (const button of document.querySelectorAll('button[data-once]')) {
      button.disabled = false;
      button.classList.remove('btn-loading');
    }
  });

  document.addEventListener('change', (event) => {
    if ('submitOnChange' in event.target.dataset) {
      event.target.form.requestSubmit();
    }
  });

  document.addEventListener('htmx:afterSwap', (event) => {
    showLocalTimes(document);
    const dialog = event.detail.target.closest?.('dialog');
    if (dialog && !dialog.open) {
      for (const menu of document.querySelectorAll('details.menu[open]')) {
        menu.open = false;
      }
      dialog.showModal();
    }
  });

  document.addEventListener('htmx:responseError', () => announce('The server could not do that. Reload the page and try again.'));
  document.addEventListener('htmx:sendError', () => announce('The server does not answer.'));

  for (const element of document.querySelectorAll('[data-needs-script]')) {
    element.hidden = false;
  }
  showLocalTimes(document);
})();
