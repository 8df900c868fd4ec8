/**
 * `<script src="…/embed.js" data-location="SLUG" data-lang="es"></script>` in any web page: puts the
 * request form behind the script, in a frame as high as its content.
 */
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) {
    return;
  }
  const { location: slug, lang } = script.dataset;
  const language = (lang ?? document.documentElement.lang).startsWith('es') ? 'es' : 'en';
  const address = new URL('/request', script.src);
  address.searchParams.set('embed', '1');
  address.searchParams.set('lang', language);
  address.searchParams.set('page', location.origin + location.pathname);
  if (slug) {
    address.searchParams.set('location', slug);
  }
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name.startsWith('utm_')) {
      address.searchParams.set(name, value);
    }
  }

  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = language === 'es' ? 'Solicite una consulta' : 'Request a consultation';
  frame.style.cssText = 'display:block;width:100%;height:1100px;border:0;color-scheme:light dark';
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data } = event;
    const isOurs = event.source === frame.contentWindow && event.origin === address.origin;
    if (isOurs && typeof data === 'object' && data !== null && 'stillpointHeight' in data) {
      frame.style.height = `${Number(data.stillpointHeight)}px`;
    }
  });
  let pages = 0;
  frame.addEventListener('load', () => {
    pages += 1;
    if (pages > 1) {
      frame.scrollIntoView({ block: 'start' });
    }
  });
  script.after(frame);
})();
