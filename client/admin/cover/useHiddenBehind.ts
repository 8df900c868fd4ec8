import { useLayoutEffect } from 'react';

/** What lies on the page without being the cover. The style sheet makes it invisible. */
const mark = 'data-behind-cover';

/**
 * While the cover is there, nothing else on the page can be seen, reached or read out, nor what is
 * put there meanwhile (a menu, a message).
 * @param cover the id of an element in the cover
 */
export function useHiddenBehind(cover: string): void {
  useLayoutEffect(() => {
    function hide(): void {
      for (const element of document.body.children) {
        if (element.querySelector(`#${CSS.escape(cover)}`) === null) {
          element.setAttribute(mark, '');
          element.setAttribute('inert', '');
        }
      }
    }
    hide();
    const watch = new MutationObserver(hide);
    watch.observe(document.body, { childList: true });
    return () => {
      watch.disconnect();
      for (const element of document.querySelectorAll(`[${mark}]`)) {
        element.removeAttribute(mark);
        element.removeAttribute('inert');
      }
    };
  }, [cover]);
}
