/** Makes the booking page a little better where scripts run; without them it works as well. */
const page = document.querySelector<HTMLElement>('#booking');
const held = document.querySelector<HTMLElement>('.held');

/** A person, not a mail scanner, has the page before their eyes. */
function reportSeen(address: string): void {
  const report = (): void => {
    if (document.visibilityState === 'visible') {
      document.removeEventListener('visibilitychange', report);
      fetch(address, { method: 'POST', keepalive: true }).catch(() => undefined);
    }
  };
  document.addEventListener('visibilitychange', report);
  report();
}

/** Says so when the chosen time is no longer kept. */
function watchHold(form: HTMLElement): void {
  const ends = performance.now() + Number(form.dataset['seconds']) * 1000;
  const timer = setInterval(() => {
    if (performance.now() < ends) {
      return;
    }
    clearInterval(timer);
    form.classList.add('over');
    const says = form.querySelector('[role=status]');
    if (says) {
      says.textContent = form.dataset['over'] ?? '';
    }
  }, 1000);
}

/** A second tap on a slow line must not send the form twice. */
function sendOnce(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    if (form.dataset['sent'] === 'yes') {
      event.preventDefault();
      return;
    }
    form.dataset['sent'] = 'yes';
    event.submitter?.setAttribute('aria-disabled', 'true');
  });
  window.addEventListener('pageshow', () => {
    delete form.dataset['sent'];
    form.querySelector('[aria-disabled]')?.removeAttribute('aria-disabled');
  });
}

if (page?.dataset['opened']) {
  reportSeen(page.dataset['opened']);
}
if (held) {
  watchHold(held);
}
for (const form of document.forms) {
  sendOnce(form);
}
