import { useEffect } from 'react';

/**
 * A4 and Letter within margins of 10 mm, in CSS pixels: both widths, as words are longer on the narrow
 * one and charts are higher on the wide one, and the height of the lower one.
 */
const sheet = { widths: [718, 740], height: 975 };

/** Below the last the letters are too small: what is longer then goes on to a second sheet. */
const sizes = [0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55];

/**
 * While the page is being printed, by its button or the browser's own keys, it is dressed for paper
 * (`on-paper` on the root) and as large as one sheet has room for.
 */
export function useSheet(): void {
  useEffect(() => {
    window.addEventListener('beforeprint', dress);
    window.addEventListener('afterprint', undress);
    return () => {
      window.removeEventListener('beforeprint', dress);
      window.removeEventListener('afterprint', undress);
      undress();
    };
  }, []);
}

function dress(): void {
  document.documentElement.classList.add('on-paper');
  const main = document.getElementById('main');
  if (main !== null) {
    main.style.zoom = String(sizeOf(main));
  }
}

function undress(): void {
  document.documentElement.classList.remove('on-paper');
  document.getElementById('main')?.style.removeProperty('zoom');
}

/** The largest size at which the page is no longer than the sheet. */
function sizeOf(main: HTMLElement): number {
  const fitting = sizes.find((size) =>
    sheet.widths.every((width) => {
      main.style.width = `${width / size}px`;
      return main.scrollHeight * size <= sheet.height;
    }),
  );
  main.style.removeProperty('width');
  return fitting ?? sizes.at(-1) ?? 1;
}
