/**
 * Inline styles only (many mail programs drop everything else). No background and no text
 * colour but the button's: the reader's own light or dark scheme stays in charge.
 */
const font =
  "'Atkinson Hyperlegible Next','Atkinson Hyperlegible',-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const hairline = '1px solid #8c9995';

export const styles = {
  html: 'color-scheme:light dark',
  body: 'margin:0;padding:0;-webkit-text-size-adjust:100%',
  page: `max-width:560px;margin:0 auto;padding:32px 20px;font-family:${font};font-size:17px;line-height:1.5`,
  clinic: `margin:0 0 24px;padding:0 0 16px;border-bottom:${hairline};font-size:17px;font-weight:700`,
  paragraph: 'margin:0 0 16px',
  heading: 'margin:24px 0 8px;font-size:20px;line-height:1.2;font-weight:700',
  list: 'margin:0 0 16px;padding:0 0 0 24px',
  quote: `margin:0 0 16px;padding:0 0 0 16px;border-left:${hairline}`,
  rule: `margin:24px 0;border:0;border-top:${hairline}`,
  link: 'color:inherit;text-decoration:underline',
  buttonLine: 'margin:24px 0',
  button:
    'display:inline-block;padding:14px 24px;border-radius:6px;background-color:#0b6b66;color:#ffffff;font-weight:700;text-decoration:none',
  note: 'margin:0 0 16px;padding:12px 16px;border:2px solid #0b8a83;border-radius:6px;font-weight:700',
  foot: `margin:32px 0 0;padding:16px 0 0;border-top:${hairline};font-size:15px`,
  footLine: 'margin:0 0 8px',
} as const;
